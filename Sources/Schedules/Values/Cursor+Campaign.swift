import Campaigns
import Texts

/// The values of a campaign's and its indicators' keys.
extension Cursor {
    mutating func zone() throws(Finding) -> CivilZone {
        let name = try name(Findings.aZone)
        guard let zone = CivilZone(identifier: name.text) else {
            throw finding(
                .badZone,
                name,
                Findings.badZone(name.text),
                Self.likelyZone(name.text)
            )
        }
        return zone
    }

    private static func likelyZone(_ written: String) -> String? {
        switch written.folded {
        case "ict", "gmt+7", "utc+7", "+07:00", "+7", "asia/hanoi", "asia/ha_noi", "asia/saigon",
            "se", "hanoi", "ha noi", "vietnam", "viet nam", "sai gon", "saigon", "ho chi minh",
            "hcm":
            "Asia/Ho_Chi_Minh"
        default: likelyWord(for: written, among: CivilZone.knownIdentifiers)
        }
    }

    /// One calendar, or several of which each day off counts: `quoc-gia, dia-phuong`.
    mutating func calendars(
        _ known: [String: WorkingCalendar]
    ) throws(Finding) -> WorkingCalendar {
        var union: WorkingCalendar?
        for (text, token) in try identifiers() {
            guard let calendar = known[text] else {
                throw unknown(
                    .unknownCalendar,
                    token,
                    Findings.unknownCalendar(text),
                    among: known.keys.sorted()
                )
            }
            guard let earlier = union else {
                union = calendar
                continue
            }
            guard let both = earlier.union(calendar) else {
                throw finding(.calendarTooShort, token, Findings.calendarsApart)
            }
            union = both
        }
        guard let union else { throw unexpected(Findings.anIdentifier) }
        return union
    }

    mutating func mailServer(_ known: [String: MailServer]) throws(Finding) -> MailServer {
        let (text, token) = try identifier()
        guard let server = known[text] else {
            throw unknown(
                .unknownMailServer,
                token,
                Findings.unknownMailServer(text),
                among: known.keys.sorted()
            )
        }
        return server
    }

    /// A quoted heading of the unit list; returned as it is spelled there.
    mutating func column(among known: [String]) throws(Finding) -> String {
        let token = current
        let name = try string()
        guard let column = known.first(where: { $0.folded == name.folded }) else {
            throw Finding(
                .unitList,
                place(token?.column ?? 1, token?.length ?? 1),
                Findings.missingColumn(name, name),
                suggestion: likelyWord(for: name, among: known).map { "\"\($0)\"" }
            )
        }
        return column
    }

    /// What an indicator is to reach: a percentage, `99,5%`, or a count, `0`.
    mutating func target() throws(Finding) -> Indicator.Target {
        guard let token = current else { throw unexpected(Findings.aTarget) }
        let text = token.text.replacing(",", with: ".")
        guard let value = Double(text), value >= 0, text.first?.isNumber == true else {
            throw unexpected(Findings.aTarget)
        }
        advance()
        if accept(.percent) { return .percent(text) }
        guard let count = Int(text) else { throw finding(.expected, token, Findings.aTarget, nil) }
        return .count(count)
    }
}

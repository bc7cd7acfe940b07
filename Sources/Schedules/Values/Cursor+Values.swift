import Campaigns
import Texts

/// The values that blocks of several kinds have: ranges of days, windows, addresses, lists of names.
extension Cursor {
    /// `từ` date `đến` date, both included; `years`: how long it may be.
    mutating func validity(years: Int) throws(Finding) -> ClosedRange<CivilDate> {
        if startsDate, let token = current {
            throw finding(
                .expected,
                token,
                Findings.expected(Findings.quoted(Term.from.label), found: token.text),
                "từ \(token.text)"
            )
        }
        try expect(.from)
        let start = current
        let lower = try date()
        try expect(.until)
        return try range(from: lower, writtenAt: start, years: years)
    }

    /// The years that the time of a campaign may span: each of its days is looked at, again and again.
    static let mostYearsOfCampaign = 20
    /// The same of a calendar, which is longer than its campaigns.
    static let mostYearsOfCalendar = 40

    /// A date, or a date `đến` a date, both included.
    mutating func days() throws(Finding) -> ClosedRange<CivilDate> {
        let start = current
        let lower = try date()
        guard accept(.until) else { return lower...lower }
        return try range(from: lower, writtenAt: start, years: Self.mostYearsOfCalendar)
    }

    /// The range that ends with the date which stands here; it must not lie before the first.
    private mutating func range(
        from lower: CivilDate,
        writtenAt start: Token?,
        years: Int
    ) throws(Finding) -> ClosedRange<CivilDate> {
        let end = current
        let upper = try date()
        guard lower <= upper else {
            throw finding(
                .reversedRange,
                start ?? token(at: 0),
                Findings.reversedDates(lower, upper)
            )
        }
        let (year, month, day) = lower.components
        guard upper.components < (year + years, month, day) else {
            throw finding(.longCampaign, end, Findings.longTime(years: years))
        }
        return lower...upper
    }

    /// `07:30 đến 18:00`, or `mọi lúc`.
    mutating func window() throws(Finding) -> SendWindow {
        if accept(.anyTime) { return .anyTime }
        let from = try time()
        try expect(.until)
        return .daily(from: from, until: try time())
    }

    /// `"Phòng Tổ chức" <tccb@so.example>`; the name may be left out.
    mutating func address() throws(Finding) -> EmailAddress {
        var name: String?
        if case .string = current?.kind { name = try string() }
        guard let token = current, case .address(let text) = token.kind else {
            throw unexpected(Findings.anAddress)
        }
        guard let address = EmailAddress(text.trimmedBlanks, displayName: name) else {
            throw finding(.badAddress, token, Findings.badAddress(text))
        }
        advance()
        return address
    }

    mutating func identifiers() throws(Finding) -> [(text: String, token: Token)] {
        var list = [try identifier()]
        while accept(.comma) { list.append(try identifier()) }
        return list
    }

    mutating func names(_ what: Phrase) throws(Finding) -> [Name] {
        var list = [try name(what)]
        while accept(.comma) { list.append(try name(what)) }
        return list
    }

    /// A path of one word, relative, without `..`.
    mutating func relativePath() throws(Finding) -> String {
        guard let token = current, token.folded != nil else { throw unexpected(Findings.aPath) }
        guard !token.text.hasPrefix("/"), !token.text.split(separator: "/").contains("..") else {
            throw finding(.badPath, token, Findings.badPath(token.text))
        }
        advance()
        return token.text
    }

    /// One word that is no number; `what` tells what was expected.
    mutating func word(_ what: Phrase) throws(Finding) -> String {
        guard let token = current, token.folded != nil else { throw unexpected(what) }
        advance()
        return token.text
    }
}

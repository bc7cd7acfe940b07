package import Campaigns
import Wording

/// The milestones of a campaign as an iCalendar file (RFC 5545).
///
/// The same for the same files: the stamp is the campaign's first day, an event keeps its UID for
/// ever.
package struct MilestoneCalendar {
    private let campaign: Campaign
    private let unit: OrganisationalUnit?

    /// `unit`: only what concerns it, with its own deadlines; nil for all milestones.
    package init(_ campaign: Campaign, unit: OrganisationalUnit? = nil) {
        self.campaign = campaign
        self.unit = unit
    }

    /// Lines of at most 75 octets, CRLF line ends.
    package var text: String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//DonDoc//DonDoc//EN", "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH", "X-WR-CALNAME:" + Self.escaped(campaign.shortName ?? campaign.name),
        ]
        for milestone in campaign.milestones {
            if let deadline = deadline(of: milestone) { lines += event(milestone, deadline) }
        }
        lines.append("END:VCALENDAR")
        return lines.map { Self.folded($0) + "\r\n" }.joined()
    }

    private func deadline(of milestone: Milestone) -> CivilDateTime? {
        guard let unit else { return milestone.deadline }
        guard milestone.isDateOnly || campaign.involvement(of: unit, in: milestone) != nil else {
            return nil
        }
        return milestone.ownDeadlines[unit.code]?.deadline ?? milestone.deadline
    }

    private func event(_ milestone: Milestone, _ deadline: CivilDateTime) -> [String] {
        let words = LetterWords(campaign.language)
        let office = campaign.mailServer?.sender.displayName ?? campaign.name
        let description = [
            milestone.name, milestone.isDateOnly ? nil : words.evidence(milestone.evidence),
            words.dueBasis(milestone.basis, office: office),
        ].compactMap(\.self).joined(separator: "\n")
        let domain = campaign.mailServer?.sender.domain ?? "dondoc.invalid"
        return [
            "BEGIN:VEVENT", "UID:\(campaign.id).\(milestone.id)@\(domain)",
            "DTSTAMP:" + stamp(CivilDateTime(campaign.validity.lowerBound, .midnight)),
            "DTSTART:" + stamp(deadline), "SUMMARY:" + Self.escaped(milestone.displayName),
            "DESCRIPTION:" + Self.escaped(description), "TRANSP:TRANSPARENT", "END:VEVENT",
        ]
    }

    /// `20210310T100000Z`.
    private func stamp(_ local: CivilDateTime) -> String {
        let instant = campaign.zone.instant(of: local)
        let utc = CivilDateTime(secondsSinceEpoch: Int(instant.milliseconds / 1000))
        return utc.description.filter { $0 != "-" && $0 != ":" } + "Z"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
            .replacing("\n", with: "\\n")
    }

    private static func folded(_ line: String) -> String {
        var result = ""
        var length = 0
        for scalar in line.unicodeScalars {
            let size = UTF8.width(scalar)
            if length + size > 75 {
                result += "\r\n "
                length = 1
            }
            result.unicodeScalars.append(scalar)
            length += size
        }
        return result
    }
}

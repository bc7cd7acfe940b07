package import Campaigns
import Texts

/// The milestones of a campaign as an iCalendar file (RFC 5545).
///
/// The same for the same files: the stamp is the campaign's first day. An event keeps its UID for
/// ever, so that a milestone that moves does so in the reader's calendar too.
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
        let start = campaign.zone.instant(
            of: CivilDateTime(campaign.validity.lowerBound, .midnight)
        )
        let events = campaign.milestones.flatMap { milestone in
            deadline(of: milestone).map {
                event(milestone, due: $0, unit: unit?.code, stamp: start, sequence: 0)
            } ?? []
        }
        return text(["X-WR-CALNAME:" + Self.escaped(campaign.shortName ?? campaign.name)] + events)
    }

    /// The deadlines that a letter tells a unit of, written at that instant; nil where all have passed.
    package func text(of items: [ReminderItem], at instant: Instant) -> String? {
        let events = items.flatMap { item -> [String] in
            guard let due = item.deadline, campaign.zone.instant(of: due) > instant
            else {
                return []
            }
            return event(
                item.milestone,
                due: due,
                unit: item.unit.code,
                stamp: instant,
                sequence: item.revision
            )
        }
        return events.isEmpty ? nil : text(events)
    }

    private func text(_ content: [String]) -> String {
        let head = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//DonDoc//DonDoc//EN", "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
        ]
        return (head + content + ["END:VCALENDAR"]).map { Self.folded($0) + "\r\n" }.joined()
    }

    private func deadline(of milestone: Milestone) -> CivilDateTime? {
        guard let unit else { return milestone.deadline }
        guard milestone.isDateOnly || campaign.involvement(of: unit, in: milestone) != nil else {
            return nil
        }
        return milestone.ownDeadlines[unit.code]?.deadline ?? milestone.deadline
    }

    private func event(
        _ milestone: Milestone,
        due: CivilDateTime,
        unit: UnitCode?,
        stamp: Instant,
        sequence: Int
    ) -> [String] {
        let words = LetterWords(campaign.language)
        let office = campaign.mailServer?.sender.displayName ?? campaign.name
        let description = [
            milestone.name, milestone.isDateOnly ? nil : words.evidence(milestone.evidence),
            words.dueBasis(milestone.basis, office: office),
        ].compactMap(\.self).joined(separator: "\n")
        let domain = campaign.mailServer?.sender.domain ?? "dondoc.invalid"
        let name = [campaign.id.text, milestone.id.text, unit?.text].compactMap(\.self)
            .joined(separator: ".")
        return [
            "BEGIN:VEVENT", "UID:\(name)@\(domain)", "SEQUENCE:\(sequence)",
            "DTSTAMP:" + Self.time(stamp), "DTSTART:" + Self.time(campaign.zone.instant(of: due)),
            "SUMMARY:" + Self.escaped(milestone.displayName),
            "DESCRIPTION:" + Self.escaped(description), "TRANSP:TRANSPARENT", "END:VEVENT",
        ]
    }

    /// `20210310T100000Z`.
    private static func time(_ instant: Instant) -> String {
        let utc = CivilDateTime(secondsSinceEpoch: Int(instant.milliseconds / 1000))
        return utc.description.filter { $0 != "-" && $0 != ":" } + "Z"
    }

    /// TEXT (RFC 5545 §3.3.11).
    private static func escaped(_ text: String) -> String {
        var octets: [UInt8] = []
        octets.reserveCapacity(text.utf8.count + 8)
        for octet in text.utf8 {
            switch octet {
            case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","):
                octets += [UInt8(ascii: "\\"), octet]
            case UInt8(ascii: "\n"): octets += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            default: octets.append(octet)
            }
        }
        return String(decoding: octets, as: UTF8.self)
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

package import Campaigns
import Foundation
package import Mail
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
                event(
                    milestone,
                    due: $0,
                    uid: uid(of: milestone.id, unit?.code),
                    stamp: start,
                    sequence: 0
                )
            } ?? []
        }
        return text(["X-WR-CALNAME:" + Self.escaped(campaign.shortName ?? campaign.name)] + events)
    }

    /// What a letter written at that instant publishes to a unit's calendar; nil for nothing.
    package func text(of entries: [CalendarEntry], at instant: Instant) -> String? {
        let events = entries.flatMap { entry in
            campaign.milestone(entry.obligation.milestone).map { milestone in
                event(
                    milestone,
                    due: entry.deadline,
                    uid: entry.uid,
                    stamp: instant,
                    sequence: entry.sequence
                )
            } ?? []
        }
        return events.isEmpty ? nil : text(events)
    }

    /// What a letter written at that instant takes out of a unit's calendar; nil for nothing.
    ///
    /// An object has one method, so it is one of its own (RFC 5546 §1.4). Whoever was sent a published event may
    /// be sent its cancellation (§3.2.1).
    package func cancellation(of entries: [CalendarEntry], at instant: Instant) -> String? {
        let events = entries.flatMap { entry in
            [
                "BEGIN:VEVENT", "UID:\(entry.uid)", "SEQUENCE:\(entry.sequence)",
                "DTSTAMP:" + Self.time(instant),
                "DTSTART:" + Self.time(campaign.zone.instant(of: entry.deadline)), organizerLine,
                "SUMMARY:" + Self.escaped(entry.title), "STATUS:CANCELLED", "END:VEVENT",
            ]
        }
        return events.isEmpty ? nil : text(events, method: "CANCEL")
    }

    /// Names a milestone in a calendar: `dot.ke-hoach.CCA@so.example`.
    package func uid(of milestone: MilestoneID, _ unit: UnitCode?) -> String {
        let domain = campaign.mailServer?.sender.domain ?? "dondoc.invalid"
        let name = [campaign.id.text, milestone.text, unit?.text].compactMap(\.self)
            .joined(separator: ".")
        return "\(name)@\(domain)"
    }

    private func text(_ content: [String], method: String = "PUBLISH") -> String {
        let head = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//DonDoc//DonDoc//EN", "CALSCALE:GREGORIAN",
            "METHOD:\(method)",
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
        uid: String,
        stamp: Instant,
        sequence: Int
    ) -> [String] {
        let words = LetterWords(campaign.language)
        let description = [
            milestone.name, milestone.isDateOnly ? nil : words.evidence(milestone.evidence),
            words.dueBasis(milestone.basis, office: office),
        ].compactMap(\.self).joined(separator: "\n")
        return [
            "BEGIN:VEVENT", "UID:\(uid)", "SEQUENCE:\(sequence)",
            "DTSTAMP:" + Self.time(stamp),
        ] + span(of: milestone, due: due) + [
            organizerLine,
            "SUMMARY:" + Self.escaped(milestone.displayName),
            "DESCRIPTION:" + Self.escaped(description), "TRANSP:TRANSPARENT",
        ] + alarm(of: milestone, due: due, stamp: stamp) + ["END:VEVENT"]
    }

    private var office: String { campaign.mailServer?.sender.displayName ?? campaign.name }

    private var organizerLine: String {
        "ORGANIZER;CN=\"\(Self.parameter(office))\":mailto:\(organizer)"
    }

    /// Who answers for the event, which a published one must name (RFC 5546 §3.2.1).
    private var organizer: String {
        guard let address = campaign.mailServer?.sender.addrSpec else {
            return "khong-tra-loi@dondoc.invalid"
        }
        return address.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? address
    }

    /// A quarter of an hour from the deadline on, for an event of no length is shown by no calendar; a date
    /// alone is its whole day.
    private func span(of milestone: Milestone, due: CivilDateTime) -> [String] {
        guard !milestone.isDateOnly else {
            return [
                "DTSTART;VALUE=DATE:" + Self.date(due.date),
                "DTEND;VALUE=DATE:" + Self.date(due.date.adding(days: 1)),
            ]
        }
        let start = campaign.zone.instant(of: due)
        return ["DTSTART:" + Self.time(start), "DTEND:" + Self.time(start.adding(minutes: 15))]
    }

    /// A day before, or an hour where less than two days are left.
    private func alarm(of milestone: Milestone, due: CivilDateTime, stamp: Instant) -> [String] {
        guard !milestone.isDateOnly else { return [] }
        let start = campaign.zone.instant(of: due)
        let isNear = start >= stamp && start < stamp.adding(days: 2)
        return [
            "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:" + (isNear ? "-PT1H" : "-P1D"),
            "DESCRIPTION:" + Self.escaped(milestone.displayName), "END:VALARM",
        ]
    }

    /// `20210310`.
    private static func date(_ date: CivilDate) -> String {
        date.description.filter { $0 != "-" }
    }

    /// A parameter's value between quotes, which may hold none (RFC 5545 §3.1) nor control characters.
    private static func parameter(_ text: String) -> String {
        String(text.map { $0 == "\"" ? "'" : $0.isNewline || $0 == "\t" ? " " : $0 })
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

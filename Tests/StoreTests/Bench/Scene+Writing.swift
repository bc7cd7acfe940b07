@testable import Campaigns
@testable import Delivery
import Foundation
import Mail

/// What a letter of a contract is like, unless told otherwise: to CCA about `m1`, a week before.
struct LetterTerms {
    var campaign: CampaignID = "d"
    var schedule: ScheduleID = "nhac"
    var line = 1
    var ruleKey = "-P7D"
    var milestone: MilestoneID? = "m1"
    var unit: UnitCode = "CCA"
    var role = ContactRole.focal
    var server: MailServerID = "may"
    var address = "cca@so.example"
    /// nil: the token.
    var subject: String?
    var notBefore = Instant.morning
    var due = Instant.morning
    var nominal = CivilDateTime.at("2021-03-09T08:00")
    var expires = Instant.at("2021-03-31T17:00")
    var priority = 2
    var held: Reason?
    var resends = true
    var tracks = false
    /// What it tells its reader's calendar.
    var calendarNews: [CalendarEntry] = []
    /// Other occurrences that the letter also says, by rule and milestone.
    var merged: [(RuleName, MilestoneID)] = []

    func draft(_ token: String) -> MessageDraft {
        MessageDraft(
            token: token,
            schedule: schedule,
            recipientKey: Recipient.key(of: role, in: unit),
            server: server,
            sender: .of("tccb@so.example"),
            tracksBounces: tracks,
            address: .of(address),
            subject: subject ?? token,
            bytes: Data("thư \(token)".utf8),
            calendarNews: calendarNews,
            notBefore: notBefore,
            expires: expires,
            heldBecause: held,
            resendsWhenAmbiguous: resends,
            priority: priority
        )
    }

    func entry(_ slot: String, _ disposition: LedgerEntry.Disposition) -> LedgerEntry {
        let occurrence = Occurrence(
            schedule: schedule,
            line: line,
            ruleKey: ruleKey,
            milestone: milestone,
            deadline: .at("2021-03-31T17:00"),
            nominal: nominal,
            nominalInstant: Campaign.sampleZone.instant(of: nominal),
            actual: nominal,
            actualInstant: Campaign.sampleZone.instant(of: nominal),
            due: due,
            shifts: [],
            slot: slot,
            isBeforeDue: true,
            isClosing: false
        )
        let recipient = Recipient(place: .unit(unit, role), address: .of(address))
        return LedgerEntry(
            occurrence,
            key: KeyStem(occurrence, of: campaign).key(unit: unit, recipient),
            unit: unit,
            recipient: recipient,
            disposition: disposition
        )
    }

    /// The occurrence that a letter of that token carries, and those that are said in it too.
    func entries(_ token: String) -> [LedgerEntry] {
        [entry(token, .letter(token))]
            + merged.map { rule, milestone in
                var other = self
                (other.schedule, other.ruleKey) = (rule.schedule, rule.ruleKey)
                (other.milestone, other.line) = (milestone, 2)
                return other.entry(token, .merged(token))
            }
    }
}

extension Scene {
    /// Writes a letter named so; returns its id.
    func write(_ token: String, _ change: (inout LetterTerms) -> Void = { _ in }) throws -> Int64 {
        var terms = LetterTerms()
        change(&terms)
        var plan = PassPlan(at: .start, zone: Campaign.sampleZone)
        plan.messages = [terms.draft(token)]
        plan.entries = terms.entries(token)
        try store.commit(plan, of: terms.campaign, at: nil)
        return try id(token)
    }

    func id(_ token: String) throws -> Int64 {
        let row = try store.outbox(of: nil, state: nil).first { $0.subject == token }
        guard let row else { throw Broken("no letter \(token)") }
        return row.id
    }

    /// Notes an occurrence without a letter.
    func note(
        _ slot: String,
        _ disposition: LedgerEntry.Disposition,
        _ change: (inout LetterTerms) -> Void = { _ in }
    ) throws {
        var terms = LetterTerms()
        change(&terms)
        var plan = PassPlan(at: .start, zone: Campaign.sampleZone)
        plan.entries = [terms.entry(slot, disposition)]
        try store.commit(plan, of: terms.campaign, at: nil)
    }

    func row(_ id: Int64) throws -> OutboxRow {
        guard let letter = try store.letter(id) else { throw Broken("no letter \(id)") }
        return letter.row
    }

    func state(_ id: Int64) throws -> LetterState { try row(id).state }

    func expect(_ id: Int64, is wanted: LetterState, _ what: String = "state") throws {
        try check(try state(id), is: wanted, "letter \(id): \(what)")
    }

    func emptyPlan(at instant: Instant = .start) -> PassPlan {
        PassPlan(at: instant, zone: Campaign.sampleZone)
    }
}

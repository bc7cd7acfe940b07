import Campaigns
import Delivery
import Foundation
import Testing

/// What the ledger holds, read apart from the program, and what the files call for.
extension TestBench {
    @discardableResult
    func pass(at now: Instant) async throws -> Dispatcher.Report {
        try await dispatcher.pass(at: now, clock: { now }, transport: { _ in self.transport })
    }

    func record(_ event: Scenario.Event) throws {
        switch event.kind {
        case .submit: try report(event.unit, event.milestone, at: event.at)
        case .giveBack: try report(event.unit, event.milestone, at: event.at, .returned)
        case .withdraw: try report(event.unit, event.milestone, at: event.at, .withdrawn)
        case .extend:
            let due = campaign.milestone(MilestoneID(event.milestone))?.deadline
            let later = max(try instant(event.at), campaign.zone.instant(of: try #require(due)))
            let date = campaign.zone.civil(of: later.adding(days: 6)).date
            try extend(
                event.unit,
                event.milestone,
                to: "\(date)T17:00:00",
                recorded: event.at
            )
        }
    }

    /// One row of the ledger with the end of its letter.
    struct LedgerLine: Hashable {
        let occurrence: StoredOccurrence
        let state: LetterState?
        /// The occurrence's own reason, else that of its letter.
        let reason: Reason?
        let sent: Instant?

        var isSent: Bool { state == .sent }
    }

    func rows() throws -> Set<LedgerLine> {
        let contents = try contents()
        return Set(
            contents.occurrences.map { occurrence in
                let letter = occurrence.letter.map { contents.letters[Int($0) - 1] }
                return LedgerLine(
                    occurrence: occurrence,
                    state: letter?.state,
                    reason: occurrence.reason ?? letter?.reason,
                    sent: letter?.state == .sent ? letter?.ended : nil
                )
            }
        )
    }

    func sentKeys() throws -> Set<OccurrenceKey> {
        Set(try rows().filter(\.isSent).map(\.occurrence.key))
    }

    struct SentLetter {
        let schedule: ScheduleID
        let sent: Instant
        let ruleKeys: [String]
    }

    func sentLetters() throws -> [SentLetter] {
        let sent = try rows().filter(\.isSent)
        return Dictionary(grouping: sent, by: \.occurrence.letter).values.compactMap { rows in
            guard let first = rows.first, let sent = first.sent else { return nil }
            return SentLetter(
                schedule: first.occurrence.schedule,
                sent: sent,
                ruleKeys: rows.map(\.occurrence.ruleKey)
            )
        }
    }

    /// Every occurrence that the files call for, enumerated; extensions aside.
    func allOccurrences() throws -> [Occurrence] {
        let agenda = Agenda(campaign)
        return try campaign.schedules.flatMap { schedule in
            try schedule.rules.flatMap { rule -> [Occurrence] in
                guard case .reminder(let ids) = schedule.kind else {
                    return try agenda.occurrences(of: rule, in: schedule)
                }
                return try ids.compactMap(campaign.milestone).flatMap { milestone in
                    try agenda.occurrences(
                        of: rule,
                        in: schedule,
                        milestone: milestone.id,
                        deadline: try #require(milestone.deadline)
                    )
                }
            }
        }
    }
}

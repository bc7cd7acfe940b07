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

    /// How many occurrences were due by the last pass: counted unit by unit, recipient by recipient.
    func occurrencesDue() throws -> Int {
        var facts = Facts()
        var cursor = FactCursor()
        try store.loadFacts(of: "d", into: &facts, after: &cursor)
        let end = try #require(try store.lastPass(of: "d"))
        let agenda = Agenda(campaign)
        let evaluator = ObligationEvaluator(campaign)
        // Notices are asked for by events, not by the files.
        var count = try contents().occurrences.count { $0.line == 0 }
        for schedule in campaign.schedules {
            for rule in schedule.rules {
                guard case .reminder(let ids) = schedule.kind else {
                    let readers = campaign.recipients(of: schedule, unit: nil).count
                    count +=
                        try agenda.occurrences(of: rule, in: schedule)
                        .count { $0.due <= end } * readers
                    continue
                }
                for milestone in ids.compactMap(campaign.milestone) {
                    for unit in campaign.units {
                        let status = evaluator.status(
                            of: milestone,
                            for: unit.code,
                            involvement: .obliged,
                            history: facts.history(of: unit.code, milestone.id),
                            at: end
                        )
                        let readers = campaign.recipients(of: schedule, unit: unit).count
                        let original = try #require(milestone.deadline)
                        // Of the old deadline what fell due before the extension or the return, of the
                        // new one what is meant for after it.
                        let returned = facts.history(of: unit.code, milestone.id)?
                            .submissions.last { $0.status == .returned && $0.recorded <= end }?
                            .happened
                        let since = returned ?? status.deadlineSince
                        let resubmission = returned.map {
                            evaluator.resubmissionDate(after: $0, deadline: status.deadline)
                        }
                        count +=
                            try agenda.occurrences(
                                of: rule,
                                in: schedule,
                                milestone: milestone.id,
                                deadline: original
                            ).count { $0.due <= min(end, since ?? end) } * readers
                        guard let since, let deadline = resubmission ?? status.deadline else {
                            continue
                        }
                        count +=
                            try agenda.occurrences(
                                of: rule,
                                in: schedule,
                                milestone: milestone.id,
                                deadline: deadline
                            ).count {
                                // Returned with time left the deadline stays, and so do its occurrences.
                                $0.due <= end && campaign.zone.instant(of: $0.nominal) >= since
                                    && (deadline != original || $0.due > since)
                            } * readers
                    }
                }
            }
        }
        return count
    }
}

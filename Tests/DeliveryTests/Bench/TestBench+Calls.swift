import Campaigns
import Delivery
import Testing

/// What files and facts call for, reminder by reminder, worked out apart from the planner.
extension TestBench {
    /// One reminder to one recipient that some deadline of its unit calls for.
    struct Call {
        let occurrence: Occurrence
        let schedule: Schedule
        let milestone: Milestone
        let unit: OrganisationalUnit
        let recipient: Recipient
    }

    func facts() throws -> Facts {
        var facts = Facts()
        var cursor = FactCursor()
        try store.loadFacts(of: campaign.id, into: &facts, after: &cursor)
        return facts
    }

    /// All reminders due by that instant.
    ///
    /// Of the old deadline what fell due before the extension or the return, of the new one what is meant
    /// for after it. `joined`: the units that a later set brought, and when: nothing is meant for them
    /// earlier, nor do they owe what was due earlier.
    func calls(through end: Instant, joined: [UnitCode: Instant] = [:]) throws -> [Call] {
        let (facts, agenda, evaluator) = (
            try facts(), Agenda(campaign), ObligationEvaluator(campaign)
        )
        var calls: [Call] = []
        for schedule in campaign.schedules {
            guard case .reminder(let ids) = schedule.kind else { continue }
            for milestone in ids.compactMap(campaign.milestone) {
                for unit in campaign.units {
                    let spans = try spans(of: milestone, unit, facts, evaluator, through: end)
                    for span in spans {
                        let due = evaluator.dueInstant(
                            of: span.deadline,
                            graceMinutes: milestone.graceMinutes
                        )
                        if let joined = joined[unit.code], due < joined { continue }
                        for rule in schedule.rules {
                            let occurrences = try agenda.occurrences(
                                of: rule,
                                in: schedule,
                                milestone: milestone.id,
                                deadline: span.deadline
                            ).filter { occurrence in
                                let from = max(span.from, joined[unit.code] ?? .distantPast)
                                return occurrence.due <= span.until
                                    && occurrence.nominalInstant >= from
                                    && (span.isFirst || !span.isSame || occurrence.due > span.from)
                            }
                            let recipients = campaign.recipients(of: schedule, unit: unit)
                            calls += occurrences.flatMap { occurrence in
                                recipients.map { recipient in
                                    Call(
                                        occurrence: occurrence,
                                        schedule: schedule,
                                        milestone: milestone,
                                        unit: unit,
                                        recipient: recipient
                                    )
                                }
                            }
                        }
                    }
                }
            }
        }
        return calls
    }

    /// A time for which a unit had a deadline.
    private struct Span {
        let deadline: CivilDateTime
        /// Nothing is meant earlier.
        let from: Instant
        /// Nothing falls due later.
        let until: Instant
        let isFirst: Bool
        /// The deadline is the one that held before.
        let isSame: Bool
    }

    /// The milestone's deadline, and the one that an extension or a return gave the unit.
    private func spans(
        of milestone: Milestone,
        _ unit: OrganisationalUnit,
        _ facts: Facts,
        _ evaluator: ObligationEvaluator,
        through end: Instant
    ) throws -> [Span] {
        let original = try #require(milestone.deadline)
        let history = facts.history(of: unit.code, milestone.id)
        let status = evaluator.status(
            of: milestone,
            for: unit.code,
            involvement: .obliged,
            history: history,
            at: end
        )
        let returned = history?.submissions
            .last { $0.status == .returned && $0.recorded <= end }?.happened
        let resubmission = returned.map {
            evaluator.resubmissionDate(after: $0, deadline: status.deadline)
        }
        let since = returned ?? status.deadlineSince
        let first = Span(
            deadline: original,
            from: .distantPast,
            until: min(end, since ?? end),
            isFirst: true,
            isSame: false
        )
        guard let since, let deadline = resubmission ?? status.deadline else { return [first] }
        let second = Span(
            deadline: deadline,
            from: since,
            until: end,
            isFirst: false,
            // Returned with time left the deadline stays, and so do its occurrences.
            isSame: deadline == original
        )
        return [first, second]
    }

    /// How many occurrences were due by the last pass: counted unit by unit, recipient by recipient.
    func occurrencesDue() throws -> Int {
        let end = try #require(try store.lastPass(of: campaign.id))
        let agenda = Agenda(campaign)
        // Notices are asked for by events, not by the files.
        let notices = try contents().occurrences.count { $0.line == 0 }
        let circulars = try campaign.schedules.filter { !$0.isReminder }.map { schedule in
            let readers = campaign.recipients(of: schedule, unit: nil).count
            return try schedule.rules.map { rule in
                try agenda.occurrences(of: rule, in: schedule).count { $0.due <= end } * readers
            }.reduce(0, +)
        }.reduce(0, +)
        return try notices + circulars + calls(through: end).count
    }
}

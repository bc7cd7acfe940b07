import Campaigns

/// Finds the reminders that are due: what may become a letter is a ``Candidate``, the rest is noted.
struct ReminderPlanner {
    private let context: PlanningContext

    private var campaign: Campaign { context.campaign }

    init(_ context: PlanningContext) {
        self.context = context
    }

    /// Plans the letters of all reminder blocks, and the notices beside them.
    func plan(_ pass: inout Pass) throws {
        var candidates: [Candidate] = []
        for schedule in campaign.schedules where campaign.mailServer(of: schedule) != nil {
            guard case .reminder(let ids) = schedule.kind else { continue }
            for milestone in ids.compactMap(campaign.milestone) {
                candidates += try self.candidates(of: schedule, about: milestone, &pass)
            }
        }
        candidates += try NoticePlanner(context).candidates(pass)
        try ReminderLetters(context).compose(candidates, &pass)
    }

    /// An occurrence that the pass looks at, with what is the same for all units.
    private struct Due {
        let occurrence: Occurrence
        let stem: KeyStem
        /// Why nobody gets it, whatever the units did.
        let silence: Reason?
    }

    private func candidates(
        of schedule: Schedule,
        about milestone: Milestone,
        _ pass: inout Pass
    ) throws -> [Candidate] {
        guard let base = milestone.deadline else { return [] }
        let apart = pass.facts.apart(in: milestone.id)
        let common = try due(schedule, milestone, by: base, since: pass.moved[milestone.id], pass)
        let joined = newcomers(to: schedule, pass)
        guard
            !common.isEmpty || !apart.isEmpty || !milestone.ownDeadlines.isEmpty
                || !joined.isEmpty
        else { return [] }
        var candidates: [Candidate] = []
        for concern in context.concerned(by: milestone, in: schedule) {
            let hasOwn =
                apart.contains(concern.unit) || milestone.ownDeadlines[concern.unit] != nil
            guard hasOwn || joined[concern.unit] != nil else {
                guard !common.isEmpty else { continue }
                let duty = context.duty(schedule, milestone, concern, pass)
                guard pass.owes(duty.unit, dueAt: context.dueInstant(duty)) else { continue }
                candidates += try self.candidates(among: common, duty, &pass)
                continue
            }
            let duty = context.duty(schedule, milestone, concern, pass)
            guard let deadline = duty.deadline,
                pass.owes(duty.unit, dueAt: context.dueInstant(duty))
            else { continue }
            if let since = duty.status.deadlineSince {
                // Due by the old deadline before the extension, and never looked at.
                try context.cancel(
                    common.lazy.map(\.occurrence).filter { $0.due <= since },
                    of: schedule,
                    duty,
                    because: Reason(.deadlineMoved, deadline.description),
                    since: since,
                    &pass
                )
            }
            try endBeforeReturn(duty, &pass)
            let since = pass.effect(of: duty)
            let own = try due(
                schedule,
                milestone,
                by: deadline,
                since: [since, joined[concern.unit]].compactMap(\.self).max(),
                pass
            )
            candidates += try self.candidates(among: own, duty, &pass)
        }
        return candidates
    }

    /// Ends what was due before the unit's report was returned, and never looked at: it was of no use then, or
    /// speaks of a deadline that holds no more.
    private func endBeforeReturn(_ duty: Duty, _ pass: inout Pass) throws {
        guard let since = duty.firstReturned, let former = duty.status.deadline else { return }
        let isMoved = former == duty.milestone.deadline
        let effect = duty.status.deadlineSince ?? (isMoved ? pass.moved[duty.milestone.id] : nil)
        for due in try due(duty.schedule, duty.milestone, by: former, since: effect, pass)
        where due.occurrence.due <= since && pass.concerns(duty.unit, due.occurrence)
            && due.silence == nil
        {
            let recipients = campaign.recipients(of: duty.schedule, unit: duty.unit)
            let cause = Reason(.deadlineMoved, duty.deadline?.description)
            try end(due, duty, recipients, because: cause, since: since, &pass)
        }
    }

    /// Units that joined since a rule of the block was last looked at: some of what is meant for
    /// them may have been due before.
    private func newcomers(to schedule: Schedule, _ pass: Pass) -> [UnitCode: Instant] {
        guard !pass.joined.isEmpty else { return [:] }
        let cursors = context.rules(of: schedule).map { pass.state(of: $0.name).cursor }
        let cursor = cursors.min() ?? pass.now
        return pass.joined.filter { $0.value > cursor && $0.value <= pass.now }
    }

    /// What falls due between the rules' cursors and half an hour from now.
    ///
    /// `since`: when this deadline took effect. Occurrences meant earlier are ignored; those meant
    /// later are looked at even if the cursor has passed them. Example: on the 10th the deadline
    /// moves from the 20th to the 15th. "7 days before" now means the 8th, and is ignored;
    /// "3 days before" means the 12th, and is looked at.
    private func due(
        _ schedule: Schedule,
        _ milestone: Milestone,
        by deadline: CivilDateTime,
        since: Instant?,
        _ pass: Pass
    ) throws -> [Due] {
        try context.rules(of: schedule).flatMap { entry in
            let state = pass.state(of: entry.name)
            let isFresh = since.map { $0 > state.cursor } ?? false
            return try context.agenda.occurrences(
                of: entry.rule,
                in: schedule,
                milestone: milestone.id,
                deadline: deadline
            ).due(
                after: isFresh ? .distantPast : state.cursor,
                through: pass.now.adding(minutes: mergeMinutes)
            ).meant(since: since).filter { !pass.isDecided($0, of: entry.rule, state) }
        }.sorted { ($0.due, $0.line) < ($1.due, $1.line) }.map { occurrence in
            Due(
                occurrence: occurrence,
                stem: context.stem(of: occurrence),
                silence: pass.silence(of: occurrence, by: schedule)
            )
        }
    }

    /// What of the occurrences for one block, unit and milestone may become a letter; the rest is noted.
    ///
    /// Where a newer one fell due while an older one still waited to leave, it has taken its place.
    private func candidates(
        among due: [Due],
        _ duty: Duty,
        _ pass: inout Pass
    ) throws -> [Candidate] {
        let mine = due.filter { pass.concerns(duty.unit, $0.occurrence) }
        guard !mine.isEmpty else { return [] }
        let recipients = campaign.recipients(of: duty.schedule, unit: duty.unit)
        var live: [Due] = []
        for entry in mine {
            guard let reason = entry.silence else {
                live.append(entry)
                continue
            }
            if entry.occurrence.due <= pass.now {
                pass.count(entry.occurrence, times: recipients.count, isMissed: false, reason)
            }
        }
        var candidates: [Candidate] = []
        for (index, entry) in live.enumerated() {
            let occurrence = entry.occurrence
            let expires = try context.times.expiry(of: occurrence, duty)
            let leaves = try context.times.departure(
                of: occurrence,
                by: duty.schedule,
                at: pass.now
            )
            var isEnded = false
            if occurrence.due <= pass.now {
                let end = min(leaves, expires, pass.now)
                let isSuperseded = live[index...].contains {
                    $0.occurrence.due > occurrence.due && $0.occurrence.due <= end
                }
                isEnded = isSuperseded || leaves > expires
                if isEnded {
                    let cause = Reason(isSuperseded ? .superseded : .tooLate)
                    try self.end(entry, duty, recipients, because: cause, since: pass.now, &pass)
                }
            }
            candidates += recipients.map { recipient in
                Candidate(
                    occurrence: occurrence,
                    key: entry.stem.key(unit: duty.unit.code, recipient),
                    duty: duty,
                    recipient: recipient,
                    expires: expires,
                    leaves: leaves,
                    isEnded: isEnded
                )
            }
        }
        return candidates
    }

    /// Notes an occurrence that leaves no more: for that cause or, where it was of no use any more when it
    /// fell due, for that reason.
    private func end(
        _ due: Due,
        _ duty: Duty,
        _ recipients: [Recipient],
        because cause: Reason,
        since instant: Instant,
        _ pass: inout Pass
    ) throws {
        let settled = context.settledWhenDue(due.occurrence, duty, pass)
        let reason = settled.map { Reason($0.code) } ?? cause
        guard reason.code.disposition != .cancelled else {
            return try context.cancel(
                [due.occurrence],
                of: duty.schedule,
                duty,
                because: reason,
                since: instant,
                &pass
            )
        }
        try context.count(
            due.occurrence,
            keys: recipients.map { due.stem.key(unit: duty.unit.code, $0) },
            isMissed: reason.code.disposition == .missed,
            because: reason,
            &pass
        )
    }
}

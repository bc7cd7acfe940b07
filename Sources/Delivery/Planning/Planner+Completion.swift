import Campaigns

/// Whether there is anything left to say.
extension Planner {
    /// Why the candidate is no letter; nil where it may be one.
    func objection(
        to candidate: Candidate,
        _ memory: LetterMemory,
        _ pass: Pass
    ) -> Reason? {
        if let reason = settled(candidate.milestone, candidate.status, by: candidate.schedule)
            ?? settledWhenDue(
                candidate.occurrence,
                candidate.milestone,
                candidate.unit.code,
                by: candidate.schedule,
                pass
            )
        {
            return reason
        }
        if candidate.notice != nil { return noAddress(candidate) }
        if let maximum = candidate.schedule.maximum,
            memory.letters(like: candidate) >= maximum
        {
            return Reason(.maximum, "\(maximum)")
        }
        if pass.moved[candidate.milestone.id] != nil, let sent = memory.lastSent(candidate),
            candidate.occurrence.due < sent.adding(days: 3)
        {
            return Reason(.recent, sent.description)
        }
        return noAddress(candidate)
    }

    private func noAddress(_ candidate: Candidate) -> Reason? {
        candidate.recipient.address == nil ? Reason(.noAddress) : nil
    }

    /// Why nothing more is to be said about the obligation; nil while it is open.
    func settled(
        _ milestone: Milestone,
        _ status: ObligationStatus,
        by schedule: Schedule
    ) -> Reason? {
        if milestone.isDateOnly || schedule.targets.contains(.units) { return nil }
        switch status.state {
        case .onTime, .late: return Reason(.submitted, status.submitted?.description)
        case .excused: return Reason(.excused)
        case .returned: return Reason(.returned, status.resubmitBy?.description)
        case .notYetDue, .overdue, .notApplicable: return nil
        }
    }

    /// What fell due while the thing was done or returned is not caught up once it is open again.
    func settledWhenDue(
        _ occurrence: Occurrence,
        _ milestone: Milestone,
        _ unit: UnitCode,
        by schedule: Schedule,
        _ pass: Pass
    ) -> Reason? {
        guard occurrence.due < pass.now,
            let history = pass.facts.history(of: unit, milestone.id)
        else { return nil }
        let status = evaluator.status(
            of: milestone,
            for: unit,
            involvement: .obliged,
            history: history,
            at: occurrence.due
        )
        return settled(milestone, status, by: schedule)
    }

    func status(
        of milestone: Milestone,
        _ unit: UnitCode,
        _ involvement: Involvement,
        _ pass: Pass
    ) -> ObligationStatus {
        evaluator.status(
            of: milestone,
            for: unit,
            involvement: involvement,
            history: pass.facts.history(of: unit, milestone.id),
            at: pass.now
        )
    }
}

import Campaigns

/// What a block reminds a unit of, and where the unit stands with it.
///
/// A class, because many candidates share one and are sorted and grouped.
final class Duty: Sendable {
    let schedule: Schedule
    let milestone: Milestone
    let unit: OrganisationalUnit
    let involvement: Involvement
    let status: ObligationStatus
    /// The deadline that holds for the unit: after a return its resubmission date, also once that was kept.
    ///
    /// Example: due on the 15th, returned on the 18th with time until the 22nd → the 22nd.
    let deadline: CivilDateTime?
    /// Since when ``deadline`` has counted; nil where it always did.
    let since: Instant?
    /// The returns, answered or not.
    private let returns: [Submission]
    /// What was handed in.
    private let received: [Submission]

    /// As the history has it at that instant.
    init(
        _ schedule: Schedule,
        _ milestone: Milestone,
        _ unit: OrganisationalUnit,
        _ involvement: Involvement,
        _ history: ObligationHistory?,
        _ context: PlanningContext,
        at instant: Instant
    ) {
        self.schedule = schedule
        self.milestone = milestone
        self.unit = unit
        self.involvement = involvement
        let (evaluator, rules) = (context.evaluator, context.rules)
        let status = evaluator.status(
            of: milestone,
            for: unit.code,
            involvement: involvement,
            history: history,
            at: instant
        )
        self.status = status
        let known = (history?.submissions ?? []).filter {
            max($0.happened, $0.recorded) <= instant
        }
        returns =
            rules.contains(.reopening) ? known.filter { $0.status == .returned } : []
        received = known.filter { $0.status == .received || $0.status == .accepted }
        let returned = returns.last?.happened
        let own =
            returned.map { evaluator.resubmissionDate(after: $0, deadline: status.deadline) }
            ?? status.deadline
        deadline = rules.contains(.ownDeadlines) ? own : milestone.deadline
        since = [returned, status.deadlineSince].compactMap(\.self).max()
    }

    /// The return that is not answered yet; nil where there is none.
    var returned: Submission? {
        returns.last.flatMap { $0.happened == status.returned ? $0 : nil }
    }

    /// Until when the deadline held that ``status`` names: the first return; nil where there is none.
    var firstReturned: Instant? { returns.first?.happened }

    /// Why what fell due then is of no use any more, though it may be open again; nil where it never was done
    /// meanwhile.
    ///
    /// Example: due on Monday, handed in on Tuesday, withdrawn on Wednesday: Monday's letter, which waits for
    /// a server, is not sent on Thursday.
    func settledAfter(_ due: Instant) -> Reason? {
        if milestone.isDateOnly || schedule.targets.contains(.units) { return nil }
        return received.last { max($0.happened, $0.recorded) > due }
            .map { Reason(.submitted, $0.happened.description) }
    }

    var obligation: ObligationID {
        ObligationID(unit: unit.code, milestone: milestone.id)
    }

    /// Why the block has nothing more to say about it; nil while it is open.
    var settled: Reason? { settled(by: status) }

    /// The same for another status of the same unit and milestone: that of an earlier instant.
    ///
    /// A date that nobody owes, and a block that writes to all units, are never settled; what was
    /// returned is open again.
    func settled(by status: ObligationStatus) -> Reason? {
        if milestone.isDateOnly || schedule.targets.contains(.units) { return nil }
        switch status.state {
        case .onTime, .late: return Reason(.submitted, status.submitted?.description)
        case .excused: return Reason(.excused)
        case .notYetDue, .overdue, .returned, .notApplicable: return nil
        }
    }
}

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

    init(
        schedule: Schedule,
        milestone: Milestone,
        unit: OrganisationalUnit,
        involvement: Involvement,
        status: ObligationStatus
    ) {
        self.schedule = schedule
        self.milestone = milestone
        self.unit = unit
        self.involvement = involvement
        self.status = status
    }

    var obligation: ObligationID {
        ObligationID(unit: unit.code, milestone: milestone.id)
    }

    /// Why the block has nothing more to say about it; nil while it is open.
    var settled: Reason? { settled(by: status) }

    /// The same for another status of the same unit and milestone: that of an earlier instant.
    ///
    /// A date that nobody owes, and a block that writes to all units, are never settled.
    func settled(by status: ObligationStatus) -> Reason? {
        if milestone.isDateOnly || schedule.targets.contains(.units) { return nil }
        switch status.state {
        case .onTime, .late: return Reason(.submitted, status.submitted?.description)
        case .excused: return Reason(.excused)
        case .returned: return Reason(.returned, status.resubmitBy?.description)
        case .notYetDue, .overdue, .notApplicable: return nil
        }
    }
}

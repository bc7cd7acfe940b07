package import Campaigns

/// What a changed set of files no longer has.
///
/// Taken over, it ends letters that wait, and a unit that comes back later counts as one that joins.
package struct SetLoss: Hashable, Sendable {
    package let units: [UnitCode]
    package let milestones: [MilestoneID]
    package let schedules: [ScheduleID]
    /// Blocks that are still there with fewer lines that send.
    package let shortened: [ScheduleID]

    package init(from old: Campaign, to new: Campaign) {
        units = old.units.map(\.code).filter { new.unit($0) == nil }
        milestones = old.milestones.map(\.id).filter { new.milestone($0) == nil }
        schedules = old.schedules.map(\.id).filter { new.schedule($0) == nil }
        shortened = old.schedules.filter { schedule in
            new.schedule(schedule.id).map { $0.rules.count < schedule.rules.count } ?? false
        }.map(\.id)
    }

    package var isEmpty: Bool {
        units.isEmpty && milestones.isEmpty && schedules.isEmpty && shortened.isEmpty
    }
}

package import Campaigns

/// What a changed set of files asks of units otherwise than the one before it.
package struct SetDifference: Hashable, Sendable {
    /// A milestone whose deadline is another one.
    package struct Move: Hashable, Sendable {
        package let milestone: MilestoneID
        /// nil for none, as an invitation may have.
        package let old: CivilDateTime?
        package let new: CivilDateTime?
    }

    /// In the order of the files.
    package let moved: [Move]
    package let joined: [UnitCode]
    package let left: [UnitCode]

    /// `old`: nil where there was none: nothing changed then.
    package init(from old: Campaign?, to new: Campaign) {
        moved = new.milestones.compactMap { milestone in
            guard let before = old?.milestone(milestone.id), before.deadline != milestone.deadline
            else { return nil }
            return Move(milestone: milestone.id, old: before.deadline, new: milestone.deadline)
        }
        joined = old.map { old in new.units.map(\.code).filter { old.unit($0) == nil } } ?? []
        left = old.map { $0.units.map(\.code).filter { new.unit($0) == nil } } ?? []
    }

    package var isEmpty: Bool { moved.isEmpty && joined.isEmpty && left.isEmpty }
}

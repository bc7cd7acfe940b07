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
    /// Of those that joined the ones to which the files give a first day.
    package let firstDays: [UnitCode: CivilDate]
    package let left: [UnitCode]

    /// `old`: nil where there was none: nothing changed then.
    package init(from old: Campaign?, to new: Campaign) {
        moved = new.milestones.compactMap { milestone in
            guard let before = old?.milestone(milestone.id), before.deadline != milestone.deadline
            else { return nil }
            return Move(milestone: milestone.id, old: before.deadline, new: milestone.deadline)
        }
        joined = old.map { old in new.units.map(\.code).filter { old.unit($0) == nil } } ?? []
        let given = new.units.compactMap { unit in unit.validFrom.map { (unit.code, $0) } }
        let isNew = Set(joined)
        firstDays = Dictionary(
            given.filter { isNew.contains($0.0) },
            uniquingKeysWith: { first, _ in first }
        )
        left = old.map { $0.units.map(\.code).filter { new.unit($0) == nil } } ?? []
    }

    package var isEmpty: Bool { moved.isEmpty && joined.isEmpty && left.isEmpty }
}

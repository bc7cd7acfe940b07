/// Why a milestone does not concern a unit.
package enum Unconcern: Hashable, Sendable {
    /// The unit takes part only from that day on, and the deadline is before it.
    case joinsLater(CivilDate)
    /// Later files brought the unit, without a first day of its own, after the deadline.
    case broughtLater(CivilDateTime)
    /// The unit takes part up to that day, and the deadline is after it.
    case leavesBefore(CivilDate)
    /// The milestone is for all but these, and the unit is among them.
    case excepted([UnitSelector])
    /// The milestone is for these, and the unit is not among them.
    case forOthers([UnitSelector])
    /// The milestone is for nobody but those whom it invites.
    case forNobody
}

extension Campaign {
    /// Why the milestone does not concern the unit; nil where it does: see ``involvement(of:in:)``.
    package func unconcern(of unit: OrganisationalUnit, in milestone: Milestone) -> Unconcern? {
        guard involvement(of: unit, in: milestone) == nil else { return nil }
        if let due = milestone.deadline?.date {
            if let first = unit.validFrom, first > due { return .joinsLater(first) }
            if let last = unit.validUntil, last < due { return .leavesBefore(last) }
        }
        if let joined = unit.joined, milestone.appliesTo.contains(unit),
            wasDueBeforeJoining(unit, milestone)
        {
            return .broughtLater(zone.civil(of: joined))
        }
        switch milestone.appliesTo {
        case .nobody: return .forNobody
        case .everyUnit(let excepted): return .excepted(excepted.filter { $0.matches(unit) })
        case .only(let selectors): return .forOthers(selectors)
        }
    }
}

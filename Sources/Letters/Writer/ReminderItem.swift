package import Campaigns

/// One thing that a reminder speaks of: a unit, a milestone, where it stands, what was sent before.
package struct ReminderItem: Sendable {
    package let unit: OrganisationalUnit
    package let milestone: Milestone
    package let status: ObligationStatus
    /// The deadline that holds for the unit: after a return its resubmission date.
    package let deadline: CivilDateTime?
    /// Local days on which letters about it were sent, ascending.
    package let remindedOn: [CivilDate]
    /// The return that its unit has not answered yet; nil where there is none.
    package let returned: ReturnedReport?
    /// The deadline that its unit was told before; nil where it is still the same.
    package let formerDeadline: CivilDateTime?
    /// How often the deadline moved since the unit was first told of it.
    package let revision: Int

    package init(
        unit: OrganisationalUnit,
        milestone: Milestone,
        status: ObligationStatus,
        deadline: CivilDateTime?,
        remindedOn: [CivilDate],
        returned: ReturnedReport? = nil,
        formerDeadline: CivilDateTime? = nil,
        revision: Int = 0
    ) {
        self.unit = unit
        self.milestone = milestone
        self.status = status
        self.deadline = deadline
        self.remindedOn = remindedOn
        self.returned = returned
        self.formerDeadline = formerDeadline
        self.revision = revision
    }

    var obligation: ObligationID { ObligationID(unit: unit.code, milestone: milestone.id) }

    /// Whether an extension may be asked for: of a deadline that no law sets, for a thing that the unit
    /// owes and has not done.
    var mayBeExtended: Bool {
        guard !milestone.isDateOnly, !status.state.isSettled else { return false }
        switch milestone.basis {
        case .law: return false
        case .document, .officeProposal: return true
        }
    }
}

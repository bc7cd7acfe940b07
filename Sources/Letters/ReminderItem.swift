package import Campaigns

/// One thing that a reminder speaks of: a unit, a milestone, where it stands, what was sent before.
package struct ReminderItem: Sendable {
    package let unit: OrganisationalUnit
    package let milestone: Milestone
    package let status: ObligationStatus
    /// Local days on which letters about it were sent, ascending.
    package let remindedOn: [CivilDate]
    /// The deadline that its unit was told before; nil where it is still the same.
    package let formerDeadline: CivilDateTime?

    package init(
        unit: OrganisationalUnit,
        milestone: Milestone,
        status: ObligationStatus,
        remindedOn: [CivilDate],
        formerDeadline: CivilDateTime? = nil
    ) {
        self.unit = unit
        self.milestone = milestone
        self.status = status
        self.remindedOn = remindedOn
        self.formerDeadline = formerDeadline
    }
}

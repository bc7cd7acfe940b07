package import Campaigns

/// Tells what a pass makes of reminders that the ledger has no row about.
///
/// Reads the ledger once, when it is made.
package struct FatePredictor {
    private let context: PlanningContext
    private let pass: Pass

    init(_ context: PlanningContext, _ pass: Pass) {
        self.context = context
        self.pass = pass
    }

    /// One reminder, as the files ask for it.
    package struct Reminder {
        let occurrence: Occurrence
        let schedule: Schedule
        let milestone: Milestone
        let unit: OrganisationalUnit

        package init(
            _ occurrence: Occurrence,
            by schedule: Schedule,
            about milestone: Milestone,
            of unit: OrganisationalUnit
        ) {
            self.occurrence = occurrence
            self.schedule = schedule
            self.milestone = milestone
            self.unit = unit
        }
    }

    /// The fate of that reminder.
    ///
    /// Example: due last Monday and neither sent nor noted alone → a run has counted it.
    package func fate(of reminder: Reminder) -> Fate {
        let (occurrence, schedule) = (reminder.occurrence, reminder.schedule)
        guard pass.concerns(reminder.unit, occurrence) else { return .absent }
        let duty = duty(of: reminder, at: pass.now)
        if let since = pass.effect(of: duty),
            occurrence.nominalInstant < since
        {
            return .absent
        }
        let state = pass.knownState(of: occurrence.rule)
        let silence = state == nil ? nil : pass.silence(of: occurrence, by: schedule)
        guard occurrence.due <= pass.now else { return .ahead(silence: silence) }
        if let silence { return .skipped(silence) }
        guard let state, occurrence.due <= state.cursor else { return .undecided }
        return self.duty(of: reminder, at: occurrence.due).settled.map(Fate.skipped) ?? .inRun
    }

    private func duty(of reminder: Reminder, at instant: Instant) -> Duty {
        let (unit, milestone) = (reminder.unit, reminder.milestone)
        let involvement = context.campaign.involvement(of: unit, in: milestone) ?? .obliged
        return Duty(
            reminder.schedule,
            milestone,
            unit,
            involvement,
            pass.facts.history(of: unit.code, milestone.id),
            context,
            at: instant
        )
    }
}

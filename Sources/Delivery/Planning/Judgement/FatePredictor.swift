package import Campaigns

/// Tells the fate of reminders that the ledger has no row about, by the rules of a pass.
///
/// Reads the ledger once, when it is made.
package struct FatePredictor {
    private let context: PlanningContext
    private let pass: Pass

    init(_ context: PlanningContext, _ pass: Pass) {
        self.context = context
        self.pass = pass
    }

    /// One reminder to one recipient, as the files ask for it.
    package struct Reminder {
        let occurrence: Occurrence
        let schedule: Schedule
        let milestone: Milestone
        let unit: OrganisationalUnit
        let recipient: Recipient
        /// Letters of the block that the recipient got so far about the milestone.
        let lettersSoFar: Int

        package init(
            _ occurrence: Occurrence,
            by schedule: Schedule,
            about milestone: Milestone,
            of unit: OrganisationalUnit,
            to recipient: Recipient,
            lettersSoFar: Int
        ) {
            self.occurrence = occurrence
            self.schedule = schedule
            self.milestone = milestone
            self.unit = unit
            self.recipient = recipient
            self.lettersSoFar = lettersSoFar
        }
    }

    /// The fate of that reminder.
    ///
    /// Example: due next Monday, reported today → barred, "submitted". Due last Monday and neither
    /// sent nor noted alone → a run has counted it.
    package func fate(of reminder: Reminder) -> Fate {
        let (occurrence, schedule) = (reminder.occurrence, reminder.schedule)
        guard pass.concerns(reminder.unit, occurrence) else { return .absent }
        let duty = duty(of: reminder, at: pass.now)
        if let since = pass.effect(of: duty),
            occurrence.nominalInstant < since
        {
            return .absent
        }
        let isAhead = occurrence.due > pass.now
        let state = pass.knownState(of: occurrence.rule)
        if state != nil, let silence = pass.silence(of: occurrence, by: schedule) {
            return isAhead ? .barred(silence) : .skipped(silence)
        }
        guard isAhead else {
            guard let state, occurrence.due <= state.cursor else { return .undecided }
            return self.duty(of: reminder, at: occurrence.due).settled.map(Fate.skipped) ?? .inRun
        }
        if let reason = duty.settled { return .barred(reason) }
        if let maximum = schedule.maximum, reminder.lettersSoFar >= maximum {
            return .barred(Reason(.maximum, "\(maximum)"))
        }
        if reminder.recipient.address == nil { return .barred(Reason(.noAddress)) }
        return .ahead(needsApproval: context.waitsForApproval(schedule))
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
            context.evaluator,
            at: instant
        )
    }
}

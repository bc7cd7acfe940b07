package import Campaigns
package import Letters

/// Decides what is due, for whom, and whether it is still true: one pass, no loop, no clock.
///
/// Everything due since the cursor ends in the ledger: as a letter, merged into one, skipped or
/// missed with a reason. Running it twice, late or after a crash changes nothing: what the ledger
/// holds is not planned again.
///
/// ```
/// plan ──┬─ ReminderPlanner ── NoticePlanner
///        │        └─ ReminderLetters             candidates → letters
///        ├─ DigestPlanner ───┬─ CircularPlanner  one text → a letter for each recipient
///        └─ BulletinPlanner ─┘
/// judge ─── LetterJudge      when a letter would leave: is it still true?
/// closing ─ SetClosing       when other files take over: what ends with the old ones?
/// fates ─── FatePredictor    for "why": what became of a reminder?
/// ```
package struct Planner: Sendable {
    private let context: PlanningContext

    /// `scope`: what is looked ahead for; nil for passes whose letters leave.
    package init(
        campaign: Campaign,
        templates: TemplateLibrary,
        store: any LedgerStore,
        forecasting scope: ForecastScope? = nil,
        keeping rules: Set<TimeRule> = TimeRule.all
    ) {
        context = PlanningContext(
            campaign,
            templates: templates,
            store: store,
            forecasting: scope,
            keeping: rules
        )
    }

    package var campaign: Campaign { context.campaign }
    package var agenda: Agenda { context.agenda }
    package var evaluator: ObligationEvaluator { context.evaluator }
    package var writer: LetterWriter { context.writer }

    /// Takes back what a clock decided that was ahead; nil where the last pass was no later than `now`, but for
    /// some minutes.
    package func correctClock(at now: Instant) throws -> Takeback? {
        guard context.rules.contains(.correction) else { return nil }
        return try context.store.correctClock(of: campaign, at: now)
    }

    /// Everything due up to `now` that the ledger does not hold yet.
    ///
    /// Nothing is planned for a block without a mail server: its cursors stay, its letters wait.
    package func plan(facts: Facts, at now: Instant) throws -> PassPlan {
        var pass = try context.pass(over: facts, at: now)
        try ReminderPlanner(context).plan(&pass)
        for schedule in campaign.schedules
        where campaign.mailServer(of: schedule) != nil && context.forecast?.unit == nil {
            switch schedule.kind {
            case .reminder: continue
            case .digest(let terms):
                try DigestPlanner(context).plan(schedule, terms, &pass)
            case .bulletin(let terms):
                let planner = BulletinPlanner(context)
                try planner.plan(schedule, terms, &pass)
                try planner.planAlerts(schedule, terms, &pass)
            }
        }
        let silent = campaign.schedules.filter { campaign.mailServer(of: $0) == nil }
        pass.advanceCursors(except: Set(silent.map(\.id)))
        var plan = pass.finished()
        try holdBacklog(&plan)
        try holdWhatMayHaveLeft(&plan)
        return plan
    }

    /// Holds a backlog from before the last pass, and everything after a jump of the clock: a
    /// restored backup or a wrong clock must not become a mail storm.
    private func holdBacklog(_ plan: inout PassPlan) throws {
        guard let lastPass = try context.store.lastPass(of: campaign.id) else { return }
        let jumped = plan.notedAt > lastPass.adding(days: 30)
        let backlog = plan.entries.count { entry in
            if case .letter = entry.disposition { entry.due <= lastPass } else { false }
        }
        guard
            try jumped
                || backlog > SendForecast.leastSafetyLimit
                    && backlog > SendForecast(agenda).safetyLimit
        else { return }
        let reason = Reason(.backlog, jumped ? "clock" : "\(backlog)")
        for index in plan.messages.indices where plan.messages[index].heldBecause == nil {
            plan.messages[index].heldBecause = reason
        }
    }

    /// Holds letters about what fell due before the store was put back from a copy: the store that was lost may
    /// have sent them.
    private func holdWhatMayHaveLeft(_ plan: inout PassPlan) throws {
        guard !plan.messages.isEmpty, let restoration = try context.store.restoration() else {
            return
        }
        var doubtful: Set<String> = []
        for entry in plan.entries where restoration.isDoubtful(entry.due, of: campaign.id) {
            switch entry.disposition {
            case .letter(let token), .merged(let token): doubtful.insert(token)
            case .skipped, .missed, .cancelled: continue
            }
        }
        for index in plan.messages.indices where doubtful.contains(plan.messages[index].token) {
            plan.messages[index].heldBecause = restoration.reason
        }
    }

    /// The first instant after `now` at which something falls due; nil after the campaign's last.
    package func nextDue(after now: Instant, facts: Facts) throws -> Instant? {
        try NextDue(context, facts: facts, after: now).instant()
    }

    /// What ends with this set of files when a new one takes over: everything due and not decided
    /// yet of rules and deadlines that the new one no longer has.
    ///
    /// To be committed before the new set is activated.
    package func closing(
        for new: Campaign,
        facts: Facts,
        at now: Instant
    ) throws -> PassPlan {
        var pass = try context.pass(over: facts, at: now)
        try SetClosing(context, for: new).close(&pass)
        return pass.finished()
    }

    /// Whether a letter of the outbox still says what is true.
    package func judge(
        _ letter: OutboxLetter,
        facts: Facts,
        reader: any FactReader,
        at now: Instant
    ) throws -> Judgement {
        try LetterJudge(context, facts: facts, reader: reader, at: now).judge(letter)
    }

    /// Tells what became of reminders that the ledger does not name.
    package func fates(facts: Facts, at now: Instant) throws -> FatePredictor {
        FatePredictor(context, try context.pass(over: facts, at: now))
    }

    /// The key of the occurrence for that recipient.
    package func key(
        _ occurrence: Occurrence,
        _ unit: UnitCode?,
        _ recipient: Recipient
    ) -> OccurrenceKey {
        context.stem(of: occurrence).key(unit: unit, recipient)
    }
}

package import Campaigns
package import Letters

/// Decides what is due, for whom, and whether it is still true: one pass, no loop, no clock.
///
/// Everything due since the cursor ends in the ledger: as a letter, merged into one, skipped or
/// missed with a reason. Running it twice, late or after a crash changes nothing: what the ledger
/// holds is not planned again.
package struct Planner: Sendable {
    package let agenda: Agenda
    package let evaluator: ObligationEvaluator
    package let writer: LetterWriter
    let store: any LedgerStore
    /// Letters that wait for approval are approved at once: replay and demo say so.
    let approvesAll: Bool

    package var campaign: Campaign { agenda.campaign }

    package init(
        campaign: Campaign,
        templates: TemplateLibrary,
        store: any LedgerStore,
        approvesAll: Bool = false
    ) {
        agenda = Agenda(campaign)
        evaluator = ObligationEvaluator(campaign)
        writer = LetterWriter(evaluator, templates: templates)
        self.store = store
        self.approvesAll = approvesAll
    }

    /// Everything due up to `now` that the ledger does not hold yet.
    ///
    /// Nothing is planned for a block without a mail server: its cursors stay, its letters wait.
    package func plan(facts: Facts, at now: Instant) throws -> PassPlan {
        let states = try store.ruleStates(of: campaign.id)
        var pass = Pass(now: now, facts: facts, states: states, zone: campaign.zone)
        pass.lastPass = try store.lastPass(of: campaign.id)
        pass.moved = try store.movedMilestones(of: campaign.id)
        pass.joined = try joinedUnits()
        try planReminders(&pass)
        for schedule in campaign.schedules where campaign.mailServer(of: schedule) != nil {
            switch schedule.kind {
            case .reminder: continue
            case .digest(let terms): try planDigest(schedule, terms, &pass)
            case .bulletin(let terms):
                try planBulletin(schedule, terms, &pass)
                try planIncidents(schedule, terms, &pass)
            }
        }
        let silent = Set(campaign.schedules.filter { campaign.mailServer(of: $0) == nil }.map(\.id))
        for (name, state) in states where state.cursor < now && !silent.contains(name.schedule) {
            pass.result.cursors[name] = now
        }
        try holdBacklog(&pass)
        return pass.finished()
    }

    /// The units that came later than the campaign, and when: with a set of files, or on the first
    /// day that the unit list gives them.
    func joinedUnits() throws -> [UnitCode: Instant] {
        var joined = try store.joinedUnits(of: campaign.id)
        for unit in campaign.units {
            guard let day = unit.validFrom, day > campaign.validity.lowerBound else { continue }
            let start = campaign.zone.start(of: day)
            joined[unit.code] = max(joined[unit.code] ?? start, start)
        }
        return joined
    }

    /// The first instant after `now` at which something falls due; nil after the campaign's last.
    package func nextDue(after now: Instant, facts: Facts) throws -> Instant? {
        var next = try joinedUnits().values.filter { $0 > now }.min()
        func consider(_ occurrences: [Occurrence]) {
            guard let first = occurrences.due(after: now, through: .distantFuture).first else {
                return
            }
            next = min(next ?? first.due, first.due)
        }
        for schedule in campaign.schedules where schedule.pausedBecause == nil {
            for rule in schedule.rules {
                guard case .reminder(let ids) = schedule.kind else {
                    consider(try agenda.occurrences(of: rule, in: schedule))
                    continue
                }
                for id in ids {
                    for deadline in deadlines(of: id, facts: facts, at: now) {
                        consider(
                            try agenda.occurrences(
                                of: rule,
                                in: schedule,
                                milestone: id,
                                deadline: deadline
                            )
                        )
                    }
                }
            }
        }
        return next
    }

    private func deadlines(of id: MilestoneID, facts: Facts, at now: Instant) -> Set<CivilDateTime>
    {
        guard let milestone = campaign.milestone(id), let base = milestone.deadline else {
            return []
        }
        var deadlines: Set<CivilDateTime> = [base]
        for unit in facts.extended[id] ?? [] {
            let status = evaluator.status(
                of: milestone,
                for: unit,
                involvement: .obliged,
                history: facts.history(of: unit, id),
                at: now
            )
            if let deadline = status.deadline { deadlines.insert(deadline) }
        }
        deadlines.formUnion(milestone.ownDeadlines.values.map(\.deadline))
        return deadlines
    }

    /// A backlog from before the last pass, or a jump of the clock, waits for a person: a restored
    /// backup or a wrong clock must not become a mail storm.
    private func holdBacklog(_ pass: inout Pass) throws {
        guard !approvesAll, let lastPass = pass.lastPass else { return }
        let jumped = pass.now > lastPass.adding(days: 30)
        let backlog = pass.result.entries.count { entry in
            if case .letter = entry.disposition { entry.due <= lastPass } else { false }
        }
        guard
            try jumped
                || backlog > SendForecast.leastSafetyLimit
                    && backlog > SendForecast(agenda).safetyLimit
        else { return }
        let reason = Reason(.backlog, jumped ? "clock" : "\(backlog)")
        pass.result.messages = pass.result.messages.map { $0.held(because: reason) }
    }
}

extension MessageDraft {
    /// The same letter, waiting for a person.
    func held(because reason: Reason) -> MessageDraft {
        var draft = self
        draft.heldBecause = heldBecause ?? reason
        return draft
    }
}

/// The working state of one pass.
struct Pass {
    let now: Instant
    let facts: Facts
    let states: [RuleName: RuleState]
    let zone: CivilZone
    var lastPass: Instant?
    /// Since when milestones have had their deadline, where the files moved it.
    var moved: [MilestoneID: Instant] = [:]
    /// Since when units take part that did not from the start.
    var joined: [UnitCode: Instant] = [:]
    var result: PassPlan
    private var runs: [RunName: LedgerRun] = [:]

    private struct RunName: Hashable {
        let rule: RuleName
        let line: Int
        let isMissed: Bool
        let reason: Reason
    }

    init(now: Instant, facts: Facts, states: [RuleName: RuleState], zone: CivilZone) {
        self.now = now
        result = PassPlan(at: now, zone: zone)
        self.facts = facts
        self.states = states
        self.zone = zone
    }

    func state(_ schedule: ScheduleID, _ ruleKey: String) -> RuleState {
        states[RuleName(schedule: schedule, ruleKey: ruleKey)]
            ?? RuleState(effectiveFrom: now, cursor: now)
    }

    /// Counts occurrences that end alike in one row of the ledger.
    mutating func count(
        _ occurrence: Occurrence,
        times: Int,
        isMissed: Bool,
        _ reason: Reason
    ) {
        guard times > 0 else { return }
        let rule = RuleName(schedule: occurrence.schedule, ruleKey: occurrence.ruleKey)
        let name = RunName(rule: rule, line: occurrence.line, isMissed: isMissed, reason: reason)
        let day = result.ledgerDay(of: occurrence.due)
        var run =
            runs[name]
            ?? LedgerRun(
                schedule: occurrence.schedule,
                line: occurrence.line,
                ruleKey: occurrence.ruleKey,
                isMissed: isMissed,
                reason: reason,
                first: occurrence.due,
                last: occurrence.due,
                days: [:]
            )
        run.first = min(run.first, occurrence.due)
        run.last = max(run.last, occurrence.due)
        run.days[day, default: 0] += times
        runs[name] = run
    }

    func finished() -> PassPlan {
        var plan = result
        plan.runs = runs.values.sorted {
            ($0.schedule, $0.line, $0.reason.text) < ($1.schedule, $1.line, $1.reason.text)
        }
        return plan
    }
}

import Campaigns

/// The working state of one pass: what is known at its instant, and what it has decided so far.
struct Pass {
    let now: Instant
    let facts: Facts
    /// Milestones whose deadline the files moved, and when they did.
    let moved: [MilestoneID: Instant]
    /// Units that take part since later than the campaign's start, and since when.
    let joined: [UnitCode: Instant]
    /// The campaign's letters that wait, as the pass found them.
    let waiting: [WaitingLetter]
    private let zone: CivilZone
    private let rules: Set<TimeRule>
    private let states: [RuleName: RuleState]
    private var plan: PassPlan
    private var runs: [RunName: LedgerRun] = [:]

    private struct RunName: Hashable {
        let rule: RuleName
        let line: Int
        let isMissed: Bool
        let reason: Reason
    }

    init(
        now: Instant,
        facts: Facts,
        zone: CivilZone,
        states: [RuleName: RuleState],
        moved: [MilestoneID: Instant],
        joined: [UnitCode: Instant],
        waiting: [WaitingLetter],
        keeping rules: Set<TimeRule>
    ) {
        self.rules = rules
        self.now = now
        self.facts = facts
        self.zone = zone
        self.states = states
        self.moved = moved
        self.joined = joined
        self.waiting = waiting
        plan = PassPlan(at: now, zone: zone)
    }
}

// MARK: What is known

extension Pass {
    /// How far the rule has been looked at; nil where it was never active.
    func knownState(of rule: RuleName) -> RuleState? { states[rule] }

    /// How far the rule has been looked at; up to now, for one that was never active.
    func state(of rule: RuleName) -> RuleState {
        states[rule] ?? RuleState(effectiveFrom: now, cursor: now)
    }

    /// Whether the day of the occurrence was decided under an earlier time of day of its rule.
    ///
    /// Example: on the 9th, sent at 08:00, the file changes 08:00 to 15:00. The 9th is decided, so
    /// that its occurrence at 15:00 is not sent as well.
    func isDecided(_ occurrence: Occurrence, of rule: SendRule, _ state: RuleState) -> Bool {
        guard let day = state.decidedThrough, rule.isDayGranular else { return false }
        return zone.civil(of: occurrence.due).date <= day
    }

    /// Whether the unit took part at the nominal time of the occurrence.
    func concerns(_ unit: OrganisationalUnit, _ occurrence: Occurrence) -> Bool {
        guard unit.isValid(on: occurrence.nominal.date) else { return false }
        guard let joined = joined[unit.code] else { return true }
        return occurrence.nominalInstant >= joined
    }

    /// Whether the unit owes what was due then: one that a later set brought owes what is due from then on, or
    /// from the first day that the files give it.
    func owes(_ unit: OrganisationalUnit, dueAt due: Instant) -> Bool {
        guard unit.validFrom == nil, rules.contains(.laterUnits), let joined = joined[unit.code]
        else { return true }
        return due >= joined
    }

    /// Since when the deadline counts; nil for one that stood from the start.
    ///
    /// Example: the files moved the milestone's deadline on the 10th → the 10th, but not for a unit with
    /// a deadline of its own: that did not move. After a return it is the return.
    func effect(of duty: Duty) -> Instant? {
        let milestone = duty.milestone
        return duty.since ?? (duty.deadline == milestone.deadline ? moved[milestone.id] : nil)
    }

    /// Whether the rule was not yet active at the nominal time of the occurrence.
    func isBeforeEffect(_ occurrence: Occurrence) -> Bool {
        occurrence.nominalInstant < state(of: occurrence.rule).effectiveFrom
    }

    /// Why the block sends the occurrence to nobody, whatever the units did; nil where it may.
    ///
    /// Example: a block paused on the 3rd counts its letter of the 5th as skipped, "paused".
    func silence(of occurrence: Occurrence, by schedule: Schedule) -> Reason? {
        if isBeforeEffect(occurrence) {
            let held = state(of: occurrence.rule).heldSince
            return Reason(
                held.map { occurrence.nominalInstant >= $0 } ?? false ? .acceptance : .beforeEffect
            )
        }
        if occurrence.isOmitted { return Reason(.dayOff) }
        return schedule.pausedBecause.map { Reason(.paused, $0) }
    }
}

// MARK: What was decided

extension Pass {
    mutating func append(_ entry: LedgerEntry) {
        plan.entries.append(entry)
    }

    mutating func append(_ message: MessageDraft) {
        plan.messages.append(message)
    }

    mutating func append(_ revision: LetterRevision) {
        plan.revisions.append(revision)
    }

    mutating func append(_ period: PeriodEntry) {
        plan.periods.append(period)
    }

    /// Whether the letter is already given other words, or an end.
    func hasDecided(on letter: WaitingLetter) -> Bool {
        plan.revisions.contains { $0.letter == letter.id }
    }

    /// Gives a new letter what other letters said until now, in this order with what is new.
    mutating func say(_ keys: [OccurrenceKey], in draft: MessageDraft) {
        plan.sayings[draft.token] = keys
    }

    /// Counts occurrences that end alike in one row of the ledger.
    mutating func count(
        _ occurrence: Occurrence,
        times: Int,
        isMissed: Bool,
        _ reason: Reason
    ) {
        guard times > 0 else { return }
        let name = RunName(
            rule: occurrence.rule,
            line: occurrence.line,
            isMissed: isMissed,
            reason: reason
        )
        let day = plan.ledgerDay(of: occurrence.due)
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

    /// Sets the cursor of every rule to now, but for the blocks that cannot send.
    mutating func advanceCursors(except silent: Set<ScheduleID>) {
        for (name, state) in states where state.cursor < now && !silent.contains(name.schedule) {
            plan.cursors[name] = now
        }
    }

    /// Notes that a rule gets another time of day: which days are decided, and from when on the
    /// others are looked at.
    mutating func retime(_ rule: RuleName, decidedThrough day: CivilDate, cursor: Instant) {
        plan.retimed[rule] = (day, cursor)
    }

    /// All that was decided, the runs in the order of their lines.
    func finished() -> PassPlan {
        var plan = plan
        plan.runs = runs.values.sorted {
            ($0.schedule, $0.line, $0.reason.text) < ($1.schedule, $1.line, $1.reason.text)
        }
        return plan
    }
}

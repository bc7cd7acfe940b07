import Campaigns
import Letters

/// What every part of the planner works with: the campaign, what is computed from it once, and the
/// ledger.
///
/// It lives as long as a set of files does; what is known at one instant is a ``Pass``, which
/// ``pass(over:at:)`` alone makes. A class, for all parts of the planner hold the same one.
final class PlanningContext: Sendable {
    let agenda: Agenda
    let evaluator: ObligationEvaluator
    let writer: LetterWriter
    let times: SendTimes
    let store: any LedgerStore
    let rules: Set<TimeRule>
    /// nil where letters leave.
    let forecast: ForecastScope?
    private let rulesBySchedule: [ScheduleID: [NamedRule]]
    private let rulesByName: [RuleName: SendRule]
    private let notices: Set<RuleName>
    /// Units with a first day after the campaign's, and when that day begins.
    private let lateUnits: [UnitCode: Instant]

    /// A `gửi:` line with the name that the ledger knows it by.
    struct NamedRule: Sendable {
        let rule: SendRule
        let name: RuleName
    }

    init(
        _ campaign: Campaign,
        templates: TemplateLibrary,
        store: any LedgerStore,
        forecasting scope: ForecastScope?,
        keeping rules: Set<TimeRule>
    ) {
        let evaluator = ObligationEvaluator(campaign)
        let agenda = Agenda(campaign)
        self.evaluator = evaluator
        self.agenda = agenda
        writer = LetterWriter(evaluator, templates: templates)
        times = SendTimes(agenda, evaluator, keeping: rules)
        self.rules = rules
        forecast = scope
        self.store = store
        var bySchedule: [ScheduleID: [NamedRule]] = [:]
        var byName: [RuleName: SendRule] = [:]
        for schedule in campaign.schedules {
            let named = schedule.rules.map { rule in
                NamedRule(
                    rule: rule,
                    name: RuleName(schedule: schedule.id, ruleKey: schedule.key(of: rule))
                )
            }
            bySchedule[schedule.id] = named
            for entry in named where byName[entry.name] == nil { byName[entry.name] = entry.rule }
        }
        rulesBySchedule = bySchedule
        rulesByName = byName
        notices = Set(campaign.ruleNames.filter { Notice(rawValue: $0.ruleKey) != nil })
        var lateUnits: [UnitCode: Instant] = [:]
        for unit in campaign.units {
            guard let day = unit.validFrom, day > campaign.validity.lowerBound else { continue }
            lateUnits[unit.code] = campaign.zone.start(of: day)
        }
        self.lateUnits = lateUnits
    }

    var campaign: Campaign { agenda.campaign }

    /// The working state of a pass at that instant: the only place that makes one.
    func pass(over facts: Facts, at now: Instant) throws -> Pass {
        Pass(
            now: now,
            facts: facts,
            zone: campaign.zone,
            states: try store.ruleStates(of: campaign.id),
            moved: try store.movedMilestones(of: campaign.id),
            joined: try joinedUnits(),
            waiting: try store.waitingLetters(of: campaign.id),
            keeping: rules
        )
    }

    /// Units that came later than the campaign, and when: with a set of files, or on the first day
    /// that the unit list gives them, whichever is later.
    func joinedUnits() throws -> [UnitCode: Instant] {
        try store.joinedUnits(of: campaign.id).merging(lateUnits) { max($0, $1) }
    }
}

// MARK: Rules

extension PlanningContext {
    /// The lines of the block in the order of the file.
    func rules(of schedule: Schedule) -> [NamedRule] {
        rulesBySchedule[schedule.id] ?? []
    }

    /// The line of that name; nil for a notice and for a line that the files no longer have.
    func rule(_ name: RuleName) -> SendRule? { rulesByName[name] }

    /// Whether the files still ask for letters of that name.
    func gives(_ name: RuleName) -> Bool {
        rulesByName[name] != nil || notices.contains(name)
    }

    /// Whether letters of the block wait for a person.
    func waitsForApproval(_ schedule: Schedule) -> Bool {
        schedule.needsApproval
    }
}

// MARK: Duties

extension PlanningContext {
    /// Where a unit stands with a milestone as the pass sees it.
    func duty(
        _ schedule: Schedule,
        _ milestone: Milestone,
        _ concern: ObligationEvaluator.Concern,
        _ pass: Pass
    ) -> Duty {
        Duty(
            schedule,
            milestone,
            campaign.units[concern.position],
            concern.involvement,
            pass.facts.history(of: concern.unit, milestone.id),
            self,
            at: pass.now
        )
    }

    /// The last instant of the deadline that holds for the unit.
    func dueInstant(_ duty: Duty) -> Instant {
        duty.deadline.map {
            evaluator.dueInstant(of: $0, graceMinutes: duty.milestone.graceMinutes)
        } ?? .distantFuture
    }

    /// The units that the block reminds of the milestone: those that owe it, and those that are
    /// invited where the block writes to all.
    func concerned(
        by milestone: Milestone,
        in schedule: Schedule
    ) -> some Sequence<ObligationEvaluator.Concern> {
        let isToAll = schedule.targets.contains(.units)
        return evaluator.concerned(by: milestone).lazy
            .filter { [unit = forecast?.unit] concern in
                (concern.involvement == .obliged || isToAll)
                    && unit.map { $0 == concern.unit } ?? true
            }
    }

    /// Why an occurrence was of no use when it fell due; nil where it was.
    ///
    /// Example: due on Monday, the report came on Sunday and was returned on Wednesday. After an
    /// outage until Thursday Monday's reminder is not caught up, though the report is open again.
    func settledWhenDue(_ occurrence: Occurrence, _ duty: Duty, _ pass: Pass) -> Reason? {
        guard occurrence.due < pass.now,
            let history = pass.facts.history(of: duty.unit.code, duty.milestone.id)
        else { return nil }
        let status = evaluator.status(
            of: duty.milestone,
            for: duty.unit.code,
            involvement: .obliged,
            history: history,
            at: occurrence.due
        )
        return duty.settled(by: status)
    }
}

// MARK: The ledger

extension PlanningContext {
    /// What all keys of the occurrence have in common.
    func stem(of occurrence: Occurrence) -> KeyStem {
        KeyStem(occurrence, of: campaign.id)
    }

    /// Counts an occurrence in a run of the ledger, once for each of `keys` that has no row yet.
    ///
    /// A key has one where its rule was moved to another time of day after it went out, or where
    /// the occurrence was merged into an earlier letter.
    func count(
        _ occurrence: Occurrence,
        keys: [OccurrenceKey],
        isMissed: Bool,
        because reason: Reason,
        _ pass: inout Pass
    ) throws {
        let times = try keys.count - store.known(keys).count
        pass.count(occurrence, times: times, isMissed: isMissed, reason)
    }

    /// Cancels occurrences whose deadline or rule is gone since `instant`, for those recipients that the
    /// ledger has no row about.
    ///
    /// What was too late to send by then was missed: an outage took it, not the change. Example: off from 22/04 to
    /// 05/05, the letter of 28/04 was worth sending until 29/04; on 05/05 the deadline moves. `duty`: what they
    /// remind of; nil for digests and bulletins.
    func cancel(
        _ occurrences: some Sequence<Occurrence>,
        of schedule: Schedule,
        _ duty: Duty?,
        because reason: Reason,
        since instant: Instant,
        _ pass: inout Pass
    ) throws {
        let unit = duty?.unit
        let recipients = campaign.recipients(of: schedule, unit: unit)
        for occurrence in occurrences {
            guard !pass.isBeforeEffect(occurrence),
                unit.map({ pass.concerns($0, occurrence) }) ?? true
            else { continue }
            let stem = stem(of: occurrence)
            let keys = recipients.map { stem.key(unit: unit?.code, $0) }
            if let duty, try times.expiry(of: occurrence, duty) < instant {
                try count(occurrence, keys: keys, isMissed: true, because: Reason(.tooLate), &pass)
                continue
            }
            let known = try store.known(keys)
            for (recipient, key) in zip(recipients, keys) where !known.contains(key) {
                pass.append(
                    LedgerEntry(
                        occurrence,
                        key: key,
                        unit: unit?.code,
                        recipient: recipient,
                        disposition: .cancelled(reason)
                    )
                )
            }
        }
    }
}

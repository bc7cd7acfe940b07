import Campaigns

/// Ends what a set of files leaves behind when another takes its place.
///
/// Everything due and not decided yet, of rules and deadlines that the new set no longer has, is
/// cancelled; the rest goes on under the new set.
struct SetClosing {
    private let context: PlanningContext
    private let next: Campaign

    private var campaign: Campaign { context.campaign }

    init(_ context: PlanningContext, for next: Campaign) {
        self.context = context
        self.next = next
    }

    /// Works out what ends and which rules get another time of day.
    func close(_ pass: inout Pass) throws {
        for schedule in campaign.schedules {
            let successor = next.schedule(schedule.id)
            let keys = Set(successor?.rules.map { successor?.key(of: $0) ?? "" } ?? [])
            for entry in context.rules(of: schedule) {
                if let successor, !schedule.isBulletin { retime(entry, in: successor, &pass) }
                let isRemoved = !keys.contains(entry.name.ruleKey)
                guard case .reminder(let ids) = schedule.kind else {
                    guard isRemoved else { continue }
                    try cancel(
                        try context.agenda.occurrences(of: entry.rule, in: schedule),
                        Line(rule: entry, schedule: schedule, reason: Reason(.ruleRemoved)),
                        nil,
                        &pass
                    )
                    continue
                }
                for milestone in ids.compactMap(campaign.milestone) {
                    let deadline = next.milestone(milestone.id)?.deadline
                    guard isRemoved || deadline != milestone.deadline else { continue }
                    let reason =
                        isRemoved
                        ? Reason(.ruleRemoved) : Reason(.deadlineMoved, deadline?.description)
                    let line = Line(rule: entry, schedule: schedule, reason: reason)
                    try close(line, milestone, &pass)
                }
            }
        }
    }

    /// A line of a block that ends, and why.
    private struct Line {
        let rule: PlanningContext.NamedRule
        let schedule: Schedule
        let reason: Reason
    }

    /// Notes where the new time of day of a rule applies from.
    ///
    /// When 08:00 becomes 09:00, a day already decided at 08:00 is not sent again; an undecided day
    /// is planned anew from midnight.
    private func retime(
        _ entry: PlanningContext.NamedRule,
        in successor: Schedule,
        _ pass: inout Pass
    ) {
        let (rule, name) = (entry.rule, entry.name)
        guard rule.isDayGranular, let time = rule.timeOfDay,
            let state = pass.knownState(of: name),
            let same = successor.rules.first(where: { successor.key(of: $0) == name.ruleKey }),
            same.timeOfDay != time
        else { return }
        let day = campaign.zone.civil(of: state.cursor).date
        let isOver = campaign.zone.instant(of: CivilDateTime(day, time)) <= state.cursor
        let decided = max(
            isOver ? day : day.adding(days: -1),
            state.decidedThrough ?? day.adding(days: -1)
        )
        let start = campaign.zone.start(of: decided.adding(days: 1)).adding(.milliseconds(-1))
        pass.retime(name, decidedThrough: decided, cursor: min(state.cursor, start))
    }

    /// Ends the line's letters about one milestone, unit by unit: each has its own deadline.
    private func close(_ line: Line, _ milestone: Milestone, _ pass: inout Pass) throws {
        for concern in context.concerned(by: milestone, in: line.schedule) {
            let duty = context.duty(line.schedule, milestone, concern, pass)
            guard let deadline = duty.deadline else { continue }
            // A deadline of the unit's own does not move with the milestone's.
            let isOwn =
                duty.since != nil || milestone.ownDeadlines[concern.unit] != nil
            if isOwn, line.reason.code == .deadlineMoved { continue }
            let occurrences = try context.agenda.occurrences(
                of: line.rule.rule,
                in: line.schedule,
                milestone: milestone.id,
                deadline: deadline
            ).meant(since: pass.effect(of: duty))
            try cancel(occurrences, line, duty, &pass)
        }
    }

    private func cancel(
        _ occurrences: [Occurrence],
        _ line: Line,
        _ duty: Duty?,
        _ pass: inout Pass
    ) throws {
        let cursor = pass.state(of: line.rule.name).cursor
        try context.cancel(
            occurrences.due(after: cursor, through: pass.now),
            of: line.schedule,
            duty,
            because: line.reason,
            since: pass.now,
            &pass
        )
    }
}

package import Campaigns

extension Planner {
    /// What ends with this set of files when a new one takes over: everything due and not decided
    /// yet of rules and deadlines that the new one no longer has.
    ///
    /// To be committed before the new set is activated.
    package func closing(
        for new: Campaign,
        facts: Facts,
        at now: Instant
    ) throws -> PassPlan {
        let states = try store.ruleStates(of: campaign.id)
        var pass = Pass(now: now, facts: facts, states: states, zone: campaign.zone)
        pass.moved = try store.movedMilestones(of: campaign.id)
        pass.joined = try joinedUnits()
        for schedule in campaign.schedules {
            let next = new.schedule(schedule.id)
            let keys = Set(next?.rules.map { next?.key(of: $0) ?? "" } ?? [])
            for rule in schedule.rules {
                let isRemoved = !keys.contains(schedule.key(of: rule))
                if let next, !schedule.isBulletin { retime(rule, of: schedule, in: next, &pass) }
                guard case .reminder(let ids) = schedule.kind else {
                    guard isRemoved else { continue }
                    let due = try agenda.occurrences(of: rule, in: schedule)
                    try close(due, rule, schedule, nil, Reason(.ruleRemoved), &pass)
                    continue
                }
                for id in ids {
                    let deadline = new.milestone(id)?.deadline
                    guard isRemoved || deadline != campaign.milestone(id)?.deadline else {
                        continue
                    }
                    let reason =
                        isRemoved
                        ? Reason(.ruleRemoved) : Reason(.deadlineMoved, deadline?.description)
                    try close(rule, schedule, id, reason, &pass)
                }
            }
        }
        return pass.finished()
    }

    /// A day whose letter has an end under the old time of day gets no other under the new one; a day
    /// that has none yet is looked at from its beginning.
    private func retime(
        _ rule: SendRule,
        of schedule: Schedule,
        in next: Schedule,
        _ pass: inout Pass
    ) {
        let name = RuleName(schedule: schedule.id, ruleKey: schedule.key(of: rule))
        guard rule.isDayGranular, let time = rule.timeOfDay, let state = pass.states[name],
            let same = next.rules.first(where: { next.key(of: $0) == name.ruleKey }),
            same.timeOfDay != time
        else { return }
        let day = campaign.zone.civil(of: state.cursor).date
        let isOver = campaign.zone.instant(of: CivilDateTime(day, time)) <= state.cursor
        let decided = max(
            isOver ? day : day.adding(days: -1),
            state.decidedThrough ?? day.adding(days: -1)
        )
        let start = campaign.zone.start(of: decided.adding(days: 1)).adding(.milliseconds(-1))
        pass.result.retimed[name] = (decided, min(state.cursor, start))
    }

    private func close(
        _ rule: SendRule,
        _ schedule: Schedule,
        _ id: MilestoneID,
        _ reason: Reason,
        _ pass: inout Pass
    ) throws {
        guard let milestone = campaign.milestone(id) else { return }
        let isToAll = schedule.targets.contains(.units)
        for concern in evaluator.concerned(by: milestone)
        where concern.involvement == .obliged || isToAll {
            let status = status(of: milestone, concern.unit, concern.involvement, pass)
            guard let deadline = status.deadline else { continue }
            // A deadline of the unit's own does not move with the milestone's.
            let isOwn = status.deadlineSince != nil || milestone.ownDeadlines[concern.unit] != nil
            if isOwn, reason.code == .deadlineMoved { continue }
            let due = standing(
                try agenda.occurrences(
                    of: rule,
                    in: schedule,
                    milestone: id,
                    deadline: deadline
                ),
                since: status.deadlineSince ?? pass.moved[id]
            )
            try close(due, rule, schedule, campaign.units[concern.position], reason, &pass)
        }
    }

    private func close(
        _ occurrences: [Occurrence],
        _ rule: SendRule,
        _ schedule: Schedule,
        _ unit: OrganisationalUnit?,
        _ reason: Reason,
        _ pass: inout Pass
    ) throws {
        let state = pass.state(schedule.id, schedule.key(of: rule))
        let due = occurrences.due(after: state.cursor, through: pass.now)
        try cancel(Array(due), schedule, unit, reason, &pass)
    }
}

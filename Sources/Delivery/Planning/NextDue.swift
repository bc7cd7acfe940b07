import Campaigns

/// Finds when something falls due next, so that the service may sleep until then.
struct NextDue {
    private let context: PlanningContext
    private let facts: Facts
    private let now: Instant

    private var campaign: Campaign { context.campaign }

    init(_ context: PlanningContext, facts: Facts, after now: Instant) {
        self.context = context
        self.facts = facts
        self.now = now
    }

    /// The first instant after now at which a letter falls due or a unit joins; nil after the
    /// campaign's last.
    func instant() throws -> Instant? {
        var next = try context.joinedUnits().values.filter { $0 > now }.min()
        func consider(_ occurrences: [Occurrence]) {
            guard let due = occurrences.firstDue(after: now) else { return }
            next = min(next ?? due, due)
        }
        var deadlines: [MilestoneID: Set<CivilDateTime>] = [:]
        for schedule in campaign.schedules where schedule.pausedBecause == nil {
            guard case .reminder(let ids) = schedule.kind else {
                for entry in context.rules(of: schedule) {
                    consider(try context.agenda.occurrences(of: entry.rule, in: schedule))
                }
                continue
            }
            for milestone in ids.compactMap(campaign.milestone) {
                let dates = deadlines[milestone.id] ?? self.deadlines(of: milestone, in: schedule)
                deadlines[milestone.id] = dates
                for entry in context.rules(of: schedule) {
                    for deadline in dates {
                        consider(
                            try context.agenda.occurrences(
                                of: entry.rule,
                                in: schedule,
                                milestone: milestone.id,
                                deadline: deadline
                            )
                        )
                    }
                }
            }
        }
        return next
    }

    /// The milestone's deadline, those that units have of their own, extensions and resubmission dates.
    private func deadlines(
        of milestone: Milestone,
        in schedule: Schedule
    ) -> Set<CivilDateTime> {
        guard let base = milestone.deadline else { return [] }
        var deadlines = Set(milestone.ownDeadlines.values.map(\.deadline))
        deadlines.insert(base)
        for unit in facts.apart(in: milestone.id) {
            guard let unit = campaign.unit(unit) else { continue }
            let history = facts.history(of: unit.code, milestone.id)
            let duty = Duty(
                schedule,
                milestone,
                unit,
                .obliged,
                history,
                context,
                at: now
            )
            if let deadline = duty.deadline { deadlines.insert(deadline) }
        }
        return deadlines
    }
}

package import Campaigns

/// What a block says without a `gửi:` line that asks for it: rule 0 of the ledger.
package enum Notice: String, CaseIterable, Hashable, Sendable {
    /// A figure above a target of none.
    case incident
    /// The files moved a deadline that units had been reminded of.
    case moved
    /// What is still open, to a unit that joined late.
    case welcome
    /// A report was returned: it is open again, with a resubmission date.
    case returned

    /// The name that rule states and ledger keys know it by.
    package var ruleKey: String { rawValue }
}

extension Schedule {
    /// The notices that the block can give.
    package var notices: [Notice] {
        switch kind {
        case .reminder: [.moved, .welcome, .returned]
        case .digest: []
        case .bulletin: [.incident]
        }
    }
}

extension Campaign {
    /// Every rule of the campaign, notices included.
    package var ruleNames: [RuleName] {
        schedules.flatMap { schedule in
            schedule.rules.map { RuleName(schedule: schedule.id, ruleKey: schedule.key(of: $0)) }
                + schedule.notices.map { RuleName(schedule: schedule.id, ruleKey: $0.ruleKey) }
        }
            + (speaksItself
                ? [RuleName(schedule: Self.builtInScheduleID, ruleKey: Notice.returned.ruleKey)]
                : [])
    }

    /// Whether some milestone is reminded of by no block: of its returned reports units are told all the same.
    private var speaksItself: Bool {
        if case .reminder(let ids) = builtInSchedule.kind, mailServer != nil {
            !ids.isEmpty
        } else {
            false
        }
    }

    /// The block that gives the notices about each milestone: of those that remind of it the first
    /// by id, for the order in the files means nothing; the built-in one where none does.
    var speakers: [MilestoneID: Schedule] {
        let own = schedules.sorted { $0.id < $1.id }
        return (speaksItself ? own + [builtInSchedule] : own).reduce(into: [:]) {
            speakers,
            schedule in
            guard case .reminder(let ids) = schedule.kind, mailServer(of: schedule) != nil,
                schedule.pausedBecause == nil
            else { return }
            for id in ids where speakers[id] == nil { speakers[id] = schedule }
        }
    }
}

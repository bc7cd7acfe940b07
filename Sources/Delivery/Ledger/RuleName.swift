package import Campaigns

/// A rule of a campaign by its meaning.
package struct RuleName: Hashable, Sendable {
    package let schedule: ScheduleID
    package let ruleKey: String

    package init(schedule: ScheduleID, ruleKey: String) {
        self.schedule = schedule
        self.ruleKey = ruleKey
    }
}

extension Occurrence {
    /// The rule that asks for it, a notice included.
    package var rule: RuleName { RuleName(schedule: schedule, ruleKey: ruleKey) }
}

extension OutboxOccurrence {
    /// The rule that asked for it, a notice included.
    package var rule: RuleName { RuleName(schedule: schedule, ruleKey: ruleKey) }
}

package import Campaigns

/// A letter about a milestone, as the ledger has it.
package struct LetterRecord: Hashable, Sendable {
    package let schedule: ScheduleID
    package let ruleKey: String
    package let milestone: MilestoneID
    package let deadline: CivilDateTime?
    package let unit: UnitCode?
    package let recipientKey: String
    package let messageToken: String
    /// nil while it is not sent.
    package let sent: Instant?
    /// It failed, was cancelled or skipped: nobody read it.
    package let isVoid: Bool

    package init(
        schedule: ScheduleID,
        milestone: MilestoneID,
        ruleKey: String,
        deadline: CivilDateTime?,
        unit: UnitCode?,
        recipientKey: String,
        messageToken: String,
        sent: Instant?,
        isVoid: Bool
    ) {
        self.schedule = schedule
        self.milestone = milestone
        self.ruleKey = ruleKey
        self.deadline = deadline
        self.unit = unit
        self.recipientKey = recipientKey
        self.messageToken = messageToken
        self.sent = sent
        self.isVoid = isVoid
    }
}

package import Campaigns

/// A reminder or a notice about a milestone, as the ledger has it.
package struct LetterRecord: Hashable, Sendable {
    package let schedule: ScheduleID
    /// That of its line in the block; 0 for a notice.
    package let line: Int
    package let ruleKey: String
    package let milestone: MilestoneID
    package let deadline: CivilDateTime?
    package let unit: UnitCode?
    package let recipientKey: String
    package let messageToken: String
    /// When the ledger has it as due.
    package let due: Instant
    /// nil while it is not sent.
    package let sent: Instant?
    /// It left before its time, by a clock that was ahead.
    package let isAhead: Bool
    /// It failed, was cancelled or skipped: nobody read it.
    package let isVoid: Bool

    package init(
        schedule: ScheduleID,
        milestone: MilestoneID,
        line: Int,
        ruleKey: String,
        deadline: CivilDateTime?,
        unit: UnitCode?,
        recipientKey: String,
        messageToken: String,
        due: Instant,
        sent: Instant?,
        isAhead: Bool,
        isVoid: Bool
    ) {
        self.schedule = schedule
        self.milestone = milestone
        self.line = line
        self.ruleKey = ruleKey
        self.deadline = deadline
        self.unit = unit
        self.recipientKey = recipientKey
        self.messageToken = messageToken
        self.due = due
        self.sent = sent
        self.isAhead = isAhead
        self.isVoid = isVoid
    }

    /// Whether it counts among what came before an occurrence that is due then.
    ///
    /// What left ahead of its time counts from its time on. Example: the letter of the 20th left on the 10th; the
    /// limit of three letters is that of the 15th, 16th and 17th all the same.
    package func counts(before due: Instant) -> Bool { !isAhead || self.due <= due }
}

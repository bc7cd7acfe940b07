package import Campaigns

/// One row of the ledger about an obligation, with its letter.
package struct TraceRow: Sendable {
    package let key: OccurrenceKey
    package let schedule: ScheduleID
    package let line: Int
    package let ruleKey: String
    package let recipientKey: String
    package let slot: String
    package let deadline: CivilDateTime?
    package let nominal: CivilDateTime
    package let actual: CivilDateTime
    package let due: Instant
    package let end: OccurrenceEnd

    package init(
        key: OccurrenceKey,
        schedule: ScheduleID,
        line: Int,
        ruleKey: String,
        recipientKey: String,
        slot: String,
        deadline: CivilDateTime?,
        nominal: CivilDateTime,
        actual: CivilDateTime,
        due: Instant,
        end: OccurrenceEnd
    ) {
        self.key = key
        self.schedule = schedule
        self.line = line
        self.ruleKey = ruleKey
        self.recipientKey = recipientKey
        self.slot = slot
        self.deadline = deadline
        self.nominal = nominal
        self.actual = actual
        self.due = due
        self.end = end
    }
}

/// What became of one occurrence.
package struct OccurrenceEnd: Hashable, Sendable {
    package let disposition: Disposition
    package let reason: Reason?
    package let message: OutboxRow?

    package init(disposition: Disposition, reason: Reason?, message: OutboxRow?) {
        self.disposition = disposition
        self.reason = reason
        self.message = message
    }
}

/// A row of the ledger that stands for many occurrences.
package struct RunRow: Hashable, Sendable {
    package let isMissed: Bool
    package let reason: Reason?
    package let first: Instant
    package let last: Instant

    package init(isMissed: Bool, reason: Reason?, first: Instant, last: Instant) {
        self.isMissed = isMissed
        self.reason = reason
        self.first = first
        self.last = last
    }
}

/// A letter about a milestone that was sent to a unit, as the ledger has it.
package struct SentLetter: Hashable, Sendable {
    package let schedule: ScheduleID
    package let ruleKey: String
    package let milestone: MilestoneID
    /// Local.
    package let nominal: CivilDateTime
    package let unit: UnitCode
    package let sent: Instant

    package init(
        schedule: ScheduleID,
        ruleKey: String,
        milestone: MilestoneID,
        nominal: CivilDateTime,
        unit: UnitCode,
        sent: Instant
    ) {
        self.schedule = schedule
        self.ruleKey = ruleKey
        self.milestone = milestone
        self.nominal = nominal
        self.unit = unit
        self.sent = sent
    }
}

package import Campaigns

/// One intended letter to one recipient, and what became of it.
package struct LedgerEntry: Hashable, Sendable {
    package enum Disposition: Hashable, Sendable {
        /// The letter of that token carries it.
        case letter(String)
        /// Said in the letter of that token, which another occurrence carries.
        case merged(String)
        case skipped(Reason)
        case missed(Reason)
        /// Its rule or its deadline is gone.
        case cancelled(Reason)
    }

    package let key: OccurrenceKey
    package let schedule: ScheduleID
    package let line: Int
    package let ruleKey: String
    package let milestone: MilestoneID?
    package let deadline: CivilDateTime?
    package let unit: UnitCode?
    package let recipient: Recipient
    package let slot: String
    package let nominal: CivilDateTime
    package let actual: CivilDateTime
    package let due: Instant
    package let disposition: Disposition

    package init(
        _ occurrence: Occurrence,
        key: OccurrenceKey,
        unit: UnitCode?,
        recipient: Recipient,
        disposition: Disposition
    ) {
        self.key = key
        schedule = occurrence.schedule
        line = occurrence.line
        ruleKey = occurrence.ruleKey
        milestone = occurrence.milestone
        deadline = occurrence.deadline
        self.unit = unit
        self.recipient = recipient
        slot = occurrence.slot
        nominal = occurrence.nominal
        actual = occurrence.actual
        due = occurrence.due
        self.disposition = disposition
    }
}

/// One intended sending of one rule for one milestone and deadline, or of one digest or bulletin.
///
/// Whom it goes to is not part of it: all units that share a deadline share its occurrences.
package struct Occurrence: Hashable, Sendable {
    package let schedule: ScheduleID
    /// 1-based position of the rule among its block's `gửi:` lines.
    package let line: Int
    package let ruleKey: String
    package let milestone: MilestoneID?
    package let deadline: CivilDateTime?
    /// What the rule says, local.
    package let nominal: CivilDateTime
    /// When the letter leaves, local: after the holiday shift, the wait and the send window.
    package let actual: CivilDateTime
    /// When it falls due: after the holiday shift and the wait, before the send window.
    package let due: Instant
    package let shifts: [Shift]
    /// What tells this occurrence from others of its rule: a date, or a date and a time.
    package let slot: String
    package let isBeforeDue: Bool
    package let isClosing: Bool
    /// Falls on a day off, and its block sends nothing then: due at its nominal time, never sent.
    package var isOmitted = false

    /// Why ``actual`` is not ``nominal``.
    package enum Shift: Hashable, Sendable {
        case dayOff(DayOff)
        case wait(minutes: Int)
        case window
    }
}

extension Occurrence {
    /// What an event calls for without a line of the block: due when it happened.
    package init(
        notice schedule: ScheduleID,
        ruleKey: String,
        milestone: MilestoneID? = nil,
        deadline: CivilDateTime? = nil,
        nominal: CivilDateTime,
        actual: CivilDateTime,
        due: Instant,
        slot: String
    ) {
        self.init(
            schedule: schedule,
            line: 0,
            ruleKey: ruleKey,
            milestone: milestone,
            deadline: deadline,
            nominal: nominal,
            actual: actual,
            due: due,
            shifts: [],
            slot: slot,
            isBeforeDue: false,
            isClosing: false
        )
    }
}

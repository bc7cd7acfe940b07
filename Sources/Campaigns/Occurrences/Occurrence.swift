/// One intended sending of one rule for one milestone and deadline, or of one digest or bulletin.
///
/// Whom it goes to is not part of it: all units that share a deadline share its occurrences.
/// Example: "7 days before the deadline, at 20:00", deadline Saturday 20/03, window 07:30–18:00.
/// ``nominal`` is Saturday 13/03 at 20:00. That is a day off, so it is ``due`` on Friday 12/03 at
/// 20:00; the window is closed then, so ``actual`` is Monday 15/03 at 07:30.
package struct Occurrence: Hashable, Sendable {
    package let schedule: ScheduleID
    /// 1-based position of the rule among its block's `gửi:` lines; 0 for a notice.
    package let line: Int
    package let ruleKey: String
    package let milestone: MilestoneID?
    package let deadline: CivilDateTime?
    /// What the rule says, local.
    package let nominal: CivilDateTime
    /// ``nominal`` as an instant.
    package let nominalInstant: Instant
    /// When the letter leaves, local: after the holiday shift, the wait and the send window.
    package let actual: CivilDateTime
    /// ``actual`` as an instant.
    package let actualInstant: Instant
    /// When it falls due: after the holiday shift and the wait, before the send window.
    package let due: Instant
    package let shifts: [Shift]
    /// What tells this occurrence from others of its rule: a date, or a date and a time.
    package let slot: String
    /// Its nominal time is not after the deadline.
    package let isBeforeDue: Bool
    /// It is a bulletin's closing letter.
    package let isClosing: Bool
    /// It falls on a day off, and its block sends nothing then: due at its nominal time, never sent.
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
    ///
    /// `actual`: when its letter leaves, by a clock of `zone`.
    package init(
        notice schedule: ScheduleID,
        ruleKey: String,
        milestone: MilestoneID? = nil,
        deadline: CivilDateTime? = nil,
        happened: Instant,
        actual: CivilDateTime,
        slot: String,
        zone: CivilZone
    ) {
        self.init(
            decided: schedule,
            line: 0,
            ruleKey: ruleKey,
            milestone: milestone,
            deadline: deadline,
            nominal: zone.civil(of: happened),
            actual: actual,
            due: happened,
            slot: slot,
            zone: zone
        )
    }

    /// One that was decided before, as the ledger has it: why it was shifted is not kept.
    ///
    /// `line`: 0 for a notice.
    package init(
        decided schedule: ScheduleID,
        line: Int,
        ruleKey: String,
        milestone: MilestoneID?,
        deadline: CivilDateTime?,
        nominal: CivilDateTime,
        actual: CivilDateTime,
        due: Instant,
        slot: String,
        zone: CivilZone
    ) {
        self.init(
            schedule: schedule,
            line: line,
            ruleKey: ruleKey,
            milestone: milestone,
            deadline: deadline,
            nominal: nominal,
            nominalInstant: zone.instant(of: nominal),
            actual: actual,
            actualInstant: zone.instant(of: actual),
            due: due,
            shifts: [],
            slot: slot,
            isBeforeDue: line > 0 && deadline.map { nominal <= $0 } ?? false,
            isClosing: false
        )
    }
}

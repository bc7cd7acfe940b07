import Campaigns

/// When letters of a campaign may leave, and until when they are worth sending.
///
/// All of it is asked while the service runs, so it has an answer for every day: past the end of
/// the working calendar the week alone decides.
struct SendTimes: Sendable {
    /// A letter counts as caught up from so many minutes after its time on.
    static let punctualMinutes = 5

    private let campaign: Campaign
    private let calendar: WorkingCalendar
    private let calculator: OccurrenceCalculator
    private let evaluator: ObligationEvaluator

    init(_ agenda: Agenda, _ evaluator: ObligationEvaluator) {
        campaign = agenda.campaign
        calendar = agenda.campaign.calendar.openEnded
        calculator = agenda.calculator
        self.evaluator = evaluator
    }

    /// Whether a letter of the occurrence would leave on time at that instant.
    func isPunctual(_ occurrence: Occurrence, at now: Instant) -> Bool {
        now <= occurrence.due.adding(minutes: Self.punctualMinutes)
    }

    /// When a letter of the occurrence leaves: at its own time, or at once where that has passed; a
    /// late one in the next window of a working day.
    ///
    /// Example: due on Friday at 08:00, the service was off until Saturday 10:00 → Monday 07:30.
    func sendTime(of occurrence: Occurrence, by schedule: Schedule, at now: Instant) throws
        -> Instant
    {
        isPunctual(occurrence, at: now)
            ? max(occurrence.actualInstant, now) : try caughtUp(schedule, at: now)
    }

    /// The first instant from `now` on at which a late letter of the block may leave.
    func caughtUp(_ schedule: Schedule, at now: Instant) throws -> Instant {
        let opening = try opening(
            from: campaign.zone.civil(of: now),
            for: schedule,
            schedule.lateShift
        )
        return max(now, campaign.zone.instant(of: opening))
    }

    /// The first reading from `moment` on at which letters of the block may leave: inside its
    /// window and, unless `shift` keeps days off, on a working day.
    func opening(
        from moment: CivilDateTime,
        for schedule: Schedule,
        _ shift: HolidayShift
    ) throws -> CivilDateTime {
        var day = moment
        while try shift != .keep && !calendar.isWorkingDay(day.date) {
            day = CivilDateTime(day.date.adding(days: 1), .midnight)
        }
        return try calculator.opening(atOrAfter: day, for: schedule, shift: shift)
    }

    /// How the rule treats days off when a letter of it leaves later than meant.
    func shift(for rule: SendRule, in schedule: Schedule) -> HolidayShift {
        calculator.shift(for: rule, in: schedule, isBefore: true)
    }

    /// The last instant at which a reminder may leave.
    ///
    /// By default that is the deadline for one before it and three days later for one after it.
    /// The send window never shortens it: due at 20:00, window from 07:30 → at least until 07:35.
    func expiry(of occurrence: Occurrence, _ duty: Duty) -> Instant {
        let deadline = duty.status.deadline.map {
            evaluator.dueInstant(of: $0, graceMinutes: duty.milestone.graceMinutes)
        }
        let actual = occurrence.actualInstant
        return max(
            caughtUpUntil(occurrence, duty.schedule.catchUp, deadline),
            actual.adding(minutes: actual == occurrence.due ? 0 : Self.punctualMinutes)
        )
    }

    private func caughtUpUntil(
        _ occurrence: Occurrence,
        _ catchUp: CatchUp?,
        _ deadline: Instant?
    ) -> Instant {
        switch catchUp {
        case .within(let minutes, _): return occurrence.due.adding(minutes: minutes)
        case .never: return occurrence.due.adding(minutes: Self.punctualMinutes)
        case .untilDue: return max(deadline ?? occurrence.due, occurrence.due)
        case nil:
            return occurrence.isBeforeDue
                ? max(deadline ?? occurrence.due, occurrence.due) : occurrence.due.adding(days: 3)
        }
    }

    /// Minutes after its time within which a digest or a bulletin still goes out.
    ///
    /// `standard`: those of a block that says nothing about it.
    static func catchUpMinutes(_ catchUp: CatchUp?, standard: Int) -> Int {
        switch catchUp {
        case .within(let minutes, _): minutes
        case .never: punctualMinutes
        case .untilDue, nil: standard
        }
    }
}

extension Schedule {
    /// A late letter waits for a working day unless the block sends on days off.
    var lateShift: HolidayShift {
        (dayOffShift ?? (isBulletin ? .keep : .nextWorkingDay)) == .keep ? .keep : .nextWorkingDay
    }
}

extension Sequence where Element == Occurrence {
    /// Those that a deadline has which took effect at `since`: nothing meant earlier exists.
    ///
    /// nil: the deadline always held, and all of them exist.
    func meant(since: Instant?) -> [Occurrence] {
        guard let since else { return Array(self) }
        return filter { $0.nominalInstant >= since }
    }
}

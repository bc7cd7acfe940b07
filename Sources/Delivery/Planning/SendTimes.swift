import Campaigns

/// When letters of a campaign may leave, and until when they are worth sending.
///
/// All of it is asked while the service runs, so it has an answer for every day: past the end of
/// the working calendar the week alone decides.
struct SendTimes: Sendable {
    /// So many minutes after its time a letter does not wait for a working day.
    static let promptMinutes = 30

    private let campaign: Campaign
    private let calendar: WorkingCalendar
    private let calculator: OccurrenceCalculator
    private let evaluator: ObligationEvaluator
    private let rules: Set<TimeRule>

    init(
        _ agenda: Agenda,
        _ evaluator: ObligationEvaluator,
        keeping rules: Set<TimeRule> = TimeRule.all
    ) {
        self.rules = rules
        campaign = agenda.campaign
        calendar = agenda.campaign.calendar.openEnded
        calculator = agenda.calculator
        self.evaluator = evaluator
    }

    /// Whether what was to leave at `time` leaves as if on time.
    func isPunctual(_ time: Instant, at now: Instant) -> Bool {
        now <= time.adding(minutes: rules.contains(.punctuality) ? Schedule.punctualMinutes : 0)
    }

    /// The first instant at which a letter of the occurrence can leave, as things are now: its own time,
    /// or, once that has passed by more than a pass can be late, the next in its window.
    ///
    /// Example: due on Friday at 08:00, the service was off until Saturday 10:00 → Monday 07:30.
    func departure(of occurrence: Occurrence, by schedule: Schedule, at now: Instant) throws
        -> Instant
    {
        let time = occurrence.actualInstant
        return isPunctual(time, at: now) ? time : try lateDeparture(time, schedule, at: now)
    }

    /// The first instant from `now` on at which a letter of the block may leave that was to leave at `time`.
    ///
    /// Inside the block's window and, unless it sends on days off, on a working day; a letter that is only
    /// a few minutes late does not wait for that one.
    func lateDeparture(
        _ time: Instant,
        _ schedule: Schedule,
        at now: Instant
    ) throws -> Instant {
        let moment = campaign.zone.civil(of: now)
        func opening(_ shift: HolidayShift) throws -> Instant {
            let opening = try self.opening(from: moment, for: schedule, shift)
            return opening == moment ? now : campaign.zone.instant(of: opening)
        }
        let anyDay = try opening(.keep)
        if schedule.lateShift == .keep || anyDay <= time.adding(minutes: Self.promptMinutes) {
            return anyDay
        }
        return try opening(schedule.lateShift)
    }

    /// The first instant from `now` on at which a letter may leave that was written for an earlier one.
    ///
    /// That is one that was released, retried or deferred, or kept by a server that was away. A bulletin may
    /// leave at once. Example: released on Saturday at 20:00, window from 07:30 → Monday 07:30.
    func resumption(
        of schedule: Schedule,
        writtenFor time: Instant,
        at now: Instant
    ) throws -> Instant {
        guard !schedule.isBulletin, !isPunctual(time, at: now) else { return now }
        return try lateDeparture(time, schedule, at: now)
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

    /// The last instant at which a reminder may leave.
    ///
    /// By default that is the deadline for one before it, but half an hour after its time at least, and
    /// three days later for one after it. One that waits for approval has until the end of the second
    /// working day. Neither the send window nor a late pass shortens it: due at 20:00, window from 07:30
    /// → at least until 07:46.
    func expiry(of occurrence: Occurrence, _ duty: Duty) throws -> Instant {
        if occurrence.line == 0, let notice = Notice(rawValue: occurrence.ruleKey) {
            return try expiry(of: notice, happened: occurrence.due, duty)
        }
        return max(
            try caughtUpUntil(occurrence, duty),
            occurrence.actualInstant.adding(minutes: Schedule.punctualMinutes)
        )
    }

    /// Working days within which a return is news.
    static let returnIsNews = 3

    /// Until when a notice of what happened then is worth reading: until the deadline that holds for the unit;
    /// of one that has passed already for three days, of a return for three working days.
    private func expiry(of notice: Notice, happened: Instant, _ duty: Duty) throws -> Instant {
        switch notice {
        case .returned: return try endOfWorkingDay(Self.returnIsNews, after: happened)
        case .welcome, .moved, .incident:
            let deadline = duty.deadline.map {
                evaluator.dueInstant(of: $0, graceMinutes: duty.milestone.graceMinutes)
            }
            guard let deadline, deadline > happened else { return happened.adding(days: 3) }
            return deadline
        }
    }

    private func caughtUpUntil(_ occurrence: Occurrence, _ duty: Duty) throws -> Instant {
        let deadline = occurrence.deadline.map {
            evaluator.dueInstant(of: $0, graceMinutes: duty.milestone.graceMinutes)
        }
        let due = occurrence.due
        let room = rules.contains(.roomAtDeadline) ? Self.promptMinutes : 0
        switch duty.schedule.catchUp {
        case .within(let minutes): return due.adding(minutes: minutes)
        case .never: return due.adding(minutes: Schedule.punctualMinutes)
        case .untilDue: return max(deadline ?? due, due)
        case nil:
            let standard =
                occurrence.isBeforeDue
                ? max(deadline ?? due, due.adding(minutes: room))
                : due.adding(days: 3)
            guard duty.schedule.needsApproval else { return standard }
            return max(standard, try endOfWorkingDay(2, after: due))
        }
    }

    /// The last instant of the working day that is so many after the day of `instant`.
    func endOfWorkingDay(_ count: Int, after instant: Instant) throws -> Instant {
        try campaign.endOfWorkingDay(count, after: instant)
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

/// Which days are worked: weekly days off, dated days off with their names, worked days in return.
///
/// It knows a range of dates only. When files are read, counting past the range is an error, never
/// "no holidays"; while the service runs, ``openEnded`` has an answer for every day.
package struct WorkingCalendar: Hashable, Sendable {
    package let validity: ClosedRange<CivilDate>
    package let weeklyDaysOff: Set<Weekday>
    /// Days off beyond the weekly ones, by date, with the name of each.
    package let daysOff: [CivilDate: String]
    /// Days worked though the week or a holiday says otherwise, with the reason of each.
    package let workedDays: [CivilDate: String]
    /// What the calendar answers about a date outside ``validity``.
    package private(set) var beyond = Beyond.refused

    package enum Beyond: Hashable, Sendable {
        /// A ``CalendarError``.
        case refused
        /// What the week says: its days off, no holidays, no worked days in return.
        case byTheWeek
    }

    package init(
        validity: ClosedRange<CivilDate>,
        weeklyDaysOff: Set<Weekday>,
        daysOff: [CivilDate: String] = [:],
        workedDays: [CivilDate: String] = [:]
    ) {
        self.validity = validity
        self.weeklyDaysOff = weeklyDaysOff
        self.daysOff = daysOff
        self.workedDays = workedDays
    }

    /// The union of both calendars' days off and worked days, over the dates that both know.
    ///
    /// Returns nil where the validity ranges do not meet.
    package func union(_ other: WorkingCalendar) -> WorkingCalendar? {
        let lower = max(validity.lowerBound, other.validity.lowerBound)
        let upper = min(validity.upperBound, other.validity.upperBound)
        guard lower <= upper else { return nil }
        return WorkingCalendar(
            validity: lower...upper,
            weeklyDaysOff: weeklyDaysOff.union(other.weeklyDaysOff),
            daysOff: daysOff.merging(other.daysOff) { first, _ in first },
            workedDays: workedDays.merging(other.workedDays) { first, _ in first }
        )
    }

    /// The same calendar with an answer for every date: beyond its ends the week alone decides.
    ///
    /// Nothing asked of it throws. Example: a calendar for 2021 with Saturdays and Sundays off calls
    /// Saturday 01/01/2022 a day off, Monday 03/01/2022 a working day, and so also any holiday of
    /// 2022 that falls on a Monday.
    package var openEnded: WorkingCalendar {
        var calendar = self
        calendar.beyond = .byTheWeek
        return calendar
    }

    /// Why nobody works on that day; nil for a working day.
    ///
    /// Throws ``CalendarError`` for a date that the calendar does not know.
    package func dayOff(_ date: CivilDate) throws(CalendarError) -> DayOff? {
        guard validity.contains(date) else { return try dayOff(beyond: date) }
        if workedDays[date] != nil { return nil }
        if let name = daysOff[date] { return .holiday(name) }
        return weeklyDaysOff.contains(date.weekday) ? .weekly(date.weekday) : nil
    }

    private func dayOff(beyond date: CivilDate) throws(CalendarError) -> DayOff? {
        switch beyond {
        case .refused: throw CalendarError(date: date, validity: validity)
        case .byTheWeek:
            // A week without a working day would make counting endless.
            guard weeklyDaysOff.count < Weekday.allCases.count else { return nil }
            return weeklyDaysOff.contains(date.weekday) ? .weekly(date.weekday) : nil
        }
    }

    package func isWorkingDay(_ date: CivilDate) throws(CalendarError) -> Bool {
        try dayOff(date) == nil
    }

    /// The n-th working day strictly after `date`, or before it where `count` is negative.
    ///
    /// `date` itself is day 0, worked or not.
    package func adding(
        workingDays count: Int,
        to date: CivilDate
    ) throws(CalendarError) -> CivilDate {
        let step = count < 0 ? -1 : 1
        var day = date
        var left = abs(count)
        while left > 0 {
            day = day.adding(days: step)
            if try isWorkingDay(day) { left -= 1 }
        }
        return day
    }

    /// Working days strictly after `start` up to and including `end`; 0 where `end` is not later.
    package func workingDays(
        after start: CivilDate,
        through end: CivilDate
    ) throws(CalendarError) -> Int {
        guard start < end else { return 0 }
        var count = 0
        for date in start.adding(days: 1)...end where try isWorkingDay(date) {
            count += 1
        }
        return count
    }

    /// The date after the shift; nil where the shift drops a day off.
    package func shifted(
        _ date: CivilDate,
        by shift: HolidayShift
    ) throws(CalendarError) -> CivilDate? {
        guard try !isWorkingDay(date) else { return date }
        switch shift {
        case .keep: return date
        case .skip: return nil
        case .previousWorkingDay: return try adding(workingDays: -1, to: date)
        case .nextWorkingDay: return try adding(workingDays: 1, to: date)
        }
    }

    package func lastWorkingDay(ofMonthOf date: CivilDate) throws(CalendarError) -> CivilDate {
        let last = date.lastOfMonth
        return try isWorkingDay(last) ? last : adding(workingDays: -1, to: last)
    }
}

// MARK: The end

extension WorkingCalendar {
    /// Days before its end from which on a calendar should be renewed.
    private static let noticeDays = 30

    /// Whether the calendar ends within 30 days of that date, or has ended.
    ///
    /// Example: it ends on 31/12. False on 30/11, true from 01/12 on, for ever.
    package func endsSoon(after date: CivilDate) -> Bool {
        validity.upperBound.days(since: date) <= Self.noticeDays
    }
}

extension Campaign {
    /// Whether the campaign's calendar ends within 30 days of that instant, or has ended: from its
    /// end on what is computed while the service runs goes by the week alone.
    package func calendarEndsSoon(after instant: Instant) -> Bool {
        calendar.endsSoon(after: zone.civil(of: instant).date)
    }
}

/// Why a day is not worked.
package enum DayOff: Hashable, Sendable {
    case weekly(Weekday)
    case holiday(String)
}

/// What becomes of a letter whose day is not worked.
package enum HolidayShift: String, Hashable, Sendable {
    case previousWorkingDay, nextWorkingDay
    case skip, keep
}

/// A calendar was asked about a date that it does not cover.
package struct CalendarError: Error, Hashable {
    package let date: CivilDate
    package let validity: ClosedRange<CivilDate>

    package init(date: CivilDate, validity: ClosedRange<CivilDate>) {
        self.date = date
        self.validity = validity
    }
}

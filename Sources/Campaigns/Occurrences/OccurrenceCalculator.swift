/// The instants of a campaign's rules: a function of the files alone.
///
/// Order of computation: offset in calendar or working days → holiday shift of the date → time of
/// day → wait → zone → send window. Deadlines are never shifted, only letters are.
package struct OccurrenceCalculator: Sendable {
    private let campaign: Campaign
    private let calendar: WorkingCalendar
    private let milestones: [MilestoneID: Milestone]

    /// Counts by the campaign's calendar as it stands, and fails where it ends: for judging files.
    package init(_ campaign: Campaign) {
        self.init(campaign, calendar: campaign.calendar)
    }

    /// Counts by that calendar: a service that runs gives the ``WorkingCalendar/openEnded`` one.
    package init(_ campaign: Campaign, calendar: WorkingCalendar) {
        self.campaign = campaign
        self.calendar = calendar
        milestones = Dictionary(
            campaign.milestones.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Whether the working calendar knows the date.
    package func covers(_ date: CivilDate) -> Bool {
        calendar.validity.contains(date)
    }

    /// All occurrences of a reminder's rule about a milestone with that deadline, by due instant.
    ///
    /// `deadline`: the milestone's, or one unit's own; all that is said in days before or after due
    /// counts from it, the ``Opening`` too.
    /// Throws ``CalendarError`` where the calendar does not cover a date that is counted over,
    /// ``DeadlineCrossing`` where a letter meant for before the deadline would leave after it.
    package func occurrences(
        of rule: SendRule,
        in schedule: Schedule,
        milestone id: MilestoneID,
        deadline: CivilDateTime
    ) throws -> [Occurrence] {
        let opening = milestones[id]?.opens?.reading(for: deadline)
        return try nominalTimes(of: rule, deadline: deadline, days: campaign.validity)
            .filter { nominal in
                campaign.validity.contains(nominal.date) && opening.map { $0 <= nominal } ?? true
            }
            .map { nominal in
                try occurrence(
                    of: rule,
                    in: schedule,
                    nominal: nominal,
                    milestone: id,
                    deadline: deadline
                )
            }
            .sorted { $0.due < $1.due }
    }

    /// All occurrences of a digest's or a bulletin's rule, by due instant.
    ///
    /// Throws ``CalendarError`` where the calendar does not cover a date that is counted over.
    package func occurrences(of rule: SendRule, in schedule: Schedule) throws -> [Occurrence] {
        let days: ClosedRange<CivilDate>
        switch schedule.kind {
        case .reminder: return []
        case .digest: days = campaign.validity
        case .bulletin(let terms):
            days = rule.isClosing ? terms.days.upperBound...terms.days.upperBound : terms.days
        }
        return try nominalTimes(of: rule, deadline: nil, days: days)
            .filter { campaign.validity.contains($0.date) }
            .map {
                try occurrence(of: rule, in: schedule, nominal: $0, milestone: nil, deadline: nil)
            }
            .sorted { $0.due < $1.due }
    }

    private func nominalTimes(
        of rule: SendRule,
        deadline: CivilDateTime?,
        days: ClosedRange<CivilDate>
    ) throws -> [CivilDateTime] {
        switch rule.form {
        case .days(let count, let time):
            return deadline.map { [CivilDateTime($0.date.adding(days: count), time)] } ?? []
        case .workingDays(let count, let time):
            guard let deadline else { return [] }
            let date = try calendar.adding(workingDays: count, to: deadline.date)
            return [CivilDateTime(date, time)]
        case .minutes(let count):
            return deadline.map { [$0.adding(minutes: count)] } ?? []
        case .atDue:
            return deadline.map { [$0] } ?? []
        case .onDueDay(let time):
            return deadline.map { [CivilDateTime($0.date, time)] } ?? []
        case .weekly(let weekdays, let time, let bounds):
            return dates(in: days, bounds: bounds, deadline: deadline, time: time)
                .filter { weekdays.contains($0.date.weekday) }
        case .daily(let time, let bounds):
            return dates(in: days, bounds: bounds, deadline: deadline, time: time)
        case .everyWorkingDay(let time, let bounds):
            return try dates(in: days, bounds: bounds, deadline: deadline, time: time)
                .filter { try calendar.isWorkingDay($0.date) }
        case .lastWorkingDayOfMonth(let time):
            return try firstOfMonths(in: days)
                .map { try calendar.lastWorkingDay(ofMonthOf: $0) }
                .filter { days.contains($0) }
                .map { CivilDateTime($0, time) }
        case .dayOfMonth(let day, let time):
            return days.filter { $0.day == day }.map { CivilDateTime($0, time) }
        case .interval(let minutes, let from, let until):
            let times = stride(from: from.minuteOfDay, through: until.minuteOfDay, by: minutes)
                .compactMap(TimeOfDay.init(minuteOfDay:))
            return days.flatMap { date in times.map { CivilDateTime(date, $0) } }
        case .once(let date, let time):
            return [CivilDateTime(date, time)]
        }
    }

    private func dates(
        in days: ClosedRange<CivilDate>,
        bounds: SendRule.Bounds,
        deadline: CivilDateTime?,
        time: TimeOfDay
    ) -> [CivilDateTime] {
        var first = max(days.lowerBound, bounds.from ?? days.lowerBound)
        var last = min(days.upperBound, bounds.until ?? days.upperBound)
        if let deadline {
            if bounds.afterDue { first = max(first, deadline.date) }
            if bounds.untilDue { last = min(last, deadline.date) }
        }
        guard first <= last else { return [] }
        return (first...last).map { CivilDateTime($0, time) }.filter { reading in
            guard let deadline else { return true }
            return !(bounds.afterDue && reading <= deadline)
                && !(bounds.untilDue && reading > deadline)
        }
    }

    private func firstOfMonths(in days: ClosedRange<CivilDate>) -> [CivilDate] {
        let (year, month, _) = days.lowerBound.components
        let (lastYear, lastMonth, _) = days.upperBound.components
        return (year * 12 + month - 1...lastYear * 12 + lastMonth - 1).compactMap {
            CivilDate(year: $0 / 12, month: $0 % 12 + 1, day: 1)
        }
    }

    private func occurrence(
        of rule: SendRule,
        in schedule: Schedule,
        nominal: CivilDateTime,
        milestone: MilestoneID?,
        deadline: CivilDateTime?
    ) throws -> Occurrence {
        var shifts: [Occurrence.Shift] = []
        var actual = nominal
        var isOmitted = false
        let isBefore = deadline.map { nominal <= $0 } ?? false
        let shift = shift(for: rule, in: schedule, isBefore: isBefore)
        if shift != .keep, let dayOff = try calendar.dayOff(nominal.date) {
            shifts.append(.dayOff(dayOff))
            if let date = try calendar.shifted(nominal.date, by: shift) {
                actual.date = date
            } else {
                isOmitted = true
            }
        }
        if case .bulletin(let terms) = schedule.kind, terms.waitMinutes > 0, !rule.isClosing,
            !isOmitted
        {
            actual = actual.adding(minutes: terms.waitMinutes)
            shifts.append(.wait(minutes: terms.waitMinutes))
        }
        let nominalInstant = campaign.zone.instant(of: nominal)
        let due = actual == nominal ? nominalInstant : campaign.zone.instant(of: actual)
        var actualInstant = due
        let opening =
            isOmitted ? actual : try opening(atOrAfter: actual, for: schedule, shift: shift)
        if opening != actual {
            actual = opening
            actualInstant = campaign.zone.instant(of: opening)
            shifts.append(.window)
        }
        if let deadline, isBefore, actual > deadline, !isOmitted {
            throw DeadlineCrossing(
                schedule: schedule.id,
                line: rule.line,
                nominal: nominal,
                actual: actual,
                deadline: deadline
            )
        }
        return Occurrence(
            schedule: schedule.id,
            line: rule.line,
            ruleKey: schedule.key(of: rule),
            milestone: milestone,
            deadline: deadline,
            nominal: nominal,
            nominalInstant: nominalInstant,
            actual: actual,
            actualInstant: actualInstant,
            due: due,
            shifts: shifts,
            slot: schedule.slot(of: rule, at: nominal),
            isBeforeDue: isBefore,
            isClosing: rule.isClosing,
            isOmitted: isOmitted
        )
    }

    /// The first reading at or after `moment` at which letters of the block may leave.
    ///
    /// `shift`: `keep` also allows days off; otherwise a letter that the window holds waits for the
    /// opening of the next working day. Example: window 07:30–18:00, Friday 20:00 → Monday 07:30,
    /// with `keep` Saturday 07:30.
    package func opening(
        atOrAfter moment: CivilDateTime,
        for schedule: Schedule,
        shift: HolidayShift
    ) throws -> CivilDateTime {
        let window = campaign.window(of: schedule)
        var opening = window.opening(atOrAfter: moment)
        guard opening != moment, shift != .keep else { return opening }
        while try !calendar.isWorkingDay(opening.date) {
            opening = window.opening(
                atOrAfter: CivilDateTime(opening.date.adding(days: 1), .midnight)
            )
        }
        return opening
    }

    /// What the block does about days off, from its file or, without a word there, from what the line
    /// says (`mỗi ngày` is every day of the calendar) and its kind.
    package func shift(
        for rule: SendRule,
        in schedule: Schedule,
        isBefore: Bool
    ) -> HolidayShift {
        switch rule.form {
        case .minutes, .atDue: return .keep
        default: break
        }
        if let stated = schedule.dayOffShift { return stated }
        if case .daily = rule.form { return .keep }
        switch schedule.kind {
        case .reminder: return isBefore ? .previousWorkingDay : .nextWorkingDay
        case .digest: return .previousWorkingDay
        case .bulletin: return .keep
        }
    }
}

/// A letter meant for before a deadline would leave after it, because of a day off or the window.
package struct DeadlineCrossing: Error, Hashable {
    package let schedule: ScheduleID
    package let line: Int
    package let nominal: CivilDateTime
    package let actual: CivilDateTime
    package let deadline: CivilDateTime
}

extension Schedule {
    package var isBulletin: Bool {
        if case .bulletin = kind { true } else { false }
    }

    /// The rule's key, with its time of day only where two rules of the block differ in nothing else.
    package func key(of rule: SendRule) -> String {
        let key = rule.key
        let twins = rules.filter { $0.key == key }
        guard twins.count > 1, let time = rule.timeOfDay else { return key }
        return "\(key)@\(time)"
    }
}

extension Schedule {
    /// What tells the occurrences of one rule apart.
    fileprivate func slot(of rule: SendRule, at nominal: CivilDateTime) -> String {
        rule.isDayGranular && !isBulletin ? nominal.date.description : nominal.description
    }
}

extension SendRule {
    /// The time of day that the line gives; nil where it is counted from the deadline.
    package var timeOfDay: TimeOfDay? {
        switch form {
        case .days(_, let time), .workingDays(_, let time), .onDueDay(let time),
            .weekly(_, let time, _), .daily(let time, _), .everyWorkingDay(let time, _),
            .lastWorkingDayOfMonth(let time), .dayOfMonth(_, let time), .once(_, let time):
            time
        case .interval(_, let from, _): from
        case .minutes, .atDue: nil
        }
    }
}

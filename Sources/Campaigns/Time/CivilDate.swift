/// A day of the proleptic Gregorian calendar, without a time or a zone.
///
/// Stored as days since 1970-01-01, so that arithmetic is integer arithmetic; the conversion to
/// year, month and day is the well-known shift of the year's start to 1 March, after which leap
/// days come last and every 400 years are 146,097 days.
package struct CivilDate: Hashable, Sendable {
    /// Days since 1970-01-01; negative before it.
    package let dayNumber: Int

    package init(dayNumber: Int) {
        self.dayNumber = dayNumber
    }

    /// The date of that year, month and day; nil where there is no such day (31 April, month 13).
    ///
    /// `year`: 1…9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        dayNumber = era * 146_097 + dayOfEra - 719_468
    }

    /// Year, month (1…12) and day (1…31).
    package var components: (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    package var year: Int { components.year }
    package var month: Int { components.month }
    package var day: Int { components.day }

    package var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        Weekday(mondayBased: ((dayNumber + 3) % 7 + 7) % 7)
    }

    package func adding(days: Int) -> CivilDate {
        CivilDate(dayNumber: dayNumber + days)
    }

    /// Calendar days from `other` to this date: positive where this date is later.
    package func days(since other: CivilDate) -> Int {
        dayNumber - other.dayNumber
    }

    package var firstOfMonth: CivilDate {
        adding(days: 1 - day)
    }

    package var lastOfMonth: CivilDate {
        let (year, month, day) = components
        return adding(days: Self.days(inMonth: month, of: year) - day)
    }

    package static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }
}

extension CivilDate: Comparable {
    package static func < (left: CivilDate, right: CivilDate) -> Bool {
        left.dayNumber < right.dayNumber
    }
}

extension CivilDate: Strideable {
    package func distance(to other: CivilDate) -> Int { other.days(since: self) }
    package func advanced(by days: Int) -> CivilDate { adding(days: days) }
}

extension CivilDate: CustomStringConvertible {
    /// ISO 8601: `2021-05-23`.
    package var description: String {
        let (year, month, day) = components
        return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }

    /// The date of an ISO 8601 text `yyyy-mm-dd`; nil for anything else.
    package init?(iso text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = decimalDigits(parts[0]), let month = decimalDigits(parts[1]),
            let day = decimalDigits(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

/// The number in its decimal digits, with leading zeros up to `width`.
func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return digits.count >= width
        ? digits : String(repeating: "0", count: width - digits.count) + digits
}

/// The value of a text of ASCII digits alone, of at most nine of them.
func decimalDigits(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 9, text.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return Int(text)
}

package import Campaigns
package import Texts

/// Dates and times as letters, tables and sentences write them.
package struct DateStyle: Sendable {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    /// In a sentence: `03/3/2021` (days 01–09 and months 01, 02 with a zero), `3 March 2021`.
    package func inSentence(_ date: CivilDate) -> String {
        let (year, month, day) = date.components
        switch language {
        case .vietnamese:
            return "\(twoDigits(day))/\(month < 3 ? twoDigits(month) : "\(month)")/\(year)"
        case .english: return "\(day) \(Self.englishMonths[month - 1]) \(year)"
        }
    }

    /// In a table, a file or on the screen: `03/03/2021`.
    package func inTable(_ date: CivilDate) -> String {
        let (year, month, day) = date.components
        return "\(twoDigits(day))/\(twoDigits(month))/\(year)"
    }

    /// In a table: `17:00 15/03/2021`.
    package func inTable(_ moment: CivilDateTime) -> String {
        "\(moment.time) \(inTable(moment.date))"
    }

    /// In a subject: `17:00 ngày 15/3/2021`, `17:00, 15 March 2021`.
    package func short(_ moment: CivilDateTime) -> String {
        switch language {
        case .vietnamese: "\(moment.time) ngày \(inSentence(moment.date))"
        case .english: "\(moment.time), \(inSentence(moment.date))"
        }
    }

    /// In a letter: `17 giờ 00 phút, thứ Hai ngày 15/3/2021`, `17:00 on Monday 15 March 2021`.
    package func deadline(_ moment: CivilDateTime) -> String {
        switch language {
        case .vietnamese:
            "\(clock(moment.time)), \(weekday(moment.date.weekday)) ngày \(inSentence(moment.date))"
        case .english:
            "\(moment.time) on \(weekday(moment.date.weekday)) \(inSentence(moment.date))"
        }
    }

    /// In a sentence: `08 giờ 00 phút ngày 18/3/2021`, `08:00 on 18 March 2021`.
    package func moment(_ moment: CivilDateTime) -> String {
        switch language {
        case .vietnamese: "\(clock(moment.time)) ngày \(inSentence(moment.date))"
        case .english: "\(moment.time) on \(inSentence(moment.date))"
        }
    }

    /// `08 giờ 00 phút`, `08:00`.
    package func clock(_ time: TimeOfDay) -> String {
        switch language {
        case .vietnamese: "\(twoDigits(time.hour)) giờ \(twoDigits(time.minute)) phút"
        case .english: time.description
        }
    }

    package func weekday(_ day: Weekday) -> String {
        switch language {
        case .vietnamese: Self.vietnameseWeekdays[day.rawValue - 1]
        case .english: Self.englishWeekdays[day.rawValue - 1]
        }
    }

    package static let vietnameseWeekdays = [
        "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật",
    ]
    package static let englishWeekdays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    private func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}

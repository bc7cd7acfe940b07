/// A date and a time on a wall clock whose zone is known from elsewhere.
package struct CivilDateTime: Hashable, Sendable {
    package var date: CivilDate
    package var time: TimeOfDay

    package init(_ date: CivilDate, _ time: TimeOfDay) {
        self.date = date
        self.time = time
    }

    /// The wall-clock time so many minutes later, or earlier where negative.
    ///
    /// Counts wall-clock minutes: where a zone's clock is changed in between, elapsed time differs.
    package func adding(minutes: Int) -> CivilDateTime {
        let total = date.dayNumber * 86_400 + time.secondOfDay + minutes * 60
        return CivilDateTime(secondsSinceEpoch: total)
    }

    /// The wall-clock reading, counted in seconds as if every day had 86,400 of them.
    package var secondsSinceEpoch: Int {
        date.dayNumber * 86_400 + time.secondOfDay
    }

    package init(secondsSinceEpoch total: Int) {
        let day = total >= 0 ? total / 86_400 : (total - 86_399) / 86_400
        let second = total - day * 86_400
        self.init(
            CivilDate(dayNumber: day),
            TimeOfDay(hour: second / 3600, minute: second / 60 % 60, second: second % 60)
                ?? .midnight
        )
    }
}

extension CivilDateTime: Comparable {
    package static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
        (left.date, left.time) < (right.date, right.time)
    }
}

extension CivilDateTime: CustomStringConvertible {
    /// ISO 8601 with seconds: `2021-03-09T14:00:00`.
    package var description: String {
        "\(date)T" + padded(time.hour, 2) + ":" + padded(time.minute, 2) + ":"
            + padded(time.second, 2)
    }

    /// The date and time of `yyyy-mm-ddThh:mm[:ss]`; a blank is accepted for the `T`.
    package init?(iso text: some StringProtocol) {
        let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) {
            $0 == "T" || $0 == " "
        }
        guard parts.count == 2, let date = CivilDate(iso: parts[0]) else { return nil }
        let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        guard clock.count == 2 || clock.count == 3, clock.allSatisfy({ $0.count == 2 }),
            let hour = decimalDigits(clock[0]), let minute = decimalDigits(clock[1]),
            let second = clock.count == 3 ? decimalDigits(clock[2]) : 0,
            let time = TimeOfDay(hour: hour, minute: minute, second: second)
        else { return nil }
        self.init(date, time)
    }
}

extension CivilDateTime {
    /// The same reading without its seconds.
    package var toMinute: CivilDateTime {
        CivilDateTime(date, TimeOfDay(minuteOfDay: time.minuteOfDay) ?? time)
    }
}

extension CivilDateTime {
    /// Sorts what has no deadline after everything that has one.
    package static let latest = CivilDateTime(CivilDate(dayNumber: 2_932_896), .lastSecond)
}

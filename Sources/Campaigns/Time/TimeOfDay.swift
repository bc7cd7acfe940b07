/// A time on a wall clock, to the second, without a date or a zone.
package struct TimeOfDay: Hashable, Sendable {
    /// Seconds since 00:00 on the wall clock, 0…86,399.
    package let secondOfDay: Int

    package static let midnight = TimeOfDay(secondOfDay: 0)
    package static let lastSecond = TimeOfDay(secondOfDay: 86_399)

    private init(secondOfDay: Int) {
        self.secondOfDay = secondOfDay
    }

    /// That time; nil where a clock does not show it (24:00, 08:60).
    package init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
        else { return nil }
        secondOfDay = hour * 3600 + minute * 60 + second
    }

    /// The time so many minutes after 00:00; nil past the end of the day.
    package init?(minuteOfDay: Int) {
        guard (0..<1440).contains(minuteOfDay) else { return nil }
        secondOfDay = minuteOfDay * 60
    }

    package var hour: Int { secondOfDay / 3600 }
    package var minute: Int { secondOfDay / 60 % 60 }
    package var second: Int { secondOfDay % 60 }
    package var minuteOfDay: Int { secondOfDay / 60 }
}

extension TimeOfDay: Comparable {
    package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
        left.secondOfDay < right.secondOfDay
    }
}

extension TimeOfDay: CustomStringConvertible {
    /// `08:00`, or `08:00:30` where the seconds are not zero.
    package var description: String {
        let minutes = padded(hour, 2) + ":" + padded(minute, 2)
        return second == 0 ? minutes : minutes + ":" + padded(second, 2)
    }
}

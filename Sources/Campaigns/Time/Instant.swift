/// A moment, the same everywhere: milliseconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package static let distantPast = Instant(milliseconds: -62_135_596_800_000)
    package static let distantFuture = Instant(milliseconds: 253_402_300_799_000)

    package func adding(_ duration: Duration) -> Instant {
        let (seconds, attoseconds) = duration.components
        return Instant(
            milliseconds: milliseconds + seconds * 1000 + attoseconds / 1_000_000_000_000_000
        )
    }

    package func adding(minutes: Int) -> Instant {
        Instant(milliseconds: milliseconds + Int64(minutes) * 60_000)
    }

    package func adding(days: Int) -> Instant {
        adding(minutes: days * 1440)
    }

    /// The time elapsed from `other` to this instant; negative where this one is earlier.
    package func duration(since other: Instant) -> Duration {
        .milliseconds(milliseconds - other.milliseconds)
    }
}

extension Instant: Comparable {
    package static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }
}

extension Instant {
    /// As RFC 3339 has it, to the second: `2021-03-09T07:00:00Z`.
    package var withSeconds: String {
        let civil = CivilDateTime(
            secondsSinceEpoch: Int((Double(milliseconds) / 1000).rounded(.down))
        )
        let time = [civil.time.hour, civil.time.minute, civil.time.second].map { padded($0, 2) }
        return "\(civil.date)T\(time.joined(separator: ":"))Z"
    }
}

extension Instant: CustomStringConvertible {
    /// ISO 8601 in UTC: `2021-03-09T07:00Z`, with seconds only where they are not zero.
    package var description: String {
        let seconds = Int((Double(milliseconds) / 1000).rounded(.down))
        let civil = CivilDateTime(secondsSinceEpoch: seconds)
        return "\(civil.date)T\(civil.time)Z"
    }
}

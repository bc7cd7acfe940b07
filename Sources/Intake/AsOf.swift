package import Campaigns
import Schedules
import Wording

/// A point in time as a source gives it: an instant, a day, a month, a year.
package struct AsOf: Hashable, Sendable {
    /// The last second of what was given.
    package let instant: Instant
    /// Its first second.
    package let start: Instant
    /// Given to the minute.
    package let isPrecise: Bool
    package let isDateOrFiner: Bool

    /// nil where no date stands at the beginning; words after an imprecise date are its source's
    /// doubts (`2021-05 (ngày không rõ)`).
    package init?(_ text: String, zone: CivilZone) {
        let head = text.prefix { $0 != "(" }
        let trimmed = String(head).trimmedBlanks
        if let moment = CivilDateTime(iso: trimmed) ?? Self.vietnamese(trimmed) {
            instant = zone.instant(of: moment)
            start = instant
            isPrecise = true
            isDateOrFiner = true
            return
        }
        isPrecise = false
        let lower: CivilDate
        let upper: CivilDate
        if let date = CivilDate(written: trimmed) {
            (lower, upper) = (date, date)
            isDateOrFiner = true
        } else {
            let parts = trimmed.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count <= 2, parts[0].count == 4, let year = Int(parts[0]),
                let month = parts.count == 2 ? Int(parts[1]) : 1,
                let first = CivilDate(year: year, month: month, day: 1),
                let last = parts.count == 2
                    ? first.lastOfMonth : CivilDate(year: year, month: 12, day: 31)
            else { return nil }
            (lower, upper) = (first, last)
            isDateOrFiner = false
        }
        start = zone.start(of: lower)
        instant = zone.instant(of: CivilDateTime(upper, .lastSecond))
    }

    /// `dd/mm/yyyy hh:mm`.
    private static func vietnamese(_ text: String) -> CivilDateTime? {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let date = CivilDate(written: String(parts[0])),
            let time = TimeOfDay(written: String(parts[1]))
        else { return nil }
        return CivilDateTime(date, time)
    }
}

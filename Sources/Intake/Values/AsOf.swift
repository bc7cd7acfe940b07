package import Campaigns
import Texts

/// A point in time as a source gives it: an instant, a day, a month, a year.
package struct AsOf: Hashable, Sendable {
    /// The last second of what was given.
    package let instant: Instant
    /// Its first second.
    package let start: Instant
    /// True where it is given to the minute.
    package let isPrecise: Bool
    /// The text as it was written.
    package let text: String

    /// Reads `2021-05-23T11:00`, `23/5/2021`, `2021-05` or `2021`; nil for anything else.
    ///
    /// What follows in parentheses, `2021-05 (ngày không rõ)`, is its source's doubt, and not read.
    package init?(_ text: String, zone: CivilZone) {
        if let written = try? WrittenDate(text) {
            self.init(written, text: text, zone: zone)
            return
        }
        let head = String(text.prefix { $0 != "(" }).trimmedOuter
        let parts = head.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts[0].count == 4, let year = Int(parts[0]),
            let month = parts.count == 2 ? Int(parts[1]) : 1,
            let first = CivilDate(year: year, month: month, day: 1),
            let last = parts.count == 2
                ? first.lastOfMonth : CivilDate(year: year, month: 12, day: 31)
        else { return nil }
        self.init(
            text: text,
            start: zone.start(of: first),
            instant: zone.instant(of: CivilDateTime(last, .lastSecond)),
            isPrecise: false
        )
    }

    private init(
        text: String,
        start: Instant,
        instant: Instant,
        isPrecise: Bool
    ) {
        self.text = text
        self.start = start
        self.instant = instant
        self.isPrecise = isPrecise
    }

    init(_ written: WrittenDate, text: String, zone: CivilZone) {
        self.text = text
        isPrecise = written.time != nil
        if let time = written.time {
            instant = zone.instant(of: CivilDateTime(written.date, time))
            start = instant
        } else {
            start = zone.start(of: written.date)
            instant = zone.instant(of: CivilDateTime(written.date, .lastSecond))
        }
    }
}

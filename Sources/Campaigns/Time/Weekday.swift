/// A day of the week; the raw value is that of ISO 8601, Monday 1 to Sunday 7.
package enum Weekday: Int, CaseIterable, Hashable, Sendable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// The weekday that many days after a Monday.
    ///
    /// `mondayBased`: 0…6; other values wrap.
    package init(mondayBased: Int) {
        self = Self.allCases[(mondayBased % 7 + 7) % 7]
    }

    /// The two-letter name of RFC 5545 §3.3.10: `MO` … `SU`.
    package var abbreviation: String {
        ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][rawValue - 1]
    }
}

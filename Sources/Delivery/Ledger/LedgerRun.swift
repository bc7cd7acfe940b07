package import Campaigns

/// Many occurrences of one rule that all ended alike, as one row.
///
/// Example: a block paused for a month with daily letters to 100 units is one run of 3,000, not
/// 3,000 rows.
package struct LedgerRun: Hashable, Sendable {
    package let schedule: ScheduleID
    package let line: Int
    package let ruleKey: String
    /// True for missed, false for skipped.
    package let isMissed: Bool
    package let reason: Reason
    package var first: Instant
    package var last: Instant
    /// Occurrences per local day.
    package var days: [CivilDate: Int]

    package var count: Int { days.values.reduce(0, +) }
}

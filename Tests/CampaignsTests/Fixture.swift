import Campaigns
import Foundation
import Testing

/// The tables that independent programs wrote; see `Fixtures/ORACLES.md`.
enum Fixture {
    static func lines(_ name: String) throws -> [Substring] {
        let url = try #require(
            Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: nil)
        )
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    }

    /// Rows of a table, every field kept, empty ones too.
    static func rows(_ name: String, separator: Character = ",") throws -> [[Substring]] {
        try lines(name).map { $0.split(separator: separator, omittingEmptySubsequences: false) }
    }

    static func calendars() throws -> [String: WorkingCalendar] {
        let byName = Dictionary(grouping: try rows("calendars.csv")) { String($0[0]) }
        return try byName.mapValues { rows in
            func dates(_ kind: String) throws -> [CivilDate] {
                try rows.filter { $0[1] == kind }.map { try #require(CivilDate(iso: $0[2])) }
            }
            return WorkingCalendar(
                validity: try #require(dates("from").first)...#require(dates("until").first),
                weeklyDaysOff: Set(
                    rows.filter { $0[1] == "weekly" }
                        .compactMap { Int($0[2]).flatMap(Weekday.init(rawValue:)) }
                ),
                daysOff: Dictionary(uniqueKeysWithValues: try dates("off").map { ($0, "off") }),
                workedDays: Dictionary(uniqueKeysWithValues: try dates("work").map { ($0, "work") })
            )
        }
    }
}

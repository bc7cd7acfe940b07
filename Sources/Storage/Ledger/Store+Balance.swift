package import Campaigns
import Foundation
import GRDB

/// How many occurrences of one rule ended how on one day.
package struct LedgerRow: Hashable, Sendable {
    package let day: String
    package let schedule: String
    package let line: Int
    package var due = 0
    package var counts: [LedgerColumn: Int] = [:]

    /// Every occurrence that was due has exactly one end.
    package var balances: Bool { due == counts.values.reduce(0, +) }
}

/// The ends that an occurrence can have, in the order of the ledger's columns.
package enum LedgerColumn: String, CaseIterable, Hashable, Sendable {
    case sent, merged, skipped, missed, cancelled, failed, pending, ambiguous
}

extension Store {
    /// The ledger per day and rule; the day is that of the due instant, local to the campaign.
    package func ledger(of campaign: CampaignID?) throws -> [LedgerRow] {
        try read { connection in
            var rows: [String: LedgerRow] = [:]
            func add(
                _ day: String,
                _ schedule: String,
                _ line: Int,
                _ change: (inout LedgerRow) -> Void
            ) {
                let name = "\(day)|\(schedule)|\(line)"
                var row = rows[name] ?? LedgerRow(day: day, schedule: schedule, line: line)
                change(&row)
                rows[name] = row
            }
            let occurrences = try Row.fetchCursor(
                connection,
                sql: """
                    SELECT substr(o.actual, 1, 10), o.schedule, o.line, o.disposition, m.state,
                        count(*)
                    FROM occurrence o LEFT JOIN message m ON m.id = o.message_id
                    WHERE ?1 IS NULL OR o.campaign = ?1
                    GROUP BY 1, 2, 3, 4, 5
                    """,
                arguments: [campaign]
            )
            while let row = try occurrences.next() {
                let count: Int = row[5]
                let column = LedgerColumn(disposition: row[3], state: row[4])
                add(row[0], row[1], row[2]) { entry in
                    entry.due += count
                    if let column { entry.counts[column, default: 0] += count }
                }
            }
            let runs = try Row.fetchCursor(
                connection,
                sql: """
                    SELECT schedule, line, disposition, count, days FROM run
                    WHERE ?1 IS NULL OR campaign = ?1
                    """,
                arguments: [campaign]
            )
            while let row = try runs.next() {
                let text: String = row[4]
                let days = try JSONDecoder().decode([String: Int].self, from: Data(text.utf8))
                let column: LedgerColumn = row[2] as String == "missed" ? .missed : .skipped
                let total: Int = row[3]
                var unspread = total
                for (day, count) in days {
                    unspread -= count
                    add(day, row[0], row[1]) { entry in
                        entry.due += count
                        entry.counts[column, default: 0] += count
                    }
                }
                // A count that its days do not add up to shows as an imbalance.
                if unspread != 0, let day = days.keys.max() {
                    add(day, row[0], row[1]) { $0.due += unspread }
                }
            }
            return rows.values.sorted {
                ($0.day, $0.schedule, $0.line) < ($1.day, $1.schedule, $1.line)
            }
        }
    }
}

extension LedgerColumn {
    /// Where an occurrence counts; nil for a combination that must not be, which then shows as an
    /// imbalance.
    init?(disposition: String, state: String?) {
        switch (disposition, state) {
        case ("letter", "sent"): self = .sent
        case ("letter", "pending"), ("letter", "claimed"), ("letter", "inFlight"),
            ("letter", "deferred"), ("letter", "held"):
            self = .pending
        case ("letter", "failed"), ("letter", "quarantined"): self = .failed
        case ("letter", "ambiguous"): self = .ambiguous
        case ("letter", "expired"): self = .missed
        case ("letter", "cancelled"): self = .cancelled
        case ("letter", "skipped"): self = .skipped
        case ("merged", .some): self = .merged
        case ("skipped", nil): self = .skipped
        case ("missed", nil): self = .missed
        case ("cancelled", nil): self = .cancelled
        default: return nil
        }
    }
}

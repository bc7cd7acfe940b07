package import Campaigns
package import Delivery
import Foundation
import GRDB

extension Store: LedgerReader {
    package func ledger(of campaign: CampaignID?) throws -> [LedgerRow] {
        try read { connection in
            var sum = LedgerSum()
            let occurrences = try Row.fetchCursor(
                connection,
                sql: """
                    SELECT o.day, o.schedule, o.line, o.disposition, m.state, count(*)
                    FROM occurrence o LEFT JOIN message m ON m.id = o.message_id
                    WHERE ?1 IS NULL OR o.campaign = ?1
                    GROUP BY 1, 2, 3, 4, 5
                    """,
                arguments: [campaign]
            )
            while let row = try occurrences.next() {
                let text: String = row[0]
                guard let day = CivilDate(iso: text) else { continue }
                let state: LetterState? = row[4]
                sum.add(row[5], on: day, row[1], line: row[2], as: LedgerColumn(row[3], state))
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
                try Self.add(row, to: &sum)
            }
            return sum.sorted
        }
    }

    private static func add(_ run: Row, to sum: inout LedgerSum) throws {
        let text: String = run[4]
        let days = try JSONDecoder().decode([String: Int].self, from: Data(text.utf8))
        let column = LedgerColumn(run[2], nil)
        var unspread: Int = run[3]
        for (day, count) in days {
            guard let day = CivilDate(iso: day) else { continue }
            unspread -= count
            sum.add(count, on: day, run[0], line: run[1], as: column)
        }
        // A count that its days do not add up to shows as an imbalance.
        if unspread != 0, let day = days.keys.max().flatMap(CivilDate.init(iso:)) {
            sum.add(unspread, on: day, run[0], line: run[1], as: nil)
        }
    }

    package func runs(of rule: RuleName, campaign: CampaignID) throws -> [RunRow] {
        try read { connection in
            try Row.fetchAll(
                connection,
                sql: """
                    SELECT disposition, reason, first_due, last_due FROM run
                    WHERE campaign = ? AND schedule = ? AND rule_key = ? ORDER BY id
                    """,
                arguments: [campaign, rule.schedule.text, rule.ruleKey]
            ).map { row in
                RunRow(
                    isMissed: row["disposition"] == Disposition.missed,
                    reason: Reason(text: row["reason"]),
                    first: row.instant("first_due"),
                    last: row.instant("last_due")
                )
            }
        }
    }
}

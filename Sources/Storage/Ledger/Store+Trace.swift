package import Campaigns
package import Delivery
import GRDB

/// One row of the ledger about an obligation, with its letter.
package struct TraceRow: Sendable {
    package let key: OccurrenceKey
    package let schedule: ScheduleID
    package let line: Int
    package let ruleKey: String
    package let recipientKey: String
    package let slot: String
    package let deadline: CivilDateTime?
    package let nominal: CivilDateTime
    package let actual: CivilDateTime
    package let due: Instant
    package let end: OccurrenceEnd
}

extension Store {
    /// Everything that the ledger holds about the obligation, by due instant.
    package func trace(of obligation: ObligationID, campaign: CampaignID) throws -> [TraceRow] {
        try read { connection in
            let rows = try Row.fetchAll(
                connection,
                sql: """
                    SELECT key, schedule, line, rule_key, recipient, slot, deadline, nominal, actual, due,
                        disposition, reason, message_id
                    FROM occurrence WHERE campaign = ? AND unit = ? AND milestone = ?
                    ORDER BY due, line, id
                    """,
                arguments: [campaign, obligation.unit.text, obligation.milestone.text]
            )
            return try rows.compactMap { row in
                guard let nominal = row.civil("nominal"), let actual = row.civil("actual") else {
                    return nil
                }
                return TraceRow(
                    key: OccurrenceKey(text: row["key"]),
                    schedule: ScheduleID(row["schedule"]),
                    line: row["line"],
                    ruleKey: row["rule_key"],
                    recipientKey: row["recipient"],
                    slot: row["slot"],
                    deadline: row.civil("deadline"),
                    nominal: nominal,
                    actual: actual,
                    due: row.instant("due"),
                    end: OccurrenceEnd(
                        disposition: row["disposition"],
                        reason: (row["reason"] as String?).flatMap { Reason(text: $0) },
                        message: try (row["message_id"] as Int64?).flatMap {
                            try Self.outboxRow($0, connection)
                        }
                    )
                )
            }
        }
    }
}

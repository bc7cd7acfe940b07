package import Campaigns
package import Delivery
import GRDB

extension Store {
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

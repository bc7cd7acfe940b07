package import Campaigns
package import Delivery
import GRDB

extension Store {
    /// Workers that may die over one letter before a person must look.
    private static let deadWorkers = 3

    package func recover(at instant: Instant, by worker: Worker) throws {
        let isNeeded = try look { connection in
            try Row.fetchOne(
                connection.cachedStatement(
                    sql: "SELECT 1 FROM message WHERE state IN ('claimed', 'inFlight') LIMIT 1"
                )
            ) != nil
        }
        guard isNeeded else { return }
        try write { connection in
            try Self.noteSent("state IN ('claimed', 'inFlight')", [], connection)
            let rows = try Row.fetchAll(
                connection,
                sql: """
                    SELECT id, state, owner FROM message WHERE state IN ('claimed', 'inFlight')
                    ORDER BY priority, not_before, id
                    """
            )
            var interrupted: [Int64] = []
            var untouched: [Int64] = []
            var seen: Set<String> = []
            for row in rows {
                let owner: String = row["owner"]
                let isFirst = row["state"] == "inFlight" && seen.insert(owner).inserted
                let mayHaveLeft =
                    row["state"] == "inFlight" && !worker.shares(bootOf: Worker(text: owner))
                if isFirst || mayHaveLeft {
                    interrupted.append(row["id"])
                } else {
                    untouched.append(row["id"])
                }
            }
            try Self.giveBack(
                "id IN (SELECT value FROM json_each(?))",
                [untouched.jsonList],
                connection
            )
            try Self.noteInterrupted(interrupted, at: instant, connection)
        }
    }

    private static func noteInterrupted(
        _ ids: [Int64],
        at instant: Instant,
        _ connection: Database
    ) throws {
        for id in ids {
            try connection.run(
                sql: """
                    INSERT INTO attempt (message_id, number, fence, started, ended, outcome, text)
                    SELECT id, 1 + (SELECT ifnull(max(number), 0) FROM attempt WHERE message_id = id),
                        fence, ?, ?, 'ambiguous', '\(interrupted)'
                    FROM message WHERE id = ?
                    """,
                arguments: [instant.milliseconds, instant.milliseconds, id]
            )
            try connection.run(
                sql: """
                    UPDATE message SET
                        state = CASE
                            WHEN (SELECT count(*) FROM attempt
                                WHERE message_id = id AND text = '\(interrupted)') >= ?
                                THEN 'quarantined'
                            WHEN resends = 1 THEN 'pending' ELSE 'ambiguous' END,
                        reason = ?, resending = 1, owner = NULL, lease = NULL, ended = ?
                    WHERE id = ?
                    """,
                arguments: [
                    Self.deadWorkers, Reason(.ambiguous, interrupted).text, instant.milliseconds,
                    id,
                ]
            )
        }
    }

    private static let interrupted = "interrupted"

    /// Letters that no attempt was made for wait again.
    static func giveBack(
        _ condition: String,
        _ arguments: StatementArguments,
        _ connection: Database
    ) throws {
        try connection.run(
            sql: """
                UPDATE message SET state = 'pending', owner = NULL, lease = NULL,
                    attempts = attempts - (state = 'inFlight')
                WHERE \(condition) AND state IN ('claimed', 'inFlight')
                """,
            arguments: arguments
        )
    }
}

package import Campaigns
package import Delivery
import GRDB

extension Store {
    package func recover(
        at instant: Instant,
        by worker: Worker,
        dead: DeadWorkers
    ) throws -> [Int64: LetterState] {
        let busy = "state IN " + LetterState.list(LetterState.busy)
        let isNeeded = try withoutTransaction { connection in
            try Row.fetchOne(
                connection.cachedStatement(sql: "SELECT 1 FROM message WHERE \(busy) LIMIT 1")
            ) != nil
        }
        guard isNeeded else { return [:] }
        return try write { connection in
            let rows = try Row.fetchAll(
                connection,
                sql: """
                    SELECT id, owner, lease FROM message WHERE \(busy)
                    ORDER BY priority, not_before, id
                    """
            )
            let ids = rows.filter { row in
                let isOver = row.instant("lease") < instant
                return isOver || dead.contain(Worker(text: row["owner"]))
            }.map { $0["id"] as Int64 }
            guard !ids.isEmpty else { return [:] }
            try noteSent("id IN (SELECT value FROM json_each(?))", [ids.jsonList], connection)
            var takeover = ClaimTakeover(by: worker)
            let left = try Row.fetchAll(
                connection,
                sql: """
                    SELECT id, state, owner FROM message
                    WHERE \(busy) AND id IN (SELECT value FROM json_each(?))
                    ORDER BY priority, not_before, id
                    """,
                arguments: [ids.jsonList]
            )
            for row in left { takeover.take(row["id"], row["state"], owner: row["owner"]) }
            try Self.giveBack(
                "id IN (SELECT value FROM json_each(?))",
                [takeover.untouched.jsonList],
                connection
            )
            try Self.noteInterrupted(takeover.interrupted, at: instant, connection)
            let ends = try Row.fetchAll(
                connection,
                sql: "SELECT id, state FROM message WHERE id IN (SELECT value FROM json_each(?))",
                arguments: [takeover.interrupted.jsonList]
            )
            return Dictionary(ends.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
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
                        fence, ?, ?, 'ambiguous', '\(ClaimTakeover.note)'
                    FROM message WHERE id = ?
                    """,
                arguments: [instant.milliseconds, instant.milliseconds, id]
            )
            try connection.run(
                sql: """
                    UPDATE message SET
                        state = CASE
                            WHEN (SELECT count(*) FROM attempt
                                WHERE message_id = id AND text = '\(ClaimTakeover.note)') >= ?
                                THEN 'quarantined'
                            WHEN resends = 1 THEN 'pending' ELSE 'ambiguous' END,
                        reason = ?, resending = 1, owner = NULL, lease = NULL, ended = ?
                    WHERE id = ?
                    """,
                arguments: [
                    ClaimTakeover.mostDeaths, Reason(.ambiguous, ClaimTakeover.note).text,
                    instant.milliseconds,
                    id,
                ]
            )
        }
    }

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
                WHERE \(condition) AND \(LetterMove.Cause.giveBack.condition)
                """,
            arguments: arguments
        )
    }
}

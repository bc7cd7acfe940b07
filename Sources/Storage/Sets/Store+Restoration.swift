package import Campaigns
package import Delivery
import GRDB

/// What became of letters when the database was put back from a copy.
extension Store: RestorationStore {
    package func restoration() throws -> Restoration? {
        try read { connection in
            try Row.fetchOne(
                connection.cachedStatement(sql: "SELECT as_of, restored, held FROM restoration")
            ).map { row in
                Restoration(
                    asOf: (row[0] as Int64?).map(Instant.init(milliseconds:)),
                    restored: Instant(milliseconds: row[1]),
                    held: row[2]
                )
            }
        }
    }

    package func noteRestoration(at instant: Instant) throws -> Restoration {
        try write { connection in
            let lastPass = try Int64.fetchOne(
                connection,
                sql: "SELECT max(last_pass) FROM service"
            ).map(Instant.init(milliseconds:))
            let doubtful = """
                \(LetterMove.Cause.restore.condition)
                    AND (state IN \(LetterState.list(LetterState.busy)) OR not_before <= ?)
                """
            try noteSent("TRUE", [], connection)
            let reason = Restoration(asOf: lastPass, restored: instant, held: 0).reason
            let held = try Int64.fetchAll(
                connection,
                sql: """
                    UPDATE message SET state = 'held', reason = ?, resending = 1, owner = NULL,
                        lease = NULL
                    WHERE \(doubtful) RETURNING id
                    """,
                arguments: [reason.text, instant.milliseconds]
            )
            try connection.run(
                sql: """
                    DELETE FROM former_letter WHERE message_id IN (SELECT value FROM json_each(?))
                    """,
                arguments: [held.jsonList]
            )
            let restoration = Restoration(asOf: lastPass, restored: instant, held: held.count)
            try Self.write(restoration, connection)
            return restoration
        }
    }

    static func write(_ restoration: Restoration, _ connection: Database) throws {
        try connection.run(
            sql: """
                INSERT INTO restoration VALUES (1, ?, ?, ?) ON CONFLICT DO UPDATE SET
                    as_of = excluded.as_of, restored = excluded.restored, held = excluded.held
                """,
            arguments: [
                restoration.asOf?.milliseconds, restoration.restored.milliseconds, restoration.held,
            ]
        )
    }
}

package import Campaigns
package import Delivery
import GRDB

/// What became of letters when the database was put back from a copy.
extension Store: RestorationStore {
    package func restoration() throws -> Restoration? {
        try read { connection in
            guard
                let row = try Row.fetchOne(
                    connection.cachedStatement(sql: "SELECT as_of, restored, held FROM restoration")
                )
            else { return nil }
            var restoration = Restoration(
                asOf: (row[0] as Int64?).map(Instant.init(milliseconds:)),
                restored: Instant(milliseconds: row[1]),
                held: row[2]
            )
            for row in try Row.fetchAll(
                connection.cachedStatement(sql: "SELECT campaign, taken_over FROM restored_files")
            ) {
                let instant = (row[1] as Int64?).map(Instant.init(milliseconds:))
                restoration.takenOver[row[0]] = instant
                if instant == nil { restoration.unseen.insert(row[0]) }
            }
            return restoration
        }
    }

    package func noteUnchangedFiles(of campaign: CampaignID) throws {
        // Asked each time that files are read; written once.
        guard try restoration()?.unseen.contains(campaign) ?? false else { return }
        try write { connection in
            try connection.run(
                sql: "DELETE FROM restored_files WHERE campaign = ? AND taken_over IS NULL",
                arguments: [campaign]
            )
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
            let active = try CampaignID.fetchSet(
                connection,
                sql: "SELECT campaign FROM schedule_set WHERE active = 1"
            )
            let restoration = Restoration(
                asOf: lastPass,
                restored: instant,
                held: held.count,
                unseen: active
            )
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
        try connection.run(sql: "DELETE FROM restored_files")
        for campaign in restoration.unseen.union(restoration.takenOver.keys) {
            try connection.run(
                sql: "INSERT INTO restored_files VALUES (?, ?)",
                arguments: [campaign, restoration.takenOver[campaign]?.milliseconds]
            )
        }
    }
}

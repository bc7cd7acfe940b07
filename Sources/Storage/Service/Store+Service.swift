package import Campaigns
package import Delivery
import GRDB

extension Store: ServiceDesk {
    package func heartbeat() throws -> Heartbeat? {
        try withoutTransaction { connection in
            try Row.fetchOne(
                connection.cachedStatement(
                    sql: "SELECT process, version, started, beat, next FROM heartbeat"
                )
            ).map { row in
                Heartbeat(
                    process: row[0],
                    version: row[1],
                    started: Instant(column: row[2]),
                    beat: Instant(column: row[3]),
                    next: (row[4] as Int64?).map(Instant.init(milliseconds:))
                )
            }
        }
    }

    package func note(_ heartbeat: Heartbeat) throws {
        try withoutTransaction { connection in
            try connection.run(
                sql: """
                    INSERT INTO heartbeat VALUES (1, ?, ?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET process = excluded.process,
                        version = excluded.version, started = excluded.started,
                        beat = excluded.beat, next = excluded.next
                    """,
                arguments: [
                    heartbeat.process, heartbeat.version, heartbeat.started.milliseconds,
                    heartbeat.beat.milliseconds, heartbeat.next?.milliseconds,
                ]
            )
        }
    }

    package func lastLetter() throws -> Instant? {
        try withoutTransaction { connection in
            try Int64.fetchOne(
                connection.cachedStatement(
                    sql: "SELECT max(ended) FROM message WHERE state = 'sent' AND ahead IS NULL"
                )
            ).map(Instant.init(milliseconds:))
        }
    }

    package func clockWatch() throws -> ClockWatch? {
        try withoutTransaction { connection in
            try Row.fetchOne(
                connection.cachedStatement(
                    sql: """
                        SELECT wall, since_boot, boot, jump_from, jump_to, steady_since
                        FROM clock_watch
                        """
                )
            ).map { row in
                let reading = ClockReading(
                    wall: Instant(column: row[0]),
                    sinceBoot: row[1],
                    boot: row[2]
                )
                guard let from = row[3] as Int64?, let to = row[4] as Int64? else {
                    return ClockWatch(reading)
                }
                return ClockWatch(
                    reading,
                    jump: ClockWatch.Jump(
                        from: Instant(milliseconds: from),
                        to: Instant(milliseconds: to),
                        steadySince: row[5]
                    )
                )
            }
        }
    }

    package func note(_ watch: ClockWatch) throws {
        try withoutTransaction { connection in
            try connection.run(
                sql: """
                    INSERT INTO clock_watch VALUES (1, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET wall = excluded.wall,
                        since_boot = excluded.since_boot, boot = excluded.boot,
                        jump_from = excluded.jump_from, jump_to = excluded.jump_to,
                        steady_since = excluded.steady_since
                    """,
                arguments: [
                    watch.reading.wall.milliseconds, watch.reading.sinceBoot, watch.reading.boot,
                    watch.jump?.from.milliseconds, watch.jump?.to.milliseconds,
                    watch.jump?.steadySince,
                ]
            )
        }
    }

    package func keptTemplates() throws -> [String: String] {
        try withoutTransaction { connection in
            let rows = try Row.fetchAll(
                connection.cachedStatement(sql: "SELECT file, text FROM kept_template")
            )
            return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
        }
    }

    package func keepTemplates(_ files: [String: String]) throws {
        // They change once a year: a pass that finds them as they were writes nothing.
        guard try keptTemplates() != files else { return }
        try write { connection in
            try connection.run(sql: "DELETE FROM kept_template")
            for (file, text) in files {
                try connection.run(
                    sql: "INSERT INTO kept_template VALUES (?, ?)",
                    arguments: [file, text]
                )
            }
        }
    }
}

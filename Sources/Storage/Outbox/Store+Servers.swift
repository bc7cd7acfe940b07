package import Campaigns
package import Delivery
import GRDB

extension Store: ServerDesk {
    package func pauses() throws -> [MailServerID: ServerPause] {
        try withoutTransaction { connection in
            let rows = try Row.fetchAll(
                connection.cachedStatement(sql: "SELECT \(Self.pauseColumns) FROM server_pause")
            ).map(ServerPause.init)
            return Dictionary(rows.map { ($0.server, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    package func endPause(of server: MailServerID) throws {
        try write { connection in
            try connection.run(
                sql: "DELETE FROM server_pause WHERE server = ?",
                arguments: [server]
            )
        }
    }

    package func resume(_ servers: Set<MailServerID>, at instant: Instant) throws {
        try write { connection in
            for server in servers {
                try Self.resumePauses(
                    "server = :server",
                    ["server": server.text],
                    at: instant,
                    connection
                )
            }
        }
    }

    package func refusesOverlap(_ place: MailServer.Place) throws -> Bool {
        try withoutTransaction { connection in
            try Row.fetchOne(
                connection.cachedStatement(
                    sql: "SELECT 1 FROM overlap_refusal WHERE host = ? AND port = ?"
                ),
                arguments: [place.host, place.port]
            ) != nil
        }
    }

    package func noteOverlapRefusal(_ place: MailServer.Place, at instant: Instant) throws {
        try writeDurably { try Self.writeOverlapRefusal(place, at: instant, $0) }
    }

    package func forgetOverlapRefusal(_ place: MailServer.Place) throws {
        try write { connection in
            try connection.run(
                sql: "DELETE FROM overlap_refusal WHERE host = ? AND port = ?",
                arguments: [place.host, place.port]
            )
        }
    }

    static func writeOverlapRefusal(
        _ place: MailServer.Place,
        at instant: Instant,
        _ connection: Database
    ) throws {
        try connection.run(
            sql: "INSERT INTO overlap_refusal VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            arguments: [place.host, place.port, instant.milliseconds]
        )
    }

    static func resumePauses(
        _ condition: String,
        _ values: [String: (any DatabaseValueConvertible)?],
        at instant: Instant,
        _ connection: Database
    ) throws {
        let values = values.merging(["now": instant.milliseconds]) { value, _ in value }
        try connection.execute(
            sql: "UPDATE server_pause SET until = min(until, :now) WHERE \(condition)",
            arguments: StatementArguments(values)
        )
    }

    private static let pauseColumns = "server, since, reply, letter, until, probes"

    static func write(_ pause: ServerPause, _ connection: Database) throws {
        try connection.run(
            sql: """
                INSERT INTO server_pause (\(pauseColumns)) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET since = excluded.since, reply = excluded.reply,
                    letter = excluded.letter, until = excluded.until, probes = excluded.probes
                """,
            arguments: [
                pause.server, pause.since.milliseconds, pause.reply, pause.letter,
                pause.until.milliseconds, pause.probes,
            ]
        )
    }

    /// Stores the pause that the attempt, which is stored already, begins or makes longer, and gives back the
    /// letters of its row.
    static func onset(
        of attempt: EndedAttempt,
        _ connection: Database
    ) throws -> ServerPause.Onset? {
        guard WaveBrake.counts(attempt),
            let server = try Row.fetchOne(
                connection.cachedStatement(sql: "SELECT server FROM message WHERE id = ?"),
                arguments: [attempt.letter.id]
            ).map({ $0[0] as MailServerID })
        else { return nil }
        let former = try Row.fetchOne(
            connection.cachedStatement(
                sql: "SELECT \(pauseColumns) FROM server_pause WHERE server = ?"
            ),
            arguments: [server]
        ).map(ServerPause.init)
        let onset = try ServerPause.onset(
            after: attempt,
            of: server,
            former: former
        ) { try lastAnswers(of: server, at: $0, connection) }
        guard let onset else { return nil }
        try write(onset.pause, connection)
        try connection.run(
            sql: """
                UPDATE message SET state = 'pending', attempts = max(0, attempts - 1),
                    not_before = max(not_before, ?)
                WHERE \(LetterMove.Cause.spare.condition) AND reason LIKE 'refused%'
                    AND id IN (SELECT value FROM json_each(?))
                """,
            arguments: [attempt.ended.milliseconds, onset.row.jsonList]
        )
        return onset
    }

    /// What the server last answered at those commands, the newest first.
    private static func lastAnswers(
        of server: MailServerID,
        at phases: Set<SMTPPhase>,
        _ connection: Database
    ) throws -> [WaveBrake.Answer] {
        try Row.fetchAll(
            connection.cachedStatement(
                sql: """
                    SELECT a.message_id, a.outcome, a.phase, a.code, a.enhanced, a.text, a.ended
                    FROM attempt a JOIN message m ON m.id = a.message_id
                    WHERE m.server = ? AND a.phase IN (SELECT value FROM json_each(?))
                    ORDER BY a.ended DESC, a.fence DESC, a.message_id DESC, a.number DESC LIMIT ?
                    """
            ),
            arguments: [server, phases.jsonList, WaveBrake.memory]
        ).map { row in
            WaveBrake.Answer(
                letter: row[0],
                isAccepted: row[1] as String == AttemptRow.End.accepted.rawValue,
                phase: SMTPPhase(rawValue: row[2]) ?? .content,
                reply: Reply(code: row[3], enhanced: row[4], text: row[5]),
                ended: Instant(column: row[6])
            )
        }
    }
}

extension Set<SMTPPhase> {
    fileprivate var jsonList: String {
        "[" + map { "\"\($0.rawValue)\"" }.joined(separator: ",") + "]"
    }
}

extension ServerPause {
    fileprivate init(_ row: Row) {
        self.init(
            server: row[0],
            since: Instant(column: row[1]),
            reply: row[2],
            letter: row[3],
            until: Instant(column: row[4]),
            probes: row[5]
        )
    }
}

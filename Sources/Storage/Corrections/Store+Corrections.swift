package import Campaigns
package import Delivery
import Foundation
import GRDB

extension Store {
    package func takeBack(
        _ correction: ClockCorrection,
        of campaign: CampaignID
    ) throws -> Takeback {
        try write { connection in
            let lastNoted = try Self.lastNoted(of: campaign, upTo: correction.to, connection)
            var takeback = Takeback(
                campaign: campaign,
                from: correction.from,
                to: correction.to,
                ends: try Self.takeBackRuns(correction, campaign, connection),
                facts: try Self.restamp(correction, campaign, connection)
            )
            takeback.ends.merge(
                try takeBackLetters(correction, campaign, connection),
                uniquingKeysWith: +
            )
            try Self.correctRules(correction, campaign, lastNoted: lastNoted, connection)
            try Self.correctHappenings(correction, campaign, connection)
            try Self.correctDesks(correction, campaign, connection)
            try connection.run(
                sql: "UPDATE service SET last_pass = ? WHERE campaign = ?",
                arguments: [correction.lastPass(lastNoted: lastNoted).milliseconds, campaign]
            )
            try Self.write(takeback, connection)
            return takeback
        }
    }

    package func takebacks(of campaign: CampaignID) throws -> [Takeback] {
        try read { connection in
            try Row.fetchAll(
                connection,
                sql: "SELECT * FROM takeback WHERE campaign = ? ORDER BY id",
                arguments: [campaign]
            ).map { row in
                let text: String = row["ends"]
                let ends = try JSONDecoder().decode([String: Int].self, from: Data(text.utf8))
                return Takeback(
                    campaign: row["campaign"],
                    from: row.instant("from_instant"),
                    to: row.instant("to_instant"),
                    ends: ends.reduce(into: [:]) { ends, pair in
                        if let column = LedgerColumn(rawValue: pair.key) {
                            ends[column] = pair.value
                        }
                    },
                    facts: row["facts"]
                )
            }
        }
    }

    static func write(_ takeback: Takeback, _ connection: Database) throws {
        let ends = takeback.ends.map { "\"\($0.key.rawValue)\":\($0.value)" }.sorted()
        try connection.run(
            sql: """
                INSERT INTO takeback (campaign, from_instant, to_instant, ends, facts)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                takeback.campaign, takeback.from.milliseconds, takeback.to.milliseconds,
                "{\(ends.joined(separator: ","))}", takeback.facts,
            ]
        )
    }

    /// The last instant up to that one at which a pass noted something.
    private static func lastNoted(
        of campaign: CampaignID,
        upTo instant: Instant,
        _ connection: Database
    ) throws -> Instant? {
        try Int64.fetchOne(
            connection,
            sql: """
                SELECT max(noted) FROM (
                    SELECT noted FROM occurrence WHERE campaign = ?1 AND noted <= ?2
                    UNION ALL SELECT noted FROM run WHERE campaign = ?1 AND noted <= ?2)
                """,
            arguments: [campaign, instant.milliseconds]
        ).map(Instant.init(milliseconds:))
    }

    private static func takeBackRuns(
        _ correction: ClockCorrection,
        _ campaign: CampaignID,
        _ connection: Database
    ) throws -> [LedgerColumn: Int] {
        var ends: [LedgerColumn: Int] = [:]
        let rows = try Row.fetchAll(
            connection,
            sql: """
                SELECT disposition, sum(count) FROM run WHERE campaign = ? AND noted > ? GROUP BY 1
                """,
            arguments: [campaign, correction.to.milliseconds]
        )
        for row in rows {
            if let column = LedgerColumn(row[0], nil) { ends[column] = row[1] }
        }
        try connection.run(
            sql: "DELETE FROM run WHERE campaign = ? AND noted > ?",
            arguments: [campaign, correction.to.milliseconds]
        )
        return ends
    }

    private func takeBackLetters(
        _ correction: ClockCorrection,
        _ campaign: CampaignID,
        _ connection: Database
    ) throws -> [LedgerColumn: Int] {
        let table = try Self.correctionTable(correction, campaign, connection)
        for former in table.returned {
            try connection.run(
                sql: """
                    UPDATE occurrence SET disposition = ?, reason = ?, reason_code = ?, message_id = ?
                    WHERE key = ?
                    """,
                arguments: [
                    former.disposition, former.reason?.text, former.reason?.code.rawValue,
                    former.letter, former.key.text,
                ]
            )
        }
        for key in table.removed {
            try connection.run(sql: "DELETE FROM occurrence WHERE key = ?", arguments: [key.text])
        }
        for former in table.restored { try Self.restore(former, connection) }
        for id in table.withdrawn {
            try connection.run(
                sql: "UPDATE message SET owner = NULL, lease = NULL, token = ? WHERE id = ?",
                // What it said is written again, under the name that its content gives it.
                arguments: [try Self.token(of: id, connection) + "-\(id)", id]
            )
            try end(id, .cancelled, Reason(.clockAhead), correction.to, connection)
        }
        try Self.clampLetters(correction, campaign, connection)
        let (now, id) = (correction.to.milliseconds, campaign)
        try connection.run(
            sql: """
                DELETE FROM former_end WHERE key NOT IN (SELECT key FROM occurrence)
                    OR noted > ? AND key IN (SELECT key FROM occurrence WHERE campaign = ?)
                """,
            arguments: [now, id]
        )
        try connection.run(
            sql: """
                DELETE FROM former_letter WHERE noted > ?
                    AND message_id IN (SELECT id FROM message WHERE campaign = ?)
                """,
            arguments: [now, id]
        )
        return table.ends
    }

    private static func token(of id: Int64, _ connection: Database) throws -> String {
        try String.fetchOne(
            connection,
            sql: "SELECT token FROM message WHERE id = ?",
            arguments: [id]
        ) ?? ""
    }

    private static func correctionTable(
        _ correction: ClockCorrection,
        _ campaign: CampaignID,
        _ connection: Database
    ) throws -> CorrectionTable {
        let now = correction.to
        let formers = try formerLetters(of: campaign, after: now, connection)
        let ends = try formerEnds(after: now, connection)
        let letters = try Row.fetchAll(
            connection,
            sql: """
                SELECT id, created, state, reason, resending = 1 OR EXISTS (
                    SELECT 1 FROM attempt WHERE message_id = m.id
                        AND phase = 'content' AND code BETWEEN 400 AND 499)
                FROM message m WHERE campaign = ? AND (id IN (SELECT value FROM json_each(?))
                    OR created > ? AND EXISTS (SELECT 1 FROM occurrence WHERE message_id = m.id))
                ORDER BY id
                """,
            arguments: [campaign, formers.keys.sorted().jsonList, now.milliseconds]
        ).map { row in
            CorrectionTable.Letter(
                id: row[0],
                created: Instant(column: row[1]),
                state: row[2],
                reason: (row[3] as String?).flatMap { Reason(text: $0) }?.code,
                mayHaveLeft: row[4],
                former: formers[row[0]]
            )
        }
        let changed = "[" + ends.keys.map { "\"\($0.text)\"" }.joined(separator: ",") + "]"
        let rows = try Row.fetchAll(
            connection,
            sql: """
                SELECT key, noted, due, disposition, message_id FROM occurrence
                WHERE campaign = ? AND (noted > ? OR key IN (SELECT value FROM json_each(?))
                    OR message_id IN (SELECT value FROM json_each(?)))
                ORDER BY id
                """,
            arguments: [campaign, now.milliseconds, changed, letters.map(\.id).jsonList]
        ).map { row in
            let key = OccurrenceKey(text: row[0])
            return CorrectionTable.Row(
                key: key,
                noted: Instant(column: row[1]),
                due: Instant(column: row[2]),
                disposition: row[3],
                letter: row[4],
                former: ends[key]
            )
        }
        return CorrectionTable(correction, letters: letters, rows: rows)
    }

    /// Makes the letter again what it was.
    private static func restore(_ former: FormerLetter, _ connection: Database) throws {
        try connection.run(
            sql: """
                UPDATE message SET state = ?, reason = ?, schedule = ?, address = ?, resends = ?,
                    not_before = ?, written = ?, expires = ?, subject = ?, ended = NULL,
                    owner = NULL, lease = NULL
                WHERE id = ?
                """,
            arguments: [
                former.state, former.reason?.text, former.schedule, former.address.addrSpec,
                former.resendsWhenAmbiguous ? 1 : 0, former.notBefore.milliseconds,
                former.written.milliseconds, former.expires.milliseconds, former.subject,
                former.letter,
            ]
        )
        guard let bytes = former.bytes else { return }
        try connection.run(
            sql: """
                INSERT INTO content VALUES (?, ?)
                ON CONFLICT DO UPDATE SET bytes = excluded.bytes
                """,
            arguments: [former.letter, bytes]
        )
    }

    /// No letter has an instant that is later than now but those at which it may leave or ends.
    private static func clampLetters(
        _ correction: ClockCorrection,
        _ campaign: CampaignID,
        _ connection: Database
    ) throws {
        let arguments: StatementArguments = [
            "now": correction.to.milliseconds, "campaign": campaign.text,
        ]
        let open = LetterState.list(LetterState.open)
        for sql in [
            """
            UPDATE message SET not_before = :now WHERE campaign = :campaign AND not_before > :now
                AND state IN \(open)
                AND (state = 'deferred' OR state = 'claimed' OR resending = 1 OR created > :now)
            """,
            """
            UPDATE message SET state = 'pending', owner = NULL, lease = NULL
            WHERE campaign = :campaign AND state = 'claimed'
            """,
            """
            UPDATE message SET ended = :now,
                ahead = CASE WHEN state IN \(open) OR reason = '\(Reason(.clockAhead).text)'
                    THEN ahead ELSE ended END
            WHERE campaign = :campaign AND ended > :now
            """,
            "UPDATE message SET created = :now WHERE campaign = :campaign AND created > :now",
            """
            UPDATE attempt SET started = min(started, :now), ended = :now WHERE ended > :now
                AND message_id IN (SELECT id FROM message WHERE campaign = :campaign)
            """,
        ] {
            try connection.execute(sql: sql, arguments: arguments)
        }
    }
}

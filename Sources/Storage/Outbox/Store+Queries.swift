package import Campaigns
package import Delivery
import Foundation
import GRDB

extension Store: LetterDesk {
    private static let outboxColumns = """
        m.id, m.campaign, m.not_before, m.schedule, m.address, m.subject, m.state, m.attempts, m.reason,
        m.ended, m.ahead, m.expires, o.milestone, o.unit, o.due
        """

    package func outbox(
        _ selection: LetterSelection,
        in states: [LetterState]?
    ) throws -> [OutboxRow] {
        try read { try Self.rows(of: selection, in: states, $0) }
    }

    private static func rows(
        of selection: LetterSelection,
        in states: [LetterState]?,
        _ connection: Database
    ) throws -> [OutboxRow] {
        var conditions = chosen(selection, in: "m")
        // By their words: of one state that is rare the letters are found by its index.
        if let states { conditions += " AND " + LetterState.chain(states, of: "m.state") }
        return try Row.fetchAll(
            connection,
            sql: """
                SELECT \(outboxColumns) FROM message m
                LEFT JOIN occurrence o ON o.message_id = m.id AND o.disposition = 'letter'
                WHERE \(conditions) ORDER BY ifnull(o.due, m.not_before), m.id
                """,
            arguments: StatementArguments(choice(selection))
        ).map(OutboxRow.init)
    }

    package func letter(_ id: Int64) throws -> LetterDetails? {
        try read { connection in
            guard let row = try Self.outboxRow(id, connection) else { return nil }
            let more = try Row.fetchOne(
                connection.cachedStatement(
                    sql: "SELECT recipient, expires FROM message WHERE id = ?"
                ),
                arguments: [id]
            )
            guard let more else { return nil }
            let bytes = try Data.fetchOne(
                connection.cachedStatement(
                    sql: "SELECT bytes FROM content WHERE message_id = ?"
                ),
                arguments: [id]
            )
            return LetterDetails(
                row: row,
                recipientKey: more[0],
                expires: Instant(column: more[1]),
                occurrences: try Self.occurrences(of: [id], connection)[id] ?? [],
                bytes: bytes,
                attempts: try Self.attempts(of: id, connection)
            )
        }
    }

    package func attempts(of letter: Int64) throws -> [AttemptRow] {
        try read { try Self.attempts(of: letter, $0) }
    }

    private static func attempts(of id: Int64, _ connection: Database) throws -> [AttemptRow] {
        try Row.fetchAll(
            connection.cachedStatement(
                sql: "SELECT * FROM attempt WHERE message_id = ? ORDER BY number"
            ),
            arguments: [id]
        ).compactMap { row in
            guard let end = AttemptRow.End(rawValue: row["outcome"]) else { return nil }
            return AttemptRow(
                number: row["number"],
                started: row.instant("started"),
                ended: row.instant("ended"),
                end: end,
                phase: (row["phase"] as String?).flatMap(SMTPPhase.init(rawValue:)),
                reply: AttemptRow.reply(code: row["code"], text: row["text"])
            )
        }
    }

    package func release(_ selection: LetterSelection) throws -> [OutboxRow] {
        try write { connection in
            try Self.change(
                .release,
                selection,
                to: "state = 'pending', reason = NULL, approved = 1",
                [:],
                connection
            )
        }
    }

    package func retry(_ selection: LetterSelection, at instant: Instant) throws -> [OutboxRow] {
        let day = instant.adding(days: 1).milliseconds
        return try write { connection in
            try Self.resumePauses(
                "server IN (SELECT server FROM message WHERE \(Self.chosen(selection, in: "message")))",
                Self.choice(selection),
                at: instant,
                connection
            )
            try connection.execute(
                sql: """
                    DELETE FROM suppression WHERE address IN
                        (SELECT address FROM message WHERE \(LetterMove.Cause.retry.condition)
                            AND \(Self.chosen(selection, in: "message"))
                            AND EXISTS (SELECT 1 FROM content WHERE message_id = message.id))
                    """,
                arguments: StatementArguments(Self.choice(selection))
            )
            return try Self.change(
                .retry,
                selection,
                to: """
                    state = CASE WHEN approved = 1 THEN 'pending' ELSE 'held' END,
                    reason = CASE WHEN approved = 1 THEN NULL ELSE :approval END,
                    not_before = :now, expires = max(expires, :next), attempts = 0
                    """,
                [
                    "approval": Reason(.approval).text, "now": instant.milliseconds, "next": day,
                ],
                also: "AND EXISTS (SELECT 1 FROM content WHERE message_id = message.id)",
                connection
            )
        }
    }

    package func hold(_ selection: LetterSelection) throws -> [OutboxRow] {
        try write { connection in
            try Self.change(
                .hold,
                selection,
                to: "state = 'held', reason = :reason",
                ["reason": Reason(.byHand).text],
                connection
            )
        }
    }

    package func cancel(_ selection: LetterSelection, at instant: Instant) throws -> [OutboxRow] {
        try write { connection in
            let rows = try Self.change(
                .cancel,
                selection,
                to: """
                    state = CASE WHEN resending = 1 OR state = 'quarantined' THEN 'ambiguous'
                        ELSE 'cancelled' END,
                    reason = :reason, ended = :now
                    """,
                ["reason": Reason(.byHand).text, "now": instant.milliseconds],
                connection
            )
            if !rows.isEmpty { try dropCancelled(connection) }
            return rows
        }
    }

    /// Changes the selected letters that the cause can meet; returns them as they are then.
    private static func change(
        _ cause: LetterMove.Cause,
        _ selection: LetterSelection,
        to assignment: String,
        _ values: [String: (any DatabaseValueConvertible)?],
        also condition: String = "",
        _ connection: Database
    ) throws -> [OutboxRow] {
        let changed = try Int64.fetchAll(
            connection,
            sql: """
                UPDATE message SET \(assignment) WHERE \(cause.condition)
                    AND \(chosen(selection, in: "message")) \(condition) RETURNING id
                """,
            arguments: StatementArguments(values.merging(choice(selection)) { value, _ in value })
        )
        guard !changed.isEmpty else { return [] }
        // What a person decides, no correction of the clock undoes.
        try connection.run(
            sql: "DELETE FROM former_letter WHERE message_id IN (SELECT value FROM json_each(?))",
            arguments: [changed.jsonList]
        )
        return try rows(of: LetterSelection(ids: changed), in: nil, connection)
    }

    /// Letters named by their ids are looked up by them: a text of its own, for one that may mean either reads
    /// every letter there is.
    private static func chosen(_ selection: LetterSelection, in table: String) -> String {
        var conditions = ["(:campaign IS NULL OR \(table).campaign = :campaign)"]
        if selection.ids != nil {
            conditions.append("\(table).id IN (SELECT value FROM json_each(:ids))")
        }
        if selection.asksForContent {
            conditions.append(
                """
                EXISTS (SELECT 1 FROM occurrence said WHERE said.message_id = \(table).id
                    AND (:schedule IS NULL OR said.schedule = :schedule)
                    AND (:line IS NULL OR said.line = :line)
                    AND (:unit IS NULL OR said.unit = :unit)
                    AND (:day IS NULL OR said.day = :day))
                """
            )
        }
        return conditions.joined(separator: " AND ")
    }

    private static func choice(
        _ selection: LetterSelection
    ) -> [String: (any DatabaseValueConvertible)?] {
        var values: [String: (any DatabaseValueConvertible)?] = [
            "campaign": selection.campaign?.text
        ]
        if let ids = selection.ids { values["ids"] = ids.jsonList }
        if selection.asksForContent {
            let said: [String: (any DatabaseValueConvertible)?] = [
                "schedule": selection.schedule?.text, "line": selection.line,
                "unit": selection.unit?.text, "day": selection.day?.description,
            ]
            values.merge(said) { value, _ in value }
        }
        return values
    }

    package func tallies() throws -> [LetterTally] {
        try read { connection in
            try Row.fetchAll(
                connection.cachedStatement(
                    sql: """
                        SELECT campaign, state, count(*) AS letters, min(not_before) AS not_before
                        FROM message GROUP BY campaign, state
                        """
                )
            ).map { row in
                LetterTally(
                    campaign: row["campaign"],
                    state: row["state"],
                    count: row["letters"],
                    oldest: row.instant("not_before")
                )
            }
        }
    }

    package func waiting(of campaign: CampaignID?) throws -> (held: Int, unsent: Int) {
        try read { connection in
            let row = try Row.fetchOne(
                connection.cachedStatement(
                    sql: """
                        SELECT count(CASE state WHEN 'held' THEN 1 END),
                            count(CASE WHEN \(LetterMove.Cause.claim.condition) THEN 1 END)
                        FROM message WHERE \(LetterMove.Cause.expire.chain)
                            AND (?1 IS NULL OR campaign = ?1)
                        """
                ),
                arguments: [campaign]
            )
            return (row?[0] ?? 0, row?[1] ?? 0)
        }
    }

    static func outboxRow(_ id: Int64, _ connection: Database) throws -> OutboxRow? {
        try Row.fetchOne(
            connection.cachedStatement(
                sql: """
                    SELECT \(outboxColumns) FROM message m
                    LEFT JOIN occurrence o ON o.message_id = m.id AND o.disposition = 'letter'
                    WHERE m.id = ?
                    """
            ),
            arguments: [id]
        ).map(OutboxRow.init)
    }
}

extension OutboxRow {
    init(_ row: Row) {
        let notBefore = row.instant("not_before")
        let state: LetterState = row["state"]
        self.init(
            id: row["id"],
            campaign: row["campaign"],
            due: row.optionalInstant("due") ?? notBefore,
            schedule: row["schedule"],
            milestone: row["milestone"],
            unit: row["unit"],
            recipient: row["address"],
            subject: row["subject"],
            state: state,
            expires: row.instant("expires"),
            attempts: row["attempts"],
            reason: (row["reason"] as String?).flatMap { Reason(text: $0) },
            sent: state == .sent ? row.optionalInstant("ended") : nil,
            ahead: row.optionalInstant("ahead")
        )
    }
}

package import Campaigns
package import Delivery
import Foundation
import GRDB

extension Store: LetterDesk {
    private static let outboxColumns = """
        m.id, m.not_before, m.schedule, m.address, m.subject, m.state, m.attempts, m.reason,
        m.ended, o.milestone, o.unit, o.due
        """

    /// Letters in the order of their due instants.
    package func outbox(of campaign: CampaignID?, state: LetterState?) throws -> [OutboxRow] {
        try read { connection in
            try Row.fetchAll(
                connection,
                sql: """
                    SELECT \(Self.outboxColumns) FROM message m
                    LEFT JOIN occurrence o ON o.message_id = m.id AND o.disposition = 'letter'
                    WHERE (?1 IS NULL OR m.campaign = ?1) AND (?2 IS NULL OR m.state = ?2)
                    ORDER BY ifnull(o.due, m.not_before), m.id
                    """,
                arguments: [campaign, state]
            ).map(OutboxRow.init)
        }
    }

    package func letter(_ id: Int64) throws -> LetterDetails? {
        try read { connection in
            guard let row = try Self.outboxRow(id, connection) else { return nil }
            let bytes = try Data.fetchOne(
                connection,
                sql: "SELECT bytes FROM content WHERE message_id = ?",
                arguments: [id]
            )
            return LetterDetails(
                row: row,
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
            connection,
            sql: "SELECT * FROM attempt WHERE message_id = ? ORDER BY number",
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

    package func release(_ ids: [Int64]?, of campaign: CampaignID?) throws -> Int {
        try write { connection in
            try Self.change(
                .release,
                ids,
                of: campaign,
                to: "state = 'pending', reason = NULL, approved = 1",
                [:],
                connection
            )
        }
    }

    package func retry(
        _ ids: [Int64]?,
        of campaign: CampaignID?,
        at instant: Instant
    ) throws -> Int {
        let day = instant.adding(days: 1).milliseconds
        return try write { connection in
            try connection.execute(
                sql: """
                    DELETE FROM suppression WHERE address IN
                        (SELECT address FROM message WHERE \(LetterMove.Cause.retry.condition)
                            AND \(Self.chosen(ids))
                            AND EXISTS (SELECT 1 FROM content WHERE message_id = message.id))
                    """,
                arguments: StatementArguments(Self.choice(ids, campaign))
            )
            return try Self.change(
                .retry,
                ids,
                of: campaign,
                to: """
                    state = CASE WHEN approved = 1 THEN 'pending' ELSE 'held' END,
                    reason = CASE WHEN approved = 1 THEN NULL ELSE :approval END,
                    not_before = :now, expires = max(expires, :day), attempts = 0
                    """,
                [
                    "approval": Reason(.approval).text, "now": instant.milliseconds, "day": day,
                ],
                also: "AND EXISTS (SELECT 1 FROM content WHERE message_id = message.id)",
                connection
            )
        }
    }

    package func hold(_ ids: [Int64]?, of campaign: CampaignID?) throws -> Int {
        try write { connection in
            try Self.change(
                .hold,
                ids,
                of: campaign,
                to: "state = 'held', reason = :reason",
                ["reason": Reason(.byHand).text],
                connection
            )
        }
    }

    package func cancel(
        _ ids: [Int64]?,
        of campaign: CampaignID?,
        at instant: Instant
    ) throws -> Int {
        try write { connection in
            let count = try Self.change(
                .cancel,
                ids,
                of: campaign,
                to: """
                    state = CASE WHEN resending = 1 THEN 'ambiguous' ELSE 'cancelled' END,
                    reason = :reason, ended = :now
                    """,
                ["reason": Reason(.byHand).text, "now": instant.milliseconds],
                connection
            )
            if count > 0 { try dropCancelled(connection) }
            return count
        }
    }

    /// Changes the letters that the cause can meet.
    private static func change(
        _ cause: LetterMove.Cause,
        _ ids: [Int64]?,
        of campaign: CampaignID?,
        to assignment: String,
        _ values: [String: (any DatabaseValueConvertible)?],
        also condition: String = "",
        _ connection: Database
    ) throws -> Int {
        let arguments = values.merging(choice(ids, campaign)) { value, _ in value }
        try connection.execute(
            sql: """
                UPDATE message SET \(assignment) WHERE \(cause.condition)
                    AND \(chosen(ids)) \(condition)
                """,
            arguments: StatementArguments(arguments)
        )
        return connection.changesCount
    }

    /// Letters named by their ids are looked up by them: a text of its own, for one that may mean either reads
    /// every letter there is.
    private static func chosen(_ ids: [Int64]?) -> String {
        let isOfCampaign = "(:campaign IS NULL OR campaign = :campaign)"
        guard ids != nil else { return isOfCampaign }
        return "id IN (SELECT value FROM json_each(:ids)) AND \(isOfCampaign)"
    }

    private static func choice(
        _ ids: [Int64]?,
        _ campaign: CampaignID?
    ) -> [String: (any DatabaseValueConvertible)?] {
        var values: [String: (any DatabaseValueConvertible)?] = ["campaign": campaign?.text]
        if let ids { values["ids"] = ids.jsonList }
        return values
    }

    package func waiting(of campaign: CampaignID?) throws -> (held: Int, unsent: Int) {
        try read { connection in
            let row = try Row.fetchOne(
                connection,
                sql: """
                    SELECT count(CASE state WHEN 'held' THEN 1 END),
                        count(CASE WHEN \(LetterMove.Cause.claim.condition) THEN 1 END)
                    FROM message WHERE \(LetterMove.Cause.cancel.condition)
                        AND (?1 IS NULL OR campaign = ?1)
                    """,
                arguments: [campaign]
            )
            return (row?[0] ?? 0, row?[1] ?? 0)
        }
    }

    static func outboxRow(_ id: Int64, _ connection: Database) throws -> OutboxRow? {
        try Row.fetchOne(
            connection,
            sql: """
                SELECT \(outboxColumns) FROM message m
                LEFT JOIN occurrence o ON o.message_id = m.id AND o.disposition = 'letter'
                WHERE m.id = ?
                """,
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
            due: row.optionalInstant("due") ?? notBefore,
            schedule: row["schedule"],
            milestone: row["milestone"],
            unit: row["unit"],
            recipient: row["address"],
            subject: row["subject"],
            state: state,
            attempts: row["attempts"],
            reason: (row["reason"] as String?).flatMap { Reason(text: $0) },
            sent: state == .sent ? row.optionalInstant("ended") : nil
        )
    }
}

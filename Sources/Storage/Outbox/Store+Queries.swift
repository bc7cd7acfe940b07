package import Campaigns
package import Delivery
package import Foundation
import GRDB

/// One line of `dondoc outbox list`.
package struct OutboxRow: Hashable, Sendable {
    /// Every state that a letter can be in.
    package static let states = [
        "pending", "claimed", "inFlight", "deferred", "held", "sent", "failed", "ambiguous",
        "skipped", "cancelled", "expired", "quarantined",
    ]

    package let id: Int64
    package let due: Instant
    package let schedule: ScheduleID
    package let milestone: String?
    package let unit: String?
    package let recipient: String
    package let subject: String
    package let state: String
    package let attempts: Int
    package let reason: Reason?
    package let sent: Instant?
}

/// One attempt to send a letter.
package struct AttemptRow: Hashable, Sendable {
    package let number: Int
    package let started: Instant
    package let ended: Instant
    package let outcome: String
    package let phase: String?
    package let reply: String?
}

/// What became of one occurrence.
package struct OccurrenceEnd: Hashable, Sendable {
    package let disposition: String
    package let reason: Reason?
    package let message: OutboxRow?
}

/// A row of the ledger that stands for many occurrences.
package struct RunRow: Hashable, Sendable {
    package let disposition: String
    package let reason: Reason?
    package let first: Instant
    package let last: Instant
}

extension Store {
    private static let outboxColumns = """
        m.id, m.not_before, m.schedule, m.address, m.subject, m.state, m.attempts, m.reason,
        m.ended, o.milestone, o.unit, o.due
        """

    /// Letters in the order of their due instants.
    package func outbox(of campaign: CampaignID?, state: String?) throws -> [OutboxRow] {
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

    package func letter(_ id: Int64) throws -> (
        row: OutboxRow, bytes: Data, attempts: [AttemptRow]
    )? {
        try read { connection in
            guard
                let row = try Row.fetchOne(
                    connection,
                    sql: """
                        SELECT \(Self.outboxColumns), c.bytes FROM message m
                        JOIN content c ON c.message_id = m.id
                        LEFT JOIN occurrence o ON o.message_id = m.id AND o.disposition = 'letter'
                        WHERE m.id = ?
                        """,
                    arguments: [id]
                )
            else { return nil }
            return (OutboxRow(row), row["bytes"], try Self.attempts(of: id, connection))
        }
    }

    package func attempts(of id: Int64) throws -> [AttemptRow] {
        try read { try Self.attempts(of: id, $0) }
    }

    private static func attempts(of id: Int64, _ connection: Database) throws -> [AttemptRow] {
        try Row.fetchAll(
            connection,
            sql: "SELECT * FROM attempt WHERE message_id = ? ORDER BY number",
            arguments: [id]
        ).map { row in
            let code: Int? = row["code"]
            let text: String? = row["text"]
            return AttemptRow(
                number: row["number"],
                started: row.instant("started"),
                ended: row.instant("ended"),
                outcome: row["outcome"],
                phase: row["phase"],
                reply: code.map { code in
                    let words = text ?? ""
                    return words.hasPrefix("\(code)") ? words : "\(code) \(words)"
                } ?? text
            )
        }
    }

    /// Lets letters leave that wait for approval or were held; returns how many.
    package func release(_ ids: [Int64]?, of campaign: CampaignID?) throws -> Int {
        try change(
            ids,
            of: campaign,
            from: "('held')",
            to: "state = 'pending', reason = NULL, approved = 1"
        )
    }

    /// Sends again what is deferred, failed, ambiguous, expired or quarantined; returns how many.
    ///
    /// An expired letter gets a day more; one that was never approved waits for approval again.
    /// Its address is written to again.
    package func retry(_ ids: [Int64]?, of campaign: CampaignID?, at instant: Instant) throws -> Int
    {
        let day = instant.adding(days: 1).milliseconds
        let states = "('deferred', 'failed', 'ambiguous', 'expired', 'quarantined')"
        try write { connection in
            try connection.execute(
                sql: """
                    DELETE FROM suppression WHERE address IN
                        (SELECT address FROM message WHERE state IN \(states)
                            AND (?1 IS NULL OR campaign = ?1)
                            AND (?2 IS NULL OR id IN (SELECT value FROM json_each(?2))))
                    """,
                arguments: [campaign, ids?.jsonList]
            )
        }
        return try change(
            ids,
            of: campaign,
            from: states,
            to: """
                state = CASE WHEN approved = 1 THEN 'pending' ELSE 'held' END,
                reason = CASE WHEN approved = 1 THEN NULL ELSE '\(Reason(.approval).text)' END,
                not_before = \(instant.milliseconds),
                expires = max(expires, \(day)), attempts = 0
                """
        )
    }

    /// Keeps letters from leaving until they are released; returns how many.
    package func hold(_ ids: [Int64]?, of campaign: CampaignID?) throws -> Int {
        try change(
            ids,
            of: campaign,
            from: "('pending', 'deferred')",
            to: "state = 'held', reason = '\(Reason(.byHand).text)'"
        )
    }

    /// Ends letters that have not left; one of which a copy may have arrived stays unclear.
    package func cancel(_ ids: [Int64]?, of campaign: CampaignID?, at instant: Instant) throws
        -> Int
    {
        try change(
            ids,
            of: campaign,
            from: "('pending', 'deferred', 'held')",
            to: """
                state = CASE WHEN resending = 1 THEN 'ambiguous' ELSE 'cancelled' END,
                reason = '\(Reason(.byHand).text)', ended = \(instant.milliseconds)
                """
        )
    }

    private func change(
        _ ids: [Int64]?,
        of campaign: CampaignID?,
        from states: String,
        to assignment: String
    ) throws -> Int {
        try write { connection in
            guard let ids else {
                try connection.execute(
                    sql: """
                        UPDATE message SET \(assignment) WHERE state IN \(states)
                            AND (?1 IS NULL OR campaign = ?1)
                        """,
                    arguments: [campaign]
                )
                return connection.changesCount
            }
            var count = 0
            for id in ids {
                try connection.execute(
                    sql: "UPDATE message SET \(assignment) WHERE id = ? AND state IN \(states)",
                    arguments: [id]
                )
                count += connection.changesCount
            }
            return count
        }
    }

    /// Letters that wait: for a person, and for their time or a server.
    package func waiting() throws -> (held: Int, unsent: Int) {
        try read { connection in
            let row = try Row.fetchOne(
                connection,
                sql: """
                    SELECT count(CASE state WHEN 'held' THEN 1 END),
                        count(CASE WHEN state IN ('pending', 'deferred') THEN 1 END)
                    FROM message WHERE state IN ('held', 'pending', 'deferred')
                    """
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

    /// The rows that stand for many occurrences of the rule.
    package func runs(of rule: RuleName, campaign: CampaignID) throws -> [RunRow] {
        try read { connection in
            try Row.fetchAll(
                connection,
                sql: """
                    SELECT disposition, reason, first_due, last_due FROM run
                    WHERE campaign = ? AND schedule = ? AND rule_key = ? ORDER BY id
                    """,
                arguments: [campaign, rule.schedule.text, rule.ruleKey]
            ).map { row in
                RunRow(
                    disposition: row["disposition"],
                    reason: Reason(text: row["reason"]),
                    first: row.instant("first_due"),
                    last: row.instant("last_due")
                )
            }
        }
    }
}

extension OutboxRow {
    init(_ row: Row) {
        let notBefore = row.instant("not_before")
        let state: String = row["state"]
        id = row["id"]
        due = row.optionalInstant("due") ?? notBefore
        schedule = ScheduleID(row["schedule"])
        milestone = row["milestone"]
        unit = row["unit"]
        recipient = row["address"]
        subject = row["subject"]
        self.state = state
        attempts = row["attempts"]
        reason = (row["reason"] as String?).flatMap { Reason(text: $0) }
        sent = state == "sent" ? row.optionalInstant("ended") : nil
    }
}

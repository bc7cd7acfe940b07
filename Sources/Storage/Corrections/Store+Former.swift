import Campaigns
import Delivery
import Foundation
import GRDB

/// What was so before the program changed it.
extension Store {
    /// Keeps how the letter stands, before it is changed at that instant.
    ///
    /// `keepsBytes`: the change takes its bytes or writes others.
    static func keepFormer(
        _ letter: Int64,
        at instant: Instant,
        keepsBytes: Bool,
        _ connection: Database
    ) throws {
        try connection.run(
            sql: """
                INSERT INTO former_letter
                SELECT id, ?, state, reason, schedule, address, resends, not_before, written, expires,
                    subject, CASE WHEN ? THEN (SELECT bytes FROM content WHERE message_id = id) END
                FROM message WHERE id = ?
                """,
            arguments: [instant.milliseconds, keepsBytes, letter]
        )
    }

    /// Keeps that the letter waited, though it is in hand, before an attempt ends it.
    static func keepDeferred(_ attempt: EndedAttempt, _ connection: Database) throws {
        try connection.run(
            sql: """
                INSERT INTO former_letter
                SELECT id, ?, 'deferred', ?, schedule, address, resends, not_before, written, expires,
                    subject, NULL
                FROM message WHERE id = ?
                """,
            arguments: [
                attempt.ended.milliseconds,
                Reason(.refused, attempt.outcome.attempt.text).text, attempt.letter.id,
            ]
        )
    }

    /// Keeps how occurrences ended until now.
    static func keepFormerEnd(
        _ condition: String,
        _ arguments: StatementArguments,
        at instant: Instant,
        _ connection: Database
    ) throws {
        try connection.run(
            sql: """
                INSERT INTO former_end SELECT key, ?, disposition, reason, message_id
                FROM occurrence WHERE \(condition) ORDER BY id
                """,
            arguments: StatementArguments([instant.milliseconds]) + arguments
        )
    }

    /// Forgets what nobody can ask for any more.
    static func forgetFormer(before pass: Instant, _ connection: Database) throws {
        let first = pass.adding(days: -FormerLetter.days).milliseconds
        for table in ["former_letter", "former_end"] {
            try connection.run(sql: "DELETE FROM \(table) WHERE noted < ?", arguments: [first])
        }
    }

    /// How letters stood before they were first changed after that instant.
    ///
    /// With the bytes that the first change took which took any.
    static func formerLetters(
        of campaign: CampaignID,
        after instant: Instant,
        _ connection: Database
    ) throws -> [Int64: FormerLetter] {
        var bytes: [Int64: Data] = [:]
        var first: [Int64: FormerLetter] = [:]
        let rows = try Row.fetchAll(
            connection,
            sql: """
                SELECT f.* FROM former_letter f JOIN message m ON m.id = f.message_id
                WHERE f.noted > ? AND m.campaign = ? ORDER BY f.rowid
                """,
            arguments: [instant.milliseconds, campaign]
        )
        for row in rows {
            let former = try FormerLetter(row)
            first[former.letter] = first[former.letter] ?? former
            bytes[former.letter] = bytes[former.letter] ?? former.bytes
        }
        return first.mapValues { former in
            FormerLetter(
                letter: former.letter,
                noted: former.noted,
                state: former.state,
                reason: former.reason,
                schedule: former.schedule,
                address: former.address,
                resendsWhenAmbiguous: former.resendsWhenAmbiguous,
                notBefore: former.notBefore,
                written: former.written,
                expires: former.expires,
                subject: former.subject,
                bytes: bytes[former.letter]
            )
        }
    }

    /// What had become of occurrences before they were first changed after that instant.
    static func formerEnds(
        after instant: Instant,
        _ connection: Database
    ) throws -> [OccurrenceKey: FormerEnd] {
        let rows = try Row.fetchAll(
            connection,
            sql: "SELECT * FROM former_end WHERE noted > ? ORDER BY rowid",
            arguments: [instant.milliseconds]
        )
        return Dictionary(
            rows.map { row in
                let former = FormerEnd(
                    key: OccurrenceKey(text: row["key"]),
                    noted: row.instant("noted"),
                    disposition: row["disposition"],
                    reason: (row["reason"] as String?).flatMap { Reason(text: $0) },
                    letter: row["message_id"]
                )
                return (former.key, former)
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    static func write(_ former: FormerLetter, _ connection: Database) throws {
        try connection.run(
            sql: "INSERT INTO former_letter VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                former.letter, former.noted.milliseconds, former.state, former.reason?.text,
                former.schedule, former.address.addrSpec, former.resendsWhenAmbiguous ? 1 : 0,
                former.notBefore.milliseconds, former.written.milliseconds,
                former.expires.milliseconds, former.subject, former.bytes,
            ]
        )
    }

    static func write(_ former: FormerEnd, _ connection: Database) throws {
        try connection.run(
            sql: "INSERT INTO former_end VALUES (?, ?, ?, ?, ?)",
            arguments: [
                former.key.text, former.noted.milliseconds, former.disposition,
                former.reason?.text, former.letter,
            ]
        )
    }
}

extension FormerLetter {
    fileprivate init(_ row: Row) throws {
        self.init(
            letter: row["message_id"],
            noted: row.instant("noted"),
            state: row["state"],
            reason: (row["reason"] as String?).flatMap { Reason(text: $0) },
            schedule: row["schedule"],
            address: try row.address(5),
            resendsWhenAmbiguous: row["resends"] as Int == 1,
            notBefore: row.instant("not_before"),
            written: row.instant("written"),
            expires: row.instant("expires"),
            subject: row["subject"],
            bytes: row["bytes"]
        )
    }
}

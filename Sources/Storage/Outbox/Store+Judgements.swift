import Campaigns
import Delivery
import Foundation
import GRDB

/// What a judgement about a waiting letter does to it.
extension Store {
    static func refresh(
        _ letter: OutboxLetter,
        as draft: MessageDraft,
        _ connection: Database
    ) throws {
        try connection.run(
            sql: "UPDATE message SET subject = ?, written = ? WHERE id = ?",
            arguments: [draft.subject, draft.notBefore.milliseconds, letter.id]
        )
        try connection.run(
            sql: "UPDATE content SET bytes = ? WHERE message_id = ?",
            arguments: [draft.bytes, letter.id]
        )
    }

    static func end(
        _ letter: OutboxLetter,
        _ state: String,
        _ reason: Reason,
        _ instant: Instant,
        _ connection: Database
    ) throws {
        try connection.run(
            sql: "UPDATE message SET state = ?, reason = ?, ended = ? WHERE id = ?",
            arguments: [state, reason.text, instant.milliseconds, letter.id]
        )
    }

    static func skip(
        _ letter: OutboxLetter,
        _ reason: Reason,
        at instant: Instant,
        _ connection: Database
    ) throws {
        // A copy may have arrived: that stays the truth about it.
        let end = reason.code.isCancellation ? "cancelled" : "skipped"
        let state = letter.isResend ? "ambiguous" : end
        try Self.end(letter, state, reason, instant, connection)
        guard !letter.isResend else { return }
        try connection.run(
            sql: """
                UPDATE occurrence SET disposition = ?, reason = ?, message_id = NULL
                WHERE message_id = ?
                """,
            arguments: [end, reason.text, letter.id]
        )
    }

    static func rewrite(
        _ letter: OutboxLetter,
        as draft: MessageDraft,
        dropping dropped: [OccurrenceKey: Reason],
        at instant: Instant,
        _ connection: Database
    ) throws {
        for (key, reason) in dropped {
            try connection.run(
                sql: """
                    UPDATE occurrence SET disposition = ?, reason = ?, message_id = NULL
                    WHERE key = ?
                    """,
                arguments: [
                    reason.code.isCancellation ? "cancelled" : "skipped", reason.text, key.text,
                ]
            )
        }
        let id = try insert(draft, of: letter.campaign, at: instant, connection)
        try connection.run(
            sql:
                "UPDATE occurrence SET message_id = ?, disposition = 'merged' WHERE message_id = ?",
            arguments: [id, letter.id]
        )
        try connection.run(
            sql: """
                UPDATE occurrence SET disposition = 'letter'
                WHERE id = (SELECT min(id) FROM occurrence WHERE message_id = ?)
                """,
            arguments: [id]
        )
        try connection.run(
            sql: """
                UPDATE message SET state = 'cancelled', reason = ?, ended = ? WHERE id = ?
                """,
            arguments: [Reason(.rewritten).text, instant.milliseconds, letter.id]
        )
    }
}

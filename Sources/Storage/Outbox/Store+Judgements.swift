import Campaigns
import Delivery
import Foundation
import GRDB

/// What a judgement about a waiting letter does to it.
extension Store {
    /// Returns the letter as it may leave; nil where it may not.
    func apply(
        _ judgement: Judgement,
        to letter: OutboxLetter,
        at instant: Instant,
        _ connection: Database
    ) throws -> OutboxLetter? {
        switch judgement {
        case .send: return letter
        case .refresh(let draft):
            try Self.refresh(letter, as: draft, connection)
            var letter = letter
            letter.bytes = draft.bytes
            return letter
        case .wait(let opening):
            try connection.run(
                sql: "UPDATE message SET not_before = ? WHERE id = ?",
                arguments: [
                    Judgement.nextLook(at: opening, after: instant).milliseconds, letter.id,
                ]
            )
        case .hold(let reason):
            try connection.run(
                sql: "UPDATE message SET state = 'held', reason = ? WHERE id = ?",
                arguments: [reason.text, letter.id]
            )
        case .skip(let reason): try skip(letter, reason, at: instant, connection)
        case .rewrite(let draft, let dropped):
            try rewrite(letter, as: draft, dropping: dropped, at: instant, connection)
        }
        return nil
    }

    private static func refresh(
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

    /// Ends a letter that did not leave.
    func end(
        _ letter: OutboxLetter,
        _ state: LetterState,
        _ reason: Reason,
        _ instant: Instant,
        _ connection: Database
    ) throws {
        try connection.run(
            sql: "UPDATE message SET state = ?, reason = ?, ended = ? WHERE id = ?",
            arguments: [state, reason.text, instant.milliseconds, letter.id]
        )
        if retention.drops(state) {
            try connection.run(
                sql: "DELETE FROM content WHERE message_id = ?",
                arguments: [letter.id]
            )
        }
    }

    /// The bytes of cancelled letters go, where they are not to be kept.
    func dropCancelled(_ connection: Database) throws {
        guard retention.drops(.cancelled) else { return }
        try connection.run(
            sql: """
                DELETE FROM content WHERE message_id IN
                    (SELECT id FROM message JOIN content ON message_id = id WHERE state = 'cancelled')
                """
        )
    }

    func skip(
        _ letter: OutboxLetter,
        _ reason: Reason,
        at instant: Instant,
        _ connection: Database
    ) throws {
        // A copy may have arrived: that stays the truth about it.
        guard !letter.isResend else {
            return try end(letter, .ambiguous, reason, instant, connection)
        }
        let disposition = reason.code.disposition
        try end(
            letter,
            disposition == .cancelled ? .cancelled : .skipped,
            reason,
            instant,
            connection
        )
        try connection.run(
            sql: """
                UPDATE occurrence SET disposition = ?, reason = ?, reason_code = ?, message_id = NULL
                WHERE message_id = ?
                """,
            arguments: [disposition, reason.text, reason.code.rawValue, letter.id]
        )
    }

    private func rewrite(
        _ letter: OutboxLetter,
        as draft: MessageDraft,
        dropping dropped: [OccurrenceKey: Reason],
        at instant: Instant,
        _ connection: Database
    ) throws {
        for (key, reason) in dropped {
            try connection.run(
                sql: """
                    UPDATE occurrence
                    SET disposition = ?, reason = ?, reason_code = ?, message_id = NULL
                    WHERE key = ?
                    """,
                arguments: [
                    reason.code.disposition, reason.text, reason.code.rawValue, key.text,
                ]
            )
        }
        let id = try Self.insert(draft, of: letter.campaign, at: instant, connection)
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
        try end(letter, .cancelled, Reason(.rewritten), instant, connection)
    }
}

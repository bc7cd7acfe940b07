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
        case .revise(let draft, let dropped):
            try Self.keepFormer(letter.id, at: instant, keepsBytes: true, connection)
            try Self.drop(dropped, at: instant, connection)
            try Self.write(draft, into: letter.id, connection)
            var letter = letter
            letter.bytes = draft.bytes
            letter.occurrences.removeAll { dropped[$0.key] != nil }
            try Self.say(letter.occurrences.map(\.key), in: letter.id, at: instant, connection)
            return letter
        case .wait(let opening):
            try Self.keepFormer(letter.id, at: instant, keepsBytes: false, connection)
            try connection.run(
                sql: "UPDATE message SET not_before = ? WHERE id = ?",
                arguments: [
                    Judgement.nextLook(at: opening, after: instant).milliseconds, letter.id,
                ]
            )
        case .hold(let reason):
            try Self.keepFormer(letter.id, at: instant, keepsBytes: false, connection)
            try connection.run(
                sql: "UPDATE message SET state = 'held', reason = ? WHERE id = ?",
                arguments: [reason.text, letter.id]
            )
        case .skip(let reason): try skip(letter, reason, at: instant, connection)
        }
        return nil
    }

    /// Ends a letter that did not leave.
    func end(
        _ letter: Int64,
        _ state: LetterState,
        _ reason: Reason,
        _ instant: Instant,
        _ connection: Database
    ) throws {
        try connection.run(
            sql: "UPDATE message SET state = ?, reason = ?, ended = ? WHERE id = ?",
            arguments: [state, reason.text, instant.milliseconds, letter]
        )
        if retention.drops(state) {
            try connection.run(
                sql: "DELETE FROM content WHERE message_id = ?",
                arguments: [letter]
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
        let isDropped = retention.drops(reason.code.letterState)
        try Self.keepFormer(letter.id, at: instant, keepsBytes: isDropped, connection)
        // A copy may have arrived: that stays the truth about it.
        guard !letter.isResend else {
            return try end(letter.id, .ambiguous, reason, instant, connection)
        }
        let disposition = reason.code.disposition
        try end(letter.id, reason.code.letterState, reason, instant, connection)
        try Self.keepFormerEnd("message_id = ?", [letter.id], at: instant, connection)
        try connection.run(
            sql: """
                UPDATE occurrence SET disposition = ?, reason = ?, reason_code = ?, message_id = NULL
                WHERE message_id = ?
                """,
            arguments: [disposition, reason.text, reason.code.rawValue, letter.id]
        )
    }
}

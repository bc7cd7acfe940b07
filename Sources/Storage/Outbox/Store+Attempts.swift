import Campaigns
package import Delivery
import Foundation
import GRDB

extension Store {
    package func markInFlight(
        _ letters: [OutboxLetter],
        by worker: Worker
    ) throws -> [OutboxLetter] {
        guard let fence = letters.first?.fence else { return [] }
        var marked: Set<Int64> = []
        try writeDurably { connection in
            let statement = try connection.cachedStatement(
                sql: """
                    UPDATE message SET state = 'inFlight', attempts = attempts + 1, owner = ?
                    WHERE fence = ? AND \(LetterMove.Cause.mark.busy) RETURNING id
                    """
            )
            marked = try Set(Int64.fetchAll(statement, arguments: [worker.text, fence]))
        }
        return letters.filter { marked.contains($0.id) }
    }

    package func finish(_ batch: [OutboxLetter]) throws {
        guard let fence = batch.first?.fence else { return }
        try write { connection in
            try noteSent("fence = ?", [fence], connection)
            try Self.forgetRefusals(of: fence, connection)
            try Self.giveBack("fence = ?", [fence], connection)
        }
    }

    /// What has an accepted attempt is sent, whatever happened since.
    func noteSent(
        _ condition: String,
        _ arguments: StatementArguments,
        _ connection: Database
    ) throws {
        let accepted = """
            SELECT ended FROM attempt
            WHERE message_id = id AND attempt.fence = message.fence AND outcome = 'accepted'
            """
        let update = """
            UPDATE message SET state = 'sent', reason = NULL, owner = NULL, lease = NULL,
                ended = (\(accepted))
            WHERE \(condition) AND \(LetterMove.Cause.accept.busy) AND EXISTS (\(accepted))
            """
        guard retention.drops(.sent) else {
            return try connection.run(sql: update, arguments: arguments)
        }
        let sent = try Int64.fetchAll(
            connection.cachedStatement(sql: update + " RETURNING id"),
            arguments: arguments
        )
        try connection.run(
            sql: "DELETE FROM content WHERE message_id IN (SELECT value FROM json_each(?))",
            arguments: [sent.jsonList]
        )
    }

    package func record(_ attempt: EndedAttempt) throws -> ServerPause.Onset? {
        let note = AttemptNote(attempt)
        if case .accepted = attempt.outcome {
            try attempts.commit(note) { notes in
                // Alone it is a transaction of its own, which costs half of one around it.
                if notes.count == 1 {
                    return try withoutTransaction { try Self.insert(notes[0], $0) }
                }
                try write { connection in
                    for note in notes { try Self.insert(note, connection) }
                }
            }
            return nil
        }
        return try write { connection in
            if attempt.isNoted { try Self.insert(note, connection) }
            let onset = try Self.onset(of: attempt, connection)
            try Self.apply(onset == nil ? attempt : attempt.returned, connection)
            return onset
        }
    }

    /// What the attempt makes of its letter.
    private static func apply(_ attempt: EndedAttempt, _ connection: Database) throws {
        let letter = attempt.letter
        guard let consequence = attempt.consequence else { return }
        if consequence.state == .expired { try keepDeferred(attempt, connection) }
        try connection.run(
            sql: """
                UPDATE message SET state = ?, reason = ?, owner = NULL, lease = NULL, ended = ?,
                    attempts = ?, not_before = max(not_before, ifnull(?, not_before)),
                    resending = CASE WHEN ? THEN 1 ELSE resending END
                WHERE id = ? AND fence = ? AND state IN \(LetterState.list(LetterState.busy))
                """,
            arguments: [
                consequence.state, consequence.reason.text, attempt.ended.milliseconds,
                letter.attempts + (attempt.isCounted ? 1 : 0), attempt.next?.milliseconds,
                attempt.verdict == .ambiguous, letter.id, letter.fence,
            ]
        )
        // What a claim heard that was taken over meanwhile says nothing.
        if attempt.verdict == .failed, connection.changesCount > 0 {
            try Self.noteRefusal(of: letter, attempt.outcome, at: attempt.ended, connection)
        }
    }

    private static func insert(_ note: AttemptNote, _ connection: Database) throws {
        let (end, phase, reply, text) = note.outcome.attempt
        try connection.run(
            sql: """
                INSERT INTO attempt
                SELECT ?, 1 + ifnull(max(number), 0), ?, ?, ?, ?, ?, ?, ?, ?
                FROM attempt WHERE message_id = ?
                """,
            arguments: [
                note.letter, note.fence, note.started.milliseconds, note.ended.milliseconds,
                end.rawValue,
                phase?.rawValue, reply?.code, reply?.enhanced, text, note.letter,
            ]
        )
    }
}

/// What is stored of an attempt.
struct AttemptNote: Sendable {
    let letter: Int64
    let fence: Int
    let outcome: Outcome
    let started: Instant
    let ended: Instant

    init(_ attempt: EndedAttempt) {
        letter = attempt.letter.id
        fence = attempt.letter.fence
        outcome = attempt.outcome
        started = attempt.started
        ended = attempt.ended
    }
}

extension [Int64] {
    var jsonList: String { "[" + map(String.init).joined(separator: ",") + "]" }
}

package import Campaigns
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
                    WHERE fence = ? AND state = 'claimed' RETURNING id
                    """
            )
            marked = try Set(Int64.fetchAll(statement, arguments: [worker.text, fence]))
        }
        return letters.filter { marked.contains($0.id) }
    }

    package func finish(_ batch: [OutboxLetter]) throws {
        guard let fence = batch.first?.fence else { return }
        try write { connection in
            try Self.noteSent("fence = ?", [fence], connection)
            try Self.forgetRefusals(of: fence, connection)
            try Self.giveBack("fence = ?", [fence], connection)
        }
    }

    /// What has an accepted attempt is sent, whatever happened since.
    static func noteSent(
        _ condition: String,
        _ arguments: StatementArguments,
        _ connection: Database
    ) throws {
        let accepted = """
            SELECT ended FROM attempt
            WHERE message_id = id AND attempt.fence = message.fence AND outcome = 'accepted'
            """
        try connection.run(
            sql: """
                UPDATE message SET state = 'sent', reason = NULL, owner = NULL, lease = NULL,
                    ended = (\(accepted))
                WHERE \(condition) AND state = 'inFlight' AND EXISTS (\(accepted))
                """,
            arguments: arguments
        )
    }

    package func record(
        _ outcome: Outcome,
        as verdict: Verdict,
        of letter: OutboxLetter,
        started: Instant,
        ended: Instant,
        next: Instant?
    ) throws {
        let note = AttemptNote(
            letter: letter.id,
            fence: letter.fence,
            outcome: outcome,
            started: started,
            ended: ended
        )
        if case .accepted = outcome {
            return try attempts.commit(note) { notes in
                // Alone it is a transaction of its own, which costs half of one around it.
                if notes.count == 1 { return try look { try Self.insert(notes[0], $0) } }
                try write { connection in
                    for note in notes { try Self.insert(note, connection) }
                }
            }
        }
        try write { connection in
            let text = outcome.columns.text
            let state: String
            let reason: Reason
            switch verdict {
            case .sent: return
            case .deferred:
                let isInTime = next.map { $0 <= letter.expires } ?? false
                state = isInTime ? "deferred" : "expired"
                reason = Reason(isInTime ? .refused : .expired, text)
            case .failed:
                try Self.noteRefusal(of: letter, outcome, at: ended, connection)
                state = "failed"
                reason = Reason(.refused, text)
            case .ambiguous:
                state = "ambiguous"
                reason = Reason(.ambiguous, text)
            case .returned:
                state = "pending"
                reason = Reason(.refused, text)
            }
            // What the relay's fault ended is not counted; what the server saw is noted all the same.
            let isCounted = verdict != .returned
            if isCounted || outcome.columns.phase != nil {
                try Self.insert(note, connection)
            }
            let resends = verdict == .ambiguous && !letter.isResend
            try connection.run(
                sql: """
                    UPDATE message SET
                        state = CASE WHEN ? AND resends = 1 THEN 'pending' ELSE ? END,
                        reason = ?, owner = NULL, lease = NULL, ended = ?,
                        attempts = ?, not_before = max(not_before, ifnull(?, not_before)),
                        resending = CASE WHEN ? THEN 1 ELSE resending END
                    WHERE id = ? AND fence = ? AND state IN ('claimed', 'inFlight')
                    """,
                arguments: [
                    resends, state, reason.text, ended.milliseconds,
                    letter.attempts + (isCounted ? 1 : 0), next?.milliseconds,
                    verdict == .ambiguous, letter.id, letter.fence,
                ]
            )
        }
    }

    private static func insert(_ note: AttemptNote, _ connection: Database) throws {
        let (name, phase, reply, text) = note.outcome.columns
        try connection.run(
            sql: """
                INSERT INTO attempt
                SELECT ?, 1 + ifnull(max(number), 0), ?, ?, ?, ?, ?, ?, ?, ?
                FROM attempt WHERE message_id = ?
                """,
            arguments: [
                note.letter, note.fence, note.started.milliseconds, note.ended.milliseconds, name,
                phase?.rawValue, reply?.code, reply?.enhanced, text, note.letter,
            ]
        )
    }
}

/// An attempt that ended.
struct AttemptNote: Sendable {
    let letter: Int64
    let fence: Int
    let outcome: Outcome
    let started: Instant
    let ended: Instant
}

extension [Int64] {
    var jsonList: String { "[" + map(String.init).joined(separator: ",") + "]" }
}

extension Outcome {
    fileprivate var columns: (name: String, phase: SMTPPhase?, reply: Reply?, text: String?) {
        switch self {
        case .accepted(let reply): ("accepted", .content, reply, reply.text)
        case .rejected(let phase, let reply): ("rejected", phase, reply, reply.line)
        case .relayFault(let fault): ("relayFault", nil, nil, fault.detail)
        case .notSent(let text): ("notSent", nil, nil, text)
        case .ambiguous(let text): ("ambiguous", nil, nil, text)
        }
    }
}

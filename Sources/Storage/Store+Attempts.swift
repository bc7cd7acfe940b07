package import Campaigns
package import Delivery
import Foundation
import GRDB

extension Store {
    package func markInFlight(_ letters: [OutboxLetter], by worker: Worker) throws {
        try writeDurably { connection in
            try connection.run(
                sql: """
                    UPDATE message SET state = 'inFlight', attempts = attempts + 1, owner = ?
                    WHERE state = 'claimed' AND \(Self.isClaim)
                    """,
                arguments: [worker.text, letters.claimList]
            )
            guard connection.changesCount == letters.count else {
                throw StoreError.other("claimed letters were taken by another worker")
            }
        }
    }

    package func finish(_ batch: [OutboxLetter]) throws {
        try write { connection in
            try Self.noteSent(Self.isClaim, [batch.claimList], connection)
            try Self.giveBack(Self.isClaim, [batch.claimList], connection)
        }
    }

    /// Still claimed by who took them.
    static let isClaim = "(id, fence) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))"

    /// What has an accepted attempt is sent, whatever happened since.
    static func noteSent(
        _ condition: String,
        _ arguments: StatementArguments,
        _ connection: Database
    ) throws {
        try connection.run(
            sql: """
                UPDATE message SET state = 'sent', reason = NULL, owner = NULL, lease = NULL,
                    ended = attempt.ended
                FROM attempt
                WHERE \(condition) AND message.state = 'inFlight'
                    AND attempt.message_id = message.id AND attempt.outcome = 'accepted'
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
        if case .accepted = outcome {
            return try writeOne { connection in
                try Self.insertAttempt(outcome, of: letter, started, ended, connection)
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
                try Self.insertAttempt(outcome, of: letter, started, ended, connection)
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

    private static func insertAttempt(
        _ outcome: Outcome,
        of letter: OutboxLetter,
        _ started: Instant,
        _ ended: Instant,
        _ connection: Database
    ) throws {
        let (name, phase, reply, text) = outcome.columns
        try connection.run(
            sql: """
                INSERT INTO attempt
                SELECT ?, 1 + ifnull(max(number), 0), ?, ?, ?, ?, ?, ?, ?
                FROM attempt WHERE message_id = ?
                """,
            arguments: [
                letter.id, started.milliseconds, ended.milliseconds, name,
                phase?.rawValue, reply?.code, reply?.enhanced, text, letter.id,
            ]
        )
    }
}

extension [OutboxLetter] {
    var idList: String { map(\.id).jsonList }

    /// `[[id,fence],…]`, see ``Store/isClaim``.
    var claimList: String { "[" + map { "[\($0.id),\($0.fence)]" }.joined(separator: ",") + "]" }
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

package import Campaigns
package import Delivery
import Foundation
import GRDB

extension Store: OutboxStore {
    package func expire(
        at instant: Instant,
        judge: (any FactReader) throws -> (OutboxLetter) throws -> Judgement
    ) throws {
        let isNeeded = try withoutTransaction { connection in
            try Row.fetchOne(
                connection.cachedStatement(
                    sql: """
                        SELECT 1 FROM message
                        WHERE \(LetterMove.Cause.expire.chain) AND expires < ? LIMIT 1
                        """
                ),
                arguments: [instant.milliseconds]
            ) != nil
        }
        guard isNeeded else { return }
        try write { connection in
            let judge = try judge(TransactionReader(connection: connection))
            let letters = try Self.letters(
                "WHERE \(LetterMove.Cause.expire.chain) AND expires < ?",
                [instant.milliseconds],
                connection
            )
            for letter in letters {
                if case .skip(let reason) = try judge(letter) {
                    try skip(letter, reason, at: instant, connection)
                    continue
                }
                try Self.keepFormer(letter.id, at: instant, keepsBytes: false, connection)
                let state: LetterState = letter.isResend ? .ambiguous : .expired
                let row = try Row.fetchOne(
                    connection.cachedStatement(
                        sql: "SELECT approved, created, reason FROM message WHERE id = ?"
                    ),
                    arguments: [letter.id]
                )
                let reason = Reason.expiry(
                    of: (row?[2] as String?).flatMap(Reason.init(text:)),
                    isApproved: row?[0] as Int? != 0,
                    since: row?.instant("created") ?? instant
                )
                try end(letter.id, state, reason, instant, connection)
            }
        }
    }

    package func claim(
        _ request: ClaimRequest,
        judge: (any FactReader) throws -> (OutboxLetter) throws -> Judgement,
        failed: (OutboxLetter, Reason) -> Void
    ) throws -> [OutboxLetter] {
        try write { connection in
            let judge = try judge(TransactionReader(connection: connection))
            var suppressed = try Self.suppressed(connection)
            var claimed: [OutboxLetter] = []
            while claimed.isEmpty {
                let waiting = try Self.waiting(for: request, connection)
                guard !waiting.isEmpty else { break }
                for letter in waiting {
                    if letter.travelsAlone, !claimed.isEmpty { break }
                    let address = letter.address.addrSpec
                    let access = suppressed[address]?.access(of: letter.id, at: request.instant)
                    if access == .dead {
                        let reason = Reason(.deadAddress, suppressed[address]?.reason)
                        try end(letter.id, .failed, reason, request.instant, connection)
                        failed(letter, reason)
                        continue
                    }
                    var judgement = try judge(letter)
                    if case .wait(let until) = access, judgement.mayLeave {
                        judgement = .wait(until: until)
                    }
                    if let letter = try apply(
                        judgement,
                        to: letter,
                        at: request.instant,
                        connection
                    ) {
                        if access == .trial {
                            suppressed[address]?.begin(
                                Suppression.Trial(letter: letter.id, began: request.instant)
                            )
                            try suppressed[address].map {
                                try Self.write($0, of: address, connection)
                            }
                        }
                        claimed.append(letter)
                    }
                    if letter.travelsAlone, !claimed.isEmpty { break }
                }
            }
            guard !claimed.isEmpty else { return [] }
            let number = try Int.fetchOne(
                connection.cachedStatement(
                    sql: "UPDATE claim SET number = number + 1 RETURNING number"
                )
            )
            let fence = number ?? 0
            try connection.run(
                sql: """
                    UPDATE message SET state = 'claimed', owner = ?, lease = ?, fence = ?,
                        reason = NULL
                    WHERE id IN (SELECT value FROM json_each(?))
                    """,
                arguments: [
                    request.worker.text, request.lease.milliseconds, fence,
                    claimed.map(\.id).jsonList,
                ]
            )
            for index in claimed.indices { claimed[index].fence = fence }
            return claimed
        }
    }

    private static func waiting(
        for request: ClaimRequest,
        _ connection: Database
    ) throws -> [OutboxLetter] {
        let names = request.campaigns.sorted()
        let marks = names.map { _ in "?" }.joined(separator: ", ")
        let instant = request.instant.milliseconds
        let arguments =
            StatementArguments([instant, instant]) + StatementArguments([request.server])
            + StatementArguments(names) + StatementArguments([request.limit])
        return try letters(
            """
            WHERE \(LetterMove.Cause.claim.condition) AND not_before <= ?
                AND expires >= ? AND server = ? AND campaign IN (\(marks))
            ORDER BY priority, not_before, m.id LIMIT ?
            """,
            arguments,
            connection
        )
    }

    package func nextExpiry() throws -> Instant? {
        try read { connection in
            try Int64.fetchOne(
                connection,
                sql: "SELECT min(expires) FROM message WHERE \(LetterMove.Cause.expire.chain)"
            ).map { Instant(milliseconds: $0 + 1) }
        }
    }

    package func nextSendable(
        by server: MailServerID,
        of campaigns: Set<CampaignID>
    ) throws -> Instant? {
        try withoutTransaction { connection in
            try Int64.fetchOne(
                connection.cachedStatement(
                    sql: """
                        SELECT min(not_before) FROM message
                        WHERE \(LetterMove.Cause.claim.condition) AND server = ?
                            AND campaign IN (SELECT value FROM json_each(?))
                        """
                ),
                arguments: [server, campaigns.sorted().jsonArray]
            ).map(Instant.init(milliseconds:))
        }
    }

    package func attemptEnds(
        by server: MailServerID,
        after start: Instant,
        upTo end: Instant
    ) throws -> [Instant] {
        try withoutTransaction { connection in
            try Int64.fetchAll(
                connection.cachedStatement(
                    sql: """
                        SELECT a.ended FROM attempt a JOIN message m ON m.id = a.message_id
                        WHERE a.ended > ? AND a.ended <= ? AND m.server = ? ORDER BY a.ended
                        """
                ),
                arguments: [start.milliseconds, end.milliseconds, server]
            ).map(Instant.init(milliseconds:))
        }
    }
}

extension [CampaignID] {
    /// As JSON; campaign ids are ASCII slugs.
    fileprivate var jsonArray: String {
        "[" + map { "\"\($0.text)\"" }.joined(separator: ",") + "]"
    }
}

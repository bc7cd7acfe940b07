package import Campaigns
package import Delivery
import Foundation
import GRDB

extension Store: OutboxStore {
    /// How long a worker may hold a letter without a sign of life.
    private static let leaseMinutes = 30

    package func expire(
        at instant: Instant,
        judge: (any FactReader) throws -> (OutboxLetter) throws -> Judgement
    ) throws {
        let isNeeded = try look { connection in
            try Row.fetchOne(
                connection.cachedStatement(
                    sql: """
                        SELECT 1 FROM message
                        WHERE (state = 'pending' OR state = 'deferred' OR state = 'held') AND expires < ? LIMIT 1
                        """
                ),
                arguments: [instant.milliseconds]
            ) != nil
        }
        guard isNeeded else { return }
        try write { connection in
            let judge = try judge(TransactionReader(connection: connection))
            let letters = try Self.letters(
                "WHERE (state = 'pending' OR state = 'deferred' OR state = 'held') AND expires < ?",
                [instant.milliseconds],
                connection
            )
            for letter in letters {
                if case .skip(let reason) = try judge(letter) {
                    try Self.skip(letter, reason, at: instant, connection)
                    continue
                }
                try connection.run(
                    sql: """
                        UPDATE message SET
                            state = CASE WHEN resending = 1 THEN 'ambiguous' ELSE 'expired' END,
                            reason = ?, ended = ?
                        WHERE id = ?
                        """,
                    arguments: [Reason(.expired).text, instant.milliseconds, letter.id]
                )
            }
        }
    }

    package func claim(
        of campaigns: Set<CampaignID>,
        by server: MailServerID,
        at instant: Instant,
        worker: Worker,
        limit: Int,
        judge: (any FactReader) throws -> (OutboxLetter) throws -> Judgement
    ) throws -> [OutboxLetter] {
        try write { connection in
            let judge = try judge(TransactionReader(connection: connection))
            let lease = instant.adding(minutes: Self.leaseMinutes)
            let suppressed = try Self.suppressed(connection)
            var claimed: [OutboxLetter] = []
            while claimed.isEmpty {
                let waiting = try Self.waiting(
                    of: campaigns,
                    by: server,
                    at: instant,
                    limit,
                    connection
                )
                guard !waiting.isEmpty else { break }
                for letter in waiting {
                    if letter.travelsAlone, !claimed.isEmpty { break }
                    if let said = suppressed[letter.address.addrSpec] {
                        try Self.end(
                            letter,
                            "failed",
                            Reason(.deadAddress, said),
                            instant,
                            connection
                        )
                        continue
                    }
                    switch try judge(letter) {
                    case .send: claimed.append(letter)
                    case .refresh(let draft):
                        try Self.refresh(letter, as: draft, connection)
                        var letter = letter
                        letter.bytes = draft.bytes
                        claimed.append(letter)
                    case .wait(let opening):
                        try connection.run(
                            sql: "UPDATE message SET not_before = ? WHERE id = ?",
                            arguments: [opening.milliseconds, letter.id]
                        )
                    case .skip(let reason):
                        try Self.skip(letter, reason, at: instant, connection)
                    case .rewrite(let draft, let dropped):
                        try Self.rewrite(
                            letter,
                            as: draft,
                            dropping: dropped,
                            at: instant,
                            connection
                        )
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
                    worker.text, lease.milliseconds, fence, claimed.map(\.id).jsonList,
                ]
            )
            for index in claimed.indices { claimed[index].fence = fence }
            return claimed
        }
    }

    private static func waiting(
        of campaigns: Set<CampaignID>,
        by server: MailServerID,
        at instant: Instant,
        _ limit: Int,
        _ connection: Database
    ) throws -> [OutboxLetter] {
        let names = campaigns.sorted()
        let marks = names.map { _ in "?" }.joined(separator: ", ")
        let arguments =
            StatementArguments([instant.milliseconds, instant.milliseconds])
            + StatementArguments([server]) + StatementArguments(names) + StatementArguments([limit])
        return try letters(
            """
            WHERE state IN ('pending', 'deferred') AND not_before <= ?
                AND expires >= ? AND server = ? AND campaign IN (\(marks))
            ORDER BY priority, not_before, m.id LIMIT ?
            """,
            arguments,
            connection
        )
    }

    package func nextSendable(
        by server: MailServerID,
        of campaigns: Set<CampaignID>
    ) throws -> Instant? {
        try look { connection in
            try Int64.fetchOne(
                connection.cachedStatement(
                    sql: """
                        SELECT min(not_before) FROM message
                        WHERE state IN ('pending', 'deferred') AND server = ?
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
        try look { connection in
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

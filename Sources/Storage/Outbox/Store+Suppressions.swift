import Campaigns
import Delivery
import GRDB

/// Addresses that are written to no more.
extension Store {
    /// The server refused the recipient for good.
    static func noteRefusal(
        of letter: OutboxLetter,
        _ outcome: Outcome,
        at instant: Instant,
        _ connection: Database
    ) throws {
        guard case .rejected(.rcpt, let reply) = outcome,
            DeadAddress.isMeant(by: reply)
        else { return }
        try changeSuppression(of: letter.address.addrSpec, at: instant, connection) {
            $0.noteRefusal(reply.line, at: instant)
        }
    }

    /// Acceptance resets the count of refusals of an address.
    static func forgetRefusals(of fence: Int, _ connection: Database) throws {
        let some = try Row.fetchOne(
            connection.cachedStatement(sql: "SELECT 1 FROM suppression WHERE refusals > 0 LIMIT 1")
        )
        guard some != nil else { return }
        try connection.run(
            sql: """
                UPDATE suppression SET refusals = 0 WHERE address IN
                    (SELECT address FROM message WHERE fence = ? AND state = 'sent')
                """,
            arguments: [fence]
        )
    }

    /// Addresses that are dead or on trial.
    static func suppressed(_ connection: Database) throws -> [String: Suppression] {
        let rows = try Row.fetchAll(
            connection.cachedStatement(
                sql: """
                    SELECT \(suppressionColumns) FROM suppression WHERE max(refusals, bounces) >= ?
                    """
            ),
            arguments: [DeadAddress.limit]
        )
        return Dictionary(
            rows.map { ($0[0], Suppression($0)) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    static func changeSuppression(
        of address: String,
        at instant: Instant,
        _ connection: Database,
        _ change: (inout Suppression) -> Void
    ) throws {
        let row = try Row.fetchOne(
            connection.cachedStatement(
                sql: "SELECT \(suppressionColumns) FROM suppression WHERE address = ?"
            ),
            arguments: [address]
        )
        var suppression = row.map(Suppression.init) ?? Suppression(since: instant)
        change(&suppression)
        try write(suppression, of: address, connection)
    }

    private static let suppressionColumns =
        "address, refusals, bounces, reason, since, latest, trial, trial_began"

    static func write(
        _ suppression: Suppression,
        of address: String,
        _ connection: Database
    ) throws {
        try connection.run(
            sql: """
                INSERT INTO suppression (\(suppressionColumns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET refusals = excluded.refusals, bounces = excluded.bounces,
                    reason = excluded.reason, latest = excluded.latest, trial = excluded.trial,
                    trial_began = excluded.trial_began
                """,
            arguments: [
                address, suppression.refusals, suppression.bounces, suppression.reason,
                suppression.since.milliseconds, suppression.latest.milliseconds,
                suppression.trial?.letter, suppression.trial?.began.milliseconds,
            ]
        )
    }
}

extension Suppression {
    fileprivate init(_ row: Row) {
        let letter: Int64? = row[6]
        let began: Int64? = row[7]
        self.init(
            refusals: row[1],
            bounces: row[2],
            reason: row[3],
            since: Instant(column: row[4]),
            latest: Instant(column: row[5] ?? row[4]),
            trial: letter.flatMap { letter in
                began.map { Trial(letter: letter, began: Instant(column: $0)) }
            }
        )
    }
}

package import Campaigns
package import Delivery
import Foundation
import GRDB

extension Store: BounceDesk {
    package func bounceToken() throws -> BounceToken {
        try withoutTransaction(Self.bounceToken)
    }

    static func bounceToken(_ connection: Database) throws -> BounceToken {
        let statement = try connection.cachedStatement(
            sql: "SELECT value FROM secret WHERE name = 'bounce'"
        )
        guard let key = try Data.fetchOne(statement) else {
            throw StoreError.other("no bounce key")
        }
        return BounceToken(key: key)
    }

    package func note(_ bounces: [Bounce], at instant: Instant) throws -> [BouncedLetter] {
        try write { connection in
            try bounces.compactMap { bounce in
                let row = try Row.fetchOne(
                    connection,
                    sql:
                        "SELECT recipient, address FROM message WHERE id = ? AND ended IS NOT NULL",
                    arguments: [bounce.letter]
                )
                guard let row else { return nil }
                let address: String = row[1]
                try connection.run(
                    sql: "INSERT INTO bounce VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    arguments: [
                        bounce.letter, bounce.actionName, bounce.status, bounce.report,
                        bounce.addresses.first ?? "", bounce.diagnostic, instant.milliseconds,
                    ]
                )
                let isNew = connection.changesCount > 0
                if isNew, bounce.isAbout(address), bounce.isFailure {
                    try Self.fail(bounce, address, at: instant, connection)
                }
                return BouncedLetter(
                    bounce: bounce,
                    recipient: row[0],
                    address: address,
                    isKnown: !isNew
                )
            }
        }
    }

    private static func fail(
        _ bounce: Bounce,
        _ address: String,
        at instant: Instant,
        _ connection: Database
    ) throws {
        try connection.run(
            sql: """
                UPDATE message SET state = 'failed', reason = ?, ended = ?
                WHERE id = ? AND \(LetterMove.Cause.bounce.condition)
                """,
            arguments: [
                Reason(.bounced, bounce.line).text, instant.milliseconds, bounce.letter,
            ]
        )
        // Two words about one letter are one bounce.
        guard connection.changesCount > 0,
            DeadAddress.isMeant(by: bounce.status, text: bounce.diagnostic)
        else { return }
        try changeSuppression(of: address, at: instant, connection) {
            $0.noteBounce(bounce.line, at: instant)
        }
    }
}

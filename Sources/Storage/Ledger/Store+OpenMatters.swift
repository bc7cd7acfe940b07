package import Campaigns
package import Delivery
import GRDB

extension Store {
    private static let matterColumns = "schedule, state, reason, approved, created, ended"

    package func openMatters(since instant: Instant, of campaign: CampaignID) throws -> OpenMatters
    {
        try withoutTransaction { connection in
            var matters = OpenMatters()
            let letters = try Row.fetchCursor(
                connection.cachedStatement(
                    sql: """
                        SELECT \(Self.matterColumns) FROM message
                        WHERE campaign = ?1 AND state = 'held' AND \(LetterMove.Cause.expire.chain)
                        UNION ALL SELECT \(Self.matterColumns) FROM message
                        WHERE campaign = ?1 AND state = 'quarantined'
                            AND state IN ('failed', 'quarantined')
                        UNION ALL SELECT \(Self.matterColumns) FROM message
                        WHERE campaign = ?1 AND state = 'expired' AND approved = 0 AND ended > ?2
                        """
                ),
                arguments: [campaign, instant.milliseconds]
            )
            while let row = try letters.next() {
                matters.add(
                    of: ScheduleID(row[0]),
                    row[1],
                    (row[2] as String?).flatMap(Reason.init(text:)),
                    isApproved: row[3] as Int == 1,
                    created: Instant(column: row[4]),
                    ended: (row[5] as Int64?).map(Instant.init(milliseconds:)),
                    since: instant
                )
            }
            for (address, row) in try Self.suppressed(connection) where row.isDead {
                let isOurs = try Row.fetchOne(
                    connection.cachedStatement(
                        sql: "SELECT 1 FROM message WHERE campaign = ? AND address = ? LIMIT 1"
                    ),
                    arguments: [campaign, address]
                )
                guard isOurs != nil else { continue }
                matters.dead[address] = DeadAddressNote(reason: row.reason, latest: row.latest)
            }
            let units = try Row.fetchCursor(
                connection.cachedStatement(
                    sql: """
                        SELECT unit, min(due) FROM occurrence
                        WHERE campaign = ? AND reason_code = '\(Reason.Code.noAddress.rawValue)'
                            AND unit IS NOT NULL
                        GROUP BY unit
                        """
                ),
                arguments: [campaign]
            )
            while let row = try units.next() {
                matters.withoutAddress[UnitCode(row[0])] = Instant(column: row[1])
            }
            matters.filesSince = try Int64.fetchOne(
                connection.cachedStatement(
                    sql: "SELECT first_seen FROM cause WHERE campaign = ? AND kind = ?"
                ),
                arguments: [campaign, OperatorCause.Kind.files.rawValue]
            ).map(Instant.init(milliseconds:))
            return matters
        }
    }
}

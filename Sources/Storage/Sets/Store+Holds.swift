package import Campaigns
package import Delivery
import GRDB

/// Files that wait for a person.
extension Store {
    package func heldSet(of campaign: CampaignID) throws -> HeldSet? {
        try read { try Self.heldSet(of: campaign, $0) }
    }

    package func heldSets() throws -> [CampaignID: HeldSet] {
        try read { connection in
            var sets: [CampaignID: HeldSet] = [:]
            let ids = try CampaignID.fetchAll(connection, sql: "SELECT campaign FROM held_set")
            for id in ids { sets[id] = try Self.heldSet(of: id, connection) }
            return sets
        }
    }

    package func hold(_ set: HeldSet?, of campaign: CampaignID) throws {
        try write { connection in
            try Self.endHold(of: campaign, connection)
            if let set { try Self.insert(set, of: campaign, connection) }
        }
    }

    package func restingSince(of campaign: CampaignID) throws -> Instant? {
        try read { connection in
            try Int64.fetchOne(
                connection.cachedStatement(sql: "SELECT since FROM file_rest WHERE campaign = ?"),
                arguments: [campaign]
            ).map(Instant.init(milliseconds:))
        }
    }

    package func noteResting(since instant: Instant?, of campaign: CampaignID) throws {
        try write { connection in
            try connection.run(
                sql: "DELETE FROM file_rest WHERE campaign = ?",
                arguments: [campaign]
            )
            guard let instant else { return }
            try connection.run(
                sql: "INSERT INTO file_rest VALUES (?, ?)",
                arguments: [campaign, instant.milliseconds]
            )
        }
    }

    static func heldSet(of campaign: CampaignID, _ connection: Database) throws -> HeldSet? {
        try Row.fetchOne(
            connection,
            sql: """
                SELECT texts, since, peak, letters, safe_letters FROM held_set WHERE campaign = ?
                """,
            arguments: [campaign]
        ).map { row in
            HeldSet(
                texts: try texts(row[0]),
                since: Instant(milliseconds: row[1]),
                peak: SendPeak(
                    from: Instant(milliseconds: row[2]),
                    letters: row[3],
                    limit: row[4]
                )
            )
        }
    }

    static func insert(
        _ set: HeldSet,
        of campaign: CampaignID,
        _ connection: Database
    ) throws {
        try connection.run(
            sql: "INSERT INTO held_set VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                campaign, try json(set.texts), set.since.milliseconds,
                set.peak.from.milliseconds, set.peak.letters, set.peak.limit,
            ]
        )
    }

    static func endHold(of campaign: CampaignID, _ connection: Database) throws {
        try connection.run(
            sql: "DELETE FROM held_set WHERE campaign = ?",
            arguments: [campaign]
        )
    }
}

package import Campaigns
import Delivery
import GRDB

extension Store: HeadingStore {
    package func mappings(of campaign: CampaignID) throws -> [String] {
        try read { connection in
            try Row.fetchAll(
                connection,
                sql: "SELECT heading, meaning FROM heading WHERE campaign = ? ORDER BY heading",
                arguments: [campaign]
            ).map { "\($0[0] as String)=\($0[1] as String)" }
        }
    }

    package func remember(_ mappings: [String], of campaign: CampaignID) throws {
        guard !mappings.isEmpty else { return }
        try write { connection in
            for mapping in mappings {
                let parts = mapping.split(separator: "=", maxSplits: 1).map(String.init)
                guard parts.count == 2 else { continue }
                try connection.run(
                    sql: """
                        INSERT INTO heading VALUES (?, ?, ?)
                        ON CONFLICT DO UPDATE SET meaning = excluded.meaning
                        """,
                    arguments: [campaign, parts[0], parts[1]]
                )
            }
        }
    }
}

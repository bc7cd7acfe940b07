package import Campaigns
package import Delivery
import GRDB

extension Store {
    /// Notes that the campaign's changed files are not taken over.
    ///
    /// The first time `letter` is stored with it, in one transaction. Until ``noteAcceptance(of:)``
    /// further refusals change nothing.
    package func noteRefusal(
        of campaign: CampaignID,
        at instant: Instant,
        letter: () throws -> MessageDraft?
    ) throws {
        guard try !isRefused(campaign) else { return }
        let letter = try letter()
        try write { connection in
            try connection.run(
                sql: "INSERT INTO refusal VALUES (?, ?)",
                arguments: [campaign, instant.milliseconds]
            )
            if let letter { _ = try Self.insert(letter, of: campaign, at: instant, connection) }
        }
    }

    /// The campaign's files and its active set agree again.
    package func noteAcceptance(of campaign: CampaignID) throws {
        guard try isRefused(campaign) else { return }
        try write { connection in
            try connection.run(
                sql: "DELETE FROM refusal WHERE campaign = ?",
                arguments: [campaign]
            )
        }
    }

    private func isRefused(_ campaign: CampaignID) throws -> Bool {
        try read { connection in
            try Int.fetchOne(
                connection,
                sql: "SELECT 1 FROM refusal WHERE campaign = ?",
                arguments: [campaign]
            ) != nil
        }
    }
}

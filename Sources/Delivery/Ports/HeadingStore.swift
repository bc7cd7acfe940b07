package import Campaigns

/// What people said of the headings of imported files, as `HEADING=COLUMN`.
package protocol HeadingStore: Sendable {
    func mappings(of campaign: CampaignID) throws -> [String]

    /// A heading that is known already gets its new meaning.
    func remember(_ mappings: [String], of campaign: CampaignID) throws
}

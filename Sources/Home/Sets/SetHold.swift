package import Campaigns
package import Delivery

/// A set of files that waits for a person, as one is told of it.
package struct SetHold: Hashable, Sendable {
    package let campaign: CampaignID
    package let letters: Int
    package let limit: Int
    /// When the busiest 24 hours begin.
    package let from: CivilDateTime
    /// Whether the campaign goes by older files meanwhile.
    package let hasActive: Bool

    package init(_ peak: SendPeak, of campaign: Campaign, hasActive: Bool) {
        self.campaign = campaign.id
        letters = peak.letters
        limit = peak.limit
        from = campaign.zone.civil(of: peak.from).toMinute
        self.hasActive = hasActive
    }
}

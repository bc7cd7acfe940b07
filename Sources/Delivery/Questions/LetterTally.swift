package import Campaigns

/// How many letters of a campaign are in one state.
package struct LetterTally: Hashable, Sendable {
    package let campaign: CampaignID
    package let state: LetterState
    package let count: Int
    /// The earliest instant at which one of them may leave or might have left.
    package let oldest: Instant

    package init(campaign: CampaignID, state: LetterState, count: Int, oldest: Instant) {
        self.campaign = campaign
        self.state = state
        self.count = count
        self.oldest = oldest
    }
}

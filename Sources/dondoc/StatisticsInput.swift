import Campaigns
import Statistics

/// Everything that statistics of one campaign are computed from, at one instant.
struct StatisticsInput {
    let campaign: Campaign
    let facts: Facts
    let evaluator: ObligationEvaluator
    let instant: Instant

    init(_ campaign: Campaign, _ facts: Facts, at instant: Instant) {
        self.campaign = campaign
        self.facts = facts
        self.instant = instant
        evaluator = ObligationEvaluator(campaign)
    }

    /// The same at another instant.
    private init(_ other: StatisticsInput, at instant: Instant) {
        campaign = other.campaign
        facts = other.facts
        evaluator = other.evaluator
        self.instant = instant
    }

    func at(_ instant: Instant) -> StatisticsInput { StatisticsInput(self, at: instant) }

    var board: OutcomeBoard { OutcomeBoard(campaign, facts: facts, at: instant) }
    var items: SubmittedItems { SubmittedItems(campaign, facts: facts, at: instant) }
    var isSample: Bool { campaign.isSample(with: facts) }
}

package import Campaigns

/// Everything that statistics of one campaign are computed from, at one instant; what is not asked
/// for is not read.
package struct StatisticsInput: Sendable {
    package let campaign: Campaign
    package let evaluator: ObligationEvaluator
    package let instant: Instant
    private let source: FactSource

    package init(_ campaign: Campaign, _ facts: Facts, at instant: Instant) {
        self.init(campaign, FactSource(facts), at: instant)
    }

    /// Reads what is asked for from the source, once.
    package init(_ campaign: Campaign, from source: any StatisticsSource, at instant: Instant) {
        self.init(campaign, FactSource(source), at: instant)
    }

    private init(_ campaign: Campaign, _ source: FactSource, at instant: Instant) {
        self.campaign = campaign
        self.source = source
        self.instant = instant
        evaluator = ObligationEvaluator(campaign)
    }

    private init(_ other: StatisticsInput, at instant: Instant) {
        campaign = other.campaign
        evaluator = other.evaluator
        source = other.source
        self.instant = instant
    }

    /// The same at another instant.
    package func at(_ instant: Instant) -> StatisticsInput { StatisticsInput(self, at: instant) }

    package var facts: Facts {
        get throws { try source.facts(of: campaign) }
    }

    /// The figures alone, with nothing else among the facts.
    package var figures: Facts {
        get throws { try source.figures(of: campaign) }
    }

    /// Of each unit and indicator the figure that stands at the instant, among other figures or not.
    package var standingFigures: Facts {
        get throws { try source.standingFigures(of: campaign, at: instant) }
    }

    package var board: OutcomeBoard {
        get throws { try source.board(of: campaign, at: instant) }
    }

    package var items: SubmittedItems {
        get throws { try SubmittedItems(campaign, facts: facts, at: instant) }
    }

    package var isSample: Bool { campaign.hasSampleUnits || source.containsSamples }
}

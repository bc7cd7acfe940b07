package import Campaigns

/// What every statistic of a campaign is computed from, at one instant.
///
/// Nothing is read before it is asked for, and nothing twice: `stats progress` reads the outcomes
/// of obligations and no figure, `stats pace` figures and nothing else.
///
///     let input = StatisticsInput(campaign, from: store, at: now)
///     let table = try ProgressTable(input, by: .block)
///     let aWeekAgo = try ProgressTable(input.at(now.adding(days: -7)), by: .block)
package struct StatisticsInput: Sendable {
    package let campaign: Campaign
    package let evaluator: ObligationEvaluator
    package let instant: Instant
    private let source: FactSource
    private let knownBoard = Once<OutcomeBoard>()
    private let knownItems = Once<SubmittedItems>()

    /// Computes from facts that are at hand.
    package init(_ campaign: Campaign, _ facts: Facts, at instant: Instant) {
        self.init(ObligationEvaluator(campaign), FactSource(facts), at: instant)
    }

    /// The same with an evaluator that has worked out the campaign's deadlines already.
    package init(_ evaluator: ObligationEvaluator, _ facts: Facts, at instant: Instant) {
        self.init(evaluator, FactSource(facts), at: instant)
    }

    /// Reads what is asked for from the source, once.
    package init(_ campaign: Campaign, from source: any StatisticsSource, at instant: Instant) {
        self.init(ObligationEvaluator(campaign), FactSource(source), at: instant)
    }

    private init(_ evaluator: ObligationEvaluator, _ source: FactSource, at instant: Instant) {
        campaign = evaluator.campaign
        self.evaluator = evaluator
        self.source = source
        self.instant = instant
    }

    /// The same campaign and facts, seen from another instant.
    package func at(_ instant: Instant) -> StatisticsInput {
        StatisticsInput(evaluator, source, at: instant)
    }

    /// Everything that was recorded, also after the instant: each statistic leaves out what it
    /// must.
    package var facts: Facts {
        get throws { try source.facts(of: campaign) }
    }

    /// All figures, with or without other facts among them.
    package var figures: Facts {
        get throws { try source.figures(of: campaign) }
    }

    /// At least the one figure of each unit and indicator that stands at the instant.
    ///
    /// Other figures may be among them, but none that would stand instead.
    package var standingFigures: Facts {
        get throws { try source.standingFigures(of: campaign, at: instant) }
    }

    /// Where all obligations stand at the instant.
    package var board: OutcomeBoard {
        get throws { try knownBoard.value { try source.board(of: campaign, at: instant) } }
    }

    /// What units had sent in by the instant.
    package var items: SubmittedItems {
        get throws {
            try knownItems.value { try SubmittedItems(campaign, facts: facts, at: instant) }
        }
    }

    /// Whether some unit or fact that was read so far is made up, as in the demo.
    package var isSample: Bool { campaign.hasSampleUnits || source.containsSamples }
}

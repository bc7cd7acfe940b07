import Campaigns
import Delivery
import Statistics
import Storage
import Synchronization

/// Everything that statistics of one campaign are computed from, at one instant; what is not asked
/// for is not read.
struct StatisticsInput {
    let campaign: Campaign
    let evaluator: ObligationEvaluator
    let instant: Instant
    private let source: FactSource

    init(_ campaign: Campaign, _ facts: Facts, at instant: Instant) {
        self.init(campaign, FactSource(facts), at: instant)
    }

    init(_ campaign: Campaign, from store: Store, at instant: Instant) throws {
        self.init(campaign, FactSource(store), at: instant)
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
    func at(_ instant: Instant) -> StatisticsInput { StatisticsInput(self, at: instant) }

    var facts: Facts {
        get throws { try source.facts(of: campaign) }
    }

    /// The figures alone, with nothing else among the facts.
    var figures: Facts {
        get throws { try source.figures(of: campaign) }
    }

    /// Of each unit and indicator the figure that stands at the instant, among other figures or not.
    var standingFigures: Facts {
        get throws { try source.standingFigures(of: campaign, at: instant) }
    }

    var board: OutcomeBoard {
        get throws { try source.board(of: campaign, at: instant) }
    }

    var items: SubmittedItems {
        get throws { try SubmittedItems(campaign, facts: facts, at: instant) }
    }

    var isSample: Bool { campaign.hasSampleUnits || source.containsSamples }
}

/// The facts, read once, and only if asked for.
private final class FactSource: Sendable {
    private struct Known {
        var facts: Facts?
        /// With or without other facts.
        var figures: Facts?
        var isAskedAgain = false
        var containsSamples = false
    }

    private let store: Store?
    private let known: Mutex<Known>

    init(_ facts: Facts) {
        store = nil
        known = Mutex(
            Known(facts: facts, figures: facts, containsSamples: facts.containsSamples)
        )
    }

    init(_ store: Store) {
        self.store = store
        known = Mutex(Known())
    }

    var containsSamples: Bool { known.withLock { $0.containsSamples } }

    func facts(of campaign: Campaign) throws -> Facts {
        try known.withLock { known in
            if let facts = known.facts { return facts }
            var facts = Facts()
            var cursor = FactCursor()
            try store?.loadFacts(of: campaign.id, into: &facts, after: &cursor)
            known.facts = facts
            known.figures = facts
            known.containsSamples = facts.containsSamples
            return facts
        }
    }

    func figures(of campaign: Campaign) throws -> Facts {
        try known.withLock { known in
            if let facts = known.figures { return facts }
            let facts = try store?.figures(of: campaign.id) ?? Facts()
            known.figures = facts
            if facts.containsSamples { known.containsSamples = true }
            return facts
        }
    }

    /// Who asks for a second instant asks for many, and then all figures are read.
    func standingFigures(of campaign: Campaign, at instant: Instant) throws -> Facts {
        let isFirst = known.withLock { known in
            defer { known.isAskedAgain = true }
            return known.figures == nil && !known.isAskedAgain
        }
        guard isFirst, let store else { return try figures(of: campaign) }
        let facts = try store.standingFigures(of: campaign.id, at: instant)
        if facts.containsSamples { known.withLock { $0.containsSamples = true } }
        return facts
    }

    func board(of campaign: Campaign, at instant: Instant) throws -> OutcomeBoard {
        try known.withLock { known in
            if let facts = known.facts {
                return OutcomeBoard(campaign, facts: facts, at: instant)
            }
            guard let store else { return OutcomeBoard(campaign) }
            let board = try store.outcomeBoard(of: campaign, at: instant)
            if board.containsSamples { known.containsSamples = true }
            return board
        }
    }
}

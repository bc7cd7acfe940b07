import Campaigns
import Synchronization

/// Reads a campaign's facts when they are asked for, and keeps them for all instants.
final class FactSource: Sendable {
    private struct Known {
        var facts: Facts?
        /// All figures; other facts may be among them.
        var figures: Facts?
        /// Somebody has asked for the standing figures of some instant.
        var wasAskedForStanding = false
        var containsSamples = false
    }

    private let source: (any StatisticsSource)?
    private let known: Mutex<Known>

    init(_ facts: Facts) {
        source = nil
        known = Mutex(
            Known(facts: facts, figures: facts, containsSamples: facts.containsSamples)
        )
    }

    init(_ source: any StatisticsSource) {
        self.source = source
        known = Mutex(Known())
    }

    var containsSamples: Bool { known.withLock { $0.containsSamples } }

    func facts(of campaign: Campaign) throws -> Facts {
        try known.withLock { known in
            if let facts = known.facts { return facts }
            let facts = try source?.facts(of: campaign.id) ?? Facts()
            known.facts = facts
            known.figures = facts
            known.containsSamples = facts.containsSamples
            return facts
        }
    }

    func figures(of campaign: Campaign) throws -> Facts {
        try known.withLock { known in
            if let facts = known.figures { return facts }
            let facts = try source?.figures(of: campaign.id) ?? Facts()
            known.figures = facts
            if facts.containsSamples { known.containsSamples = true }
            return facts
        }
    }

    /// The figures that stand at the instant alone, the first time; all figures from the second
    /// time on.
    ///
    /// One table needs one instant, and most figures do not stand. Who asks for a second instant
    /// shows a trend and will ask for fifty.
    func standingFigures(of campaign: Campaign, at instant: Instant) throws -> Facts {
        let isFirst = known.withLock { known in
            defer { known.wasAskedForStanding = true }
            return known.figures == nil && !known.wasAskedForStanding
        }
        guard isFirst, let source else { return try figures(of: campaign) }
        let facts = try source.standingFigures(of: campaign.id, at: instant)
        if facts.containsSamples { known.withLock { $0.containsSamples = true } }
        return facts
    }

    func board(of campaign: Campaign, at instant: Instant) throws -> OutcomeBoard {
        try known.withLock { known in
            if let facts = known.facts {
                return OutcomeBoard(campaign, facts: facts, at: instant)
            }
            guard let source else { return OutcomeBoard(campaign) }
            let board = try source.outcomeBoard(of: campaign, at: instant)
            if board.containsSamples { known.containsSamples = true }
            return board
        }
    }
}

package import Campaigns
import Delivery

extension MemoryStore: FactStore {
    package func append(_ batch: FactBatch, to campaign: CampaignID, author: String?) throws -> Int
    {
        try locked { state in
            let before = state.factCounts
            do {
                return try state.append(batch, to: campaign, author: author)
            } catch {
                state.forgetFacts(since: before)
                throw error
            }
        }
    }

    package func loadFacts(
        of campaign: CampaignID,
        into facts: inout Facts,
        after cursor: inout FactCursor
    ) throws {
        locked { $0.loadFacts(of: campaign, into: &facts, after: &cursor) }
    }

    package func figures(of campaign: CampaignID) throws -> Facts {
        locked { state in
            var facts = Facts()
            for figure in state.rows.figures where figure.campaign == campaign {
                facts.append(figure.content)
                if figure.isSample { facts.containsSamples = true }
            }
            return facts
        }
    }

    package func standingFigures(of campaign: CampaignID, at instant: Instant) throws -> Facts {
        locked { state in
            var facts = Facts()
            var standing: [IndicatorID: [UnitCode: Figure]] = [:]
            for fact in state.rows.figures where fact.campaign == campaign {
                let figure = fact.content
                guard figure.asOf <= instant, figure.recorded <= instant else { continue }
                if fact.isSample { facts.containsSamples = true }
                let known = standing[figure.indicator]?[figure.unit]
                if let known, known.standsOver(figure) { continue }
                standing[figure.indicator, default: [:]][figure.unit] = figure
            }
            for figure in standing.values.flatMap(\.values) { facts.append(figure) }
            return facts
        }
    }

    package func outcomeBoard(of campaign: Campaign, at instant: Instant) throws -> OutcomeBoard {
        OutcomeBoard(campaign, facts: try facts(of: campaign.id), at: instant)
    }
}

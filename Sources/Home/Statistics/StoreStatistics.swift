package import Campaigns
package import Delivery
import Statistics

/// What a home's store has recorded, as statistics ask for it.
package struct StoreStatistics: StatisticsSource {
    private let store: any FactStore

    package init(_ store: any FactStore) {
        self.store = store
    }

    package func facts(of campaign: CampaignID) throws -> Facts { try store.facts(of: campaign) }

    package func figures(of campaign: CampaignID) throws -> Facts {
        try store.figures(of: campaign)
    }

    package func standingFigures(of campaign: CampaignID, at instant: Instant) throws -> Facts {
        try store.standingFigures(of: campaign, at: instant)
    }

    package func outcomeBoard(of campaign: Campaign, at instant: Instant) throws -> OutcomeBoard {
        try store.outcomeBoard(of: campaign, at: instant)
    }
}

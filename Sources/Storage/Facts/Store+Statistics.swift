package import Campaigns
import Delivery
import Statistics

extension Store: StatisticsSource {
    package func facts(of campaign: CampaignID) throws -> Facts {
        var facts = Facts()
        var cursor = FactCursor()
        try loadFacts(of: campaign, into: &facts, after: &cursor)
        return facts
    }
}

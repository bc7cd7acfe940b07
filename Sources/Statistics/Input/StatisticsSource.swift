package import Campaigns

/// Where statistics read what was recorded; a store answers each question by the shortest way it has.
package protocol StatisticsSource: Sendable {
    /// Everything that was recorded for the campaign.
    func facts(of campaign: CampaignID) throws -> Facts

    /// The campaign's figures alone: facts without anything else.
    func figures(of campaign: CampaignID) throws -> Facts

    /// Of each unit and indicator the figure that stands at the instant, without anything else.
    func standingFigures(of campaign: CampaignID, at instant: Instant) throws -> Facts

    /// The outcomes of all obligations at the instant, with the marks of sample data.
    func outcomeBoard(of campaign: Campaign, at instant: Instant) throws -> OutcomeBoard
}

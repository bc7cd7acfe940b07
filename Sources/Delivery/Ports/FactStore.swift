package import Campaigns

/// Where facts are recorded: only ever appended, never changed.
package protocol FactStore: FactReader, Sendable {
    /// Appends all facts or none; what is recorded already is left out. Returns how many were new.
    ///
    /// Throws ``StoreError/noObligation(_:)`` for a fact about what the unit does not have to do: it would
    /// be lost otherwise. `author`: of those facts that name none.
    func append(_ batch: FactBatch, to campaign: CampaignID, author: String?) throws -> Int

    /// The campaign's figures alone: facts without anything else.
    func figures(of campaign: CampaignID) throws -> Facts

    /// Of each unit and indicator the figure that stands at the instant, without anything else.
    func standingFigures(of campaign: CampaignID, at instant: Instant) throws -> Facts

    /// The outcomes of all obligations at the instant, without what else is known of submissions.
    func outcomeBoard(of campaign: Campaign, at instant: Instant) throws -> OutcomeBoard
}

extension FactReader {
    /// Everything that was recorded for the campaign.
    package func facts(of campaign: CampaignID) throws -> Facts {
        var facts = Facts()
        var cursor = FactCursor()
        try loadFacts(of: campaign, into: &facts, after: &cursor)
        return facts
    }
}

extension FactStore {
    /// Copies every fact of the campaign into another store, in the order of recording.
    package func copyFacts(of campaign: CampaignID, to other: any FactStore) throws {
        let facts = try facts(of: campaign)
        var batch = FactBatch()
        batch.isSample = facts.containsSamples
        for history in facts.histories.values.flatMap(\.values) {
            batch.submissions += history.submissions
            batch.decisions += history.decisions
        }
        batch.figures = facts.figures.values.flatMap(\.values).flatMap(\.self)
        batch.scoreDecisions = facts.scoreDecisions.values.flatMap(\.values).flatMap(\.self)
        batch.scoreDecisions.sort { $0.id < $1.id }
        batch.submissions.sort { $0.id < $1.id }
        batch.decisions.sort { $0.id < $1.id }
        batch.figures.sort { $0.id < $1.id }
        _ = try other.append(batch, to: campaign, author: nil)
    }
}

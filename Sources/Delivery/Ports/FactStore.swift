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
    /// Copies the facts of the campaign into another store that is prepared for it, in the order of
    /// recording; those about units and milestones that its files no longer have are left out.
    package func copyFacts(of campaign: Campaign, to other: any FactStore) throws {
        let facts = try facts(of: campaign.id)
        var batch = FactBatch()
        batch.isSample = facts.containsSamples
        for (id, histories) in facts.histories {
            guard let milestone = campaign.milestone(id), !milestone.isDateOnly else { continue }
            for (code, history) in histories {
                guard let unit = campaign.unit(code),
                    campaign.involvement(of: unit, in: milestone) != nil
                else { continue }
                batch.submissions += history.submissions
                batch.decisions += history.decisions
            }
        }
        batch.figures = facts.figures.values.flatMap(\.values).flatMap(\.self)
        batch.scoreDecisions = facts.scoreDecisions.values.flatMap(\.values).flatMap(\.self)
        batch.scoreDecisions.sort { $0.id < $1.id }
        batch.submissions.sort { $0.id < $1.id }
        batch.decisions.sort { $0.id < $1.id }
        batch.figures.sort { $0.id < $1.id }
        _ = try other.append(batch, to: campaign.id, author: nil)
    }
}

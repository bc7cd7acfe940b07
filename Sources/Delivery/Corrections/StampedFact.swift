package import Campaigns

/// A fact that was stamped by a clock that was ahead, with what the stamp had said.
package struct StampedFact: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case submission, decision, scoreDecision = "score-decision", figure
    }

    package let campaign: CampaignID
    package let kind: Kind
    /// The fact's number among those of its kind.
    package let id: Int64
    package let recorded: Instant
    /// When it happened, of a figure its as-of; nil for a decision.
    package let happened: Instant?

    package init(
        campaign: CampaignID,
        kind: Kind,
        id: Int64,
        recorded: Instant,
        happened: Instant?
    ) {
        self.campaign = campaign
        self.kind = kind
        self.id = id
        self.recorded = recorded
        self.happened = happened
    }
}

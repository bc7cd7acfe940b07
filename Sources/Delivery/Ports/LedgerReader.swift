package import Campaigns

/// Answers what people ask about letters that were or were not sent.
package protocol LedgerReader: Sendable {
    /// The ledger per local day of the due instants and per rule; nil: of all campaigns.
    func ledger(of campaign: CampaignID?) throws -> [LedgerRow]

    /// Everything that the ledger holds about the obligation, by due instant.
    func trace(of obligation: ObligationID, campaign: CampaignID) throws -> [TraceRow]

    /// The rows that stand for many occurrences of the rule.
    func runs(of rule: RuleName, campaign: CampaignID) throws -> [RunRow]

    /// Every letter that reminded a unit of a milestone and was sent, alone or merged with others.
    func sentLetters(of campaign: CampaignID) throws -> [SentLetter]
}

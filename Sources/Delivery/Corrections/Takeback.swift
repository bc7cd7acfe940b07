package import Campaigns

/// What was taken back when a clock that had been ahead was corrected.
package struct Takeback: Hashable, Sendable {
    package let campaign: CampaignID
    /// What the clock of the last pass before the correction showed.
    package let from: Instant
    /// The instant of the pass that noticed.
    package let to: Instant
    /// How many occurrences had ended, or waited, as what.
    package var ends: [LedgerColumn: Int]
    /// Facts that are stamped later than ``to`` and count from it.
    package var facts: Int

    package init(
        campaign: CampaignID,
        from: Instant,
        to: Instant,
        ends: [LedgerColumn: Int],
        facts: Int
    ) {
        self.campaign = campaign
        self.from = from
        self.to = to
        self.ends = ends
        self.facts = facts
    }

    /// All ends that were taken back.
    package var count: Int { ends.values.reduce(0, +) }
}

package import Campaigns

/// How far a rule has been looked at.
package struct RuleState: Hashable, Sendable {
    /// Nothing nominally before it is sent.
    package let effectiveFrom: Instant
    /// Everything due up to it has a row in the ledger or is counted by a run.
    package var cursor: Instant
    /// The last day that was decided under an earlier time of day of the rule; nil where the time
    /// of day never changed.
    ///
    /// Example: sent on the 9th at 08:00, then changed to 15:00 → the 9th, so that 15:00 sends
    /// nothing that day.
    package let decidedThrough: CivilDate?
    /// Since when the files that brought the rule waited for a person to accept them; nil where they did not.
    ///
    /// Example: held on the 12th, accepted on the 14th. What was due on the 13th is noted as having waited,
    /// what was due on the 11th as before its effect.
    package let heldSince: Instant?

    package init(
        effectiveFrom: Instant,
        cursor: Instant,
        decidedThrough: CivilDate? = nil,
        heldSince: Instant? = nil
    ) {
        self.effectiveFrom = effectiveFrom
        self.cursor = cursor
        self.decidedThrough = decidedThrough
        self.heldSince = heldSince
    }
}

package import Campaigns

/// What the office should know of its letters since its last digest.
package struct Troubles: Sendable {
    /// Unit or address, and the reason.
    package var failed: [(name: String, reason: String)]
    package var missed: Int
    /// Obligations whose limit of letters was reached.
    package var exhausted: [ObligationID]

    package init(
        failed: [(name: String, reason: String)],
        missed: Int,
        exhausted: [ObligationID]
    ) {
        self.failed = failed
        self.missed = missed
        self.exhausted = exhausted
    }
}

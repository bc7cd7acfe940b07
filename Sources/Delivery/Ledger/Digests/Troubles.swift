package import Campaigns

/// What the office should know of its letters since its last digest.
package struct Troubles: Sendable {
    /// Unit or address, and the reason.
    package var failed: [(name: String, reason: String)]
    /// Addresses of letters of which nobody knows whether they arrived; but for those that a person cancelled.
    package var unclear: [String]
    package var missed: Int
    /// Obligations whose limit of letters was reached.
    package var exhausted: [ObligationID]

    package init(
        failed: [(name: String, reason: String)],
        unclear: [String],
        missed: Int,
        exhausted: [ObligationID]
    ) {
        self.failed = failed
        self.unclear = unclear
        self.missed = missed
        self.exhausted = exhausted
    }
}

package import Campaigns

/// What another mail system reported about a letter.
package struct StoredBounce: Hashable, Sendable {
    package let bounce: Bounce
    package let recorded: Instant

    package init(
        bounce: Bounce,
        recorded: Instant
    ) {
        self.bounce = bounce
        self.recorded = recorded
    }
}

/// An address that was refused or bounced, until a person has a letter sent again.
package struct Suppression: Hashable, Sendable {
    /// In a row, by our own mail server.
    package var refusals: Int
    package var bounces: Int
    /// What was last said of it.
    package var reason: String
    package let since: Instant

    package init(
        refusals: Int,
        bounces: Int,
        reason: String,
        since: Instant
    ) {
        self.refusals = refusals
        self.bounces = bounces
        self.reason = reason
        self.since = since
    }
}

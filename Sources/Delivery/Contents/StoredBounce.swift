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

package import Campaigns

/// Tells an address outside after a good pass that the service lives: one GET a minute at most.
///
/// The pass does not wait for it, and its failure stops nothing: it is complained of once, until one succeeds.
package actor Ping {
    private let visit: @Sendable () async -> String?
    private let complain: @Sendable (_ words: String) -> Void
    private var last: Instant?
    private var isUnderWay = false
    private var hasComplained = false

    /// `visit`: goes there; returns why it was in vain, nil where it was not.
    package init(
        visit: @escaping @Sendable () async -> String?,
        complain: @escaping @Sendable (_ words: String) -> Void
    ) {
        self.visit = visit
        self.complain = complain
    }

    private static let interval = Duration.seconds(60)

    /// Goes there unless it did within the last minute, or still does.
    ///
    /// A last time that is ahead of `now` was noted by a clock that has been set back since: it does not count.
    package func beat(at now: Instant) async {
        let since = last.map { now.duration(since: $0) }
        guard !isUnderWay, since.map({ $0 < .zero || $0 >= Self.interval }) ?? true else { return }
        last = now
        isUnderWay = true
        let failure = await visit()
        isUnderWay = false
        if let failure, !hasComplained { complain(failure) }
        hasComplained = failure != nil
    }
}

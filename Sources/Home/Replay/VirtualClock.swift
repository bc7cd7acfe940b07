package import Campaigns
import Synchronization

/// A clock that stands still until it is set: the time of a replay.
package final class VirtualClock: Sendable {
    private let instant: Mutex<Instant>

    package init(_ start: Instant) {
        instant = Mutex(start)
    }

    package var now: Instant { instant.withLock { $0 } }

    /// Sets the clock; it never goes back.
    package func advance(to next: Instant) {
        instant.withLock { $0 = max($0, next) }
    }
}

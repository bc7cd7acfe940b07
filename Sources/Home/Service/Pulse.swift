package import Campaigns
package import Delivery
import Synchronization

/// The service's sign of life: written when what is due next changes, and once a minute.
package final class Pulse: Sendable {
    private let store: any ServiceDesk
    private let process: Int32
    private let version: String
    private let started: Instant
    private let last = Mutex<Heartbeat?>(nil)

    package init(
        of process: Int32,
        version: String,
        started: Instant,
        in store: any ServiceDesk
    ) {
        self.process = process
        self.version = version
        self.started = started
        self.store = store
    }

    /// A pass was made; `next`: when the next one has something to do.
    package func beat(at now: Instant, next: Instant?) throws {
        let heartbeat = Heartbeat(
            process: process,
            version: version,
            started: started,
            beat: now,
            next: next
        )
        let isFresh = last.withLock { last in
            guard let last, last.next == next, now >= last.beat else { return false }
            return now < last.beat.adding(minutes: Heartbeat.interval)
        }
        guard !isFresh else { return }
        try store.note(heartbeat)
        last.withLock { $0 = heartbeat }
    }
}

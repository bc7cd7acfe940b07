package import Campaigns
package import Delivery
import Synchronization

/// The service's sign of life: written when what is due next changes, and once a minute, also while a pass delivers.
package final class Pulse: Sendable {
    private let store: any ServiceDesk
    private let process: Int32
    private let version: String
    private let started: Instant
    /// As it was written last; who has it may write.
    private let last = Mutex<Heartbeat?>(nil)
    /// When a sign was last wanted.
    private let wanted = Mutex<Instant?>(nil)

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

    /// A pass begins, delivers or was made; `next`: when something is due next.
    package func beat(at now: Instant, next: Instant?) throws {
        try last.withLock { last in
            guard last?.next != next || Self.isDue(after: last?.beat, at: now) else { return }
            try write(at: now, next: next, &last)
        }
        wanted.withLock { $0 = now }
    }

    /// The pass in hand goes on: a letter has left, or was judged.
    ///
    /// It may be asked in the middle of the store's work, which must not be entered twice: what is to be written is
    /// written beside the pass. Returns that work; nil where the last sign is fresh. What the store throws there the
    /// next pass meets, and tells.
    @discardableResult
    package func works(at now: Instant) -> Task<Void, Never>? {
        let isDue = wanted.withLock { wanted in
            guard Self.isDue(after: wanted, at: now) else { return false }
            wanted = now
            return true
        }
        guard isDue else { return nil }
        return Task {
            _ = try? last.withLock { last in
                // Of two such works the later one may come first.
                guard last.map({ $0.beat < now }) ?? true else { return }
                try write(at: now, next: last?.next, &last)
            }
        }
    }

    private func write(at now: Instant, next: Instant?, _ last: inout Heartbeat?) throws {
        let heartbeat = Heartbeat(
            process: process,
            version: version,
            started: started,
            beat: now,
            next: next
        )
        try store.note(heartbeat)
        last = heartbeat
    }

    private static func isDue(after last: Instant?, at now: Instant) -> Bool {
        guard let last else { return true }
        return now < last || now >= last.adding(minutes: Heartbeat.interval)
    }
}

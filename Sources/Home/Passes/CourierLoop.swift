package import Campaigns
import ServiceLifecycle

/// The long-running service: passes at due instants until it is told to stop.
///
/// Returns after a graceful shutdown, with the letter in hand finished. A pass that cannot be made is tried again
/// after a while; throws only what waiting does not mend, see ``ServiceFault/isFinal``.
package struct CourierLoop: ServiceLifecycle.Service {
    /// What a pass does at that instant; returns when the next one is due.
    package typealias Pass = @Sendable (Instant) async throws -> Instant?

    /// What there is to say of passes that cannot be made.
    package enum News: Sendable {
        /// This pass could not be made, for another reason than the one before.
        case fault(ServiceFault)
        /// Passes are made again.
        case over(ServiceFault)
    }

    private let clock: @Sendable () -> Instant
    private let pass: Pass
    private let tell: @Sendable (News, Instant) -> Void
    /// Recorded facts and changed files are noticed within it.
    private let longestSleep: Duration
    private let sleep: @Sendable (Duration) async throws -> Void

    /// `sleep`: waits between passes, by a clock that runs as `clock` does; throws `CancellationError` when the task is
    /// cancelled.
    package init(
        clock: @escaping @Sendable () -> Instant,
        longestSleep: Duration,
        sleep: @escaping @Sendable (Duration) async throws -> Void = CourierLoop.sleep,
        tell: @escaping @Sendable (News, Instant) -> Void,
        pass: @escaping Pass
    ) {
        self.clock = clock
        self.longestSleep = longestSleep
        self.sleep = sleep
        self.tell = tell
        self.pass = pass
    }

    /// The machine's own time.
    package static let sleep: @Sendable (Duration) async throws -> Void = { duration in
        // The wait is the service's work between passes; tests bring a clock of their own.
        try await Task.sleep(for: duration)
    }

    package func run() async throws {
        try await cancelWhenGracefulShutdown {
            var faults = FaultRow()
            while !Task.isCancelled {
                let wait: Duration
                do {
                    let next = try await pass(clock())
                    if let over = faults.end() { tell(.over(over), clock()) }
                    wait = pause(until: next)
                } catch is CancellationError {
                    return
                } catch {
                    let fault = ServiceFault(error)
                    guard !fault.isFinal else { throw error }
                    if faults.note(fault) { tell(.fault(fault), clock()) }
                    wait = faults.wait
                }
                do {
                    try await sleep(wait)
                } catch is CancellationError {
                    return
                }
            }
        }
    }

    private func pause(until next: Instant?) -> Duration {
        guard let next else { return longestSleep }
        let wait = next.duration(since: clock())
        return min(max(wait, .milliseconds(10)), longestSleep)
    }
}

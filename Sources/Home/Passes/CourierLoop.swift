package import Campaigns
import ServiceLifecycle

/// The long-running service: passes at due instants until it is told to stop.
///
/// Returns after a graceful shutdown, with the letter in hand finished; throws where a pass cannot
/// read or write the database.
package struct CourierLoop: ServiceLifecycle.Service {
    /// What a pass does at that instant; returns when the next one is due.
    package typealias Pass = @Sendable (Instant) async throws -> Instant?

    private let clock: @Sendable () -> Instant
    private let pass: Pass
    /// Recorded facts and changed files are noticed within it.
    private let longestSleep: Duration

    package init(
        clock: @escaping @Sendable () -> Instant,
        longestSleep: Duration,
        pass: @escaping Pass
    ) {
        self.clock = clock
        self.longestSleep = longestSleep
        self.pass = pass
    }

    package func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let next = try await pass(clock())
                do {
                    // The wait is the service's work between passes; tests drive passes by hand.
                    try await Task.sleep(for: pause(until: next))
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

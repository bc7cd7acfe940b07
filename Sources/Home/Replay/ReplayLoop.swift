package import Campaigns
package import Delivery

/// Runs a campaign on a virtual clock: a pass at every instant at which something falls due or a
/// fact becomes known.
package struct ReplayLoop {
    private let dispatcher: Dispatcher
    private let clock: VirtualClock
    private let transport: any Transport
    private let afterPass: () throws -> Void

    /// In days: a service that hears of nothing looks every quarter of an hour, here once a day will do.
    ///
    /// It keeps a quiet month from reading as a jump of the clock, which would hold the letters after it.
    private static let longestGap = 1

    /// `afterPass`: what a person does when a pass is over.
    package init(
        dispatcher: Dispatcher,
        clock: VirtualClock,
        transport: any Transport,
        afterPass: @escaping () throws -> Void
    ) {
        self.dispatcher = dispatcher
        self.clock = clock
        self.transport = transport
        self.afterPass = afterPass
    }

    /// What a replay came to.
    package struct Report: Sendable {
        package var passes = 0
        package var occurrences = 0
        package var sent = 0
        package var fault: RelayFault?
        /// What the campaign could not do.
        package var failure: DeskFailure?

        package init() {}
    }

    /// Replays up to and including `end`.
    ///
    /// `arrivals`: when facts become known. A relay's fault ends the replay: the same input must
    /// give the same letters.
    package func run(
        to end: Instant,
        arrivals: [Instant],
        progress: (Instant, Report) -> Void
    ) async throws -> Report {
        var report = Report()
        let arrivals = arrivals.sorted()
        var index = 0
        while clock.now <= end, !Task.isCancelled {
            let now = clock.now
            let result = try await dispatcher.pass(
                at: now,
                clock: { [clock] in clock.now },
                transport: { _ in transport }
            )
            report.passes += 1
            report.occurrences += result.occurrences
            report.sent += result.delivery.sent
            progress(now, report)
            if result.delivery.fault != nil || !result.failures.isEmpty {
                report.fault = result.delivery.fault
                report.failure = result.failures.first
                break
            }
            try afterPass()
            while index < arrivals.count, arrivals[index] <= now { index += 1 }
            let arrival = index < arrivals.count ? arrivals[index] : nil
            let due = try dispatcher.nextDue(after: now).map {
                max($0, now.adding(.milliseconds(1)))
            }
            guard let next = [arrival, due].compactMap(\.self).min(), next <= end else { break }
            clock.advance(to: min(next, now.adding(days: Self.longestGap)))
        }
        await transport.close()
        return report
    }
}

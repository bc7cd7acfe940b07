import Campaigns
import Delivery
import Foundation
import Synchronization
import Testing

@testable import Home

/// A pass that takes long, for the mail server is slow: the service has started, and lives.
@Suite struct LongPassTests {
    /// Takes a letter each forty seconds; looks each time at what others see of the service.
    private final class SlowMail: Transport {
        let now: Mutex<Instant>
        let status: @Sendable (Instant) throws -> ServiceStatus
        private let seen = Mutex<[ServiceStatus]>([])

        init(at now: Instant, status: @escaping @Sendable (Instant) throws -> ServiceStatus) {
            self.now = Mutex(now)
            self.status = status
        }

        var looks: [ServiceStatus] { seen.withLock { $0 } }

        func open() async throws(RelayFault) {}

        func deliver(
            _ letters: [MailItem],
            concluded: @Sendable (Int, Outcome) throws -> Bool
        ) async throws {
            for index in letters.indices {
                let now = now.withLock { now in
                    now = now.adding(.seconds(40))
                    return now
                }
                let look = try status(now)
                seen.withLock { $0.append(look) }
                let reply = Outcome.accepted(Reply(code: 250, enhanced: nil, text: "Ok"))
                guard try concluded(index, reply) else { return }
            }
        }

        func close() async {}
    }

    private func bench(units: Int) throws -> HomeBench {
        var files = ["may.lich": Files.server].merging(Files.campaign("mot")) { $1 }
        files["mot/don-vi.csv"] =
            "mã,tên,loại đơn vị,thư điện tử\n"
            + (1...units).map { "U\($0),Chi cục \($0),chi cục,u\($0)@mot.example\n" }.joined()
        return try HomeBench(files)
    }

    @Test func `it has made up its mind before the first letter leaves, and its heart beats on`()
        async throws
    {
        let bench = try bench(units: 12)
        try await bench.pass(at: "2021-03-01T08:00:00")
        let start = try HomeBench.instant("2021-03-08T08:00:00")
        let workspace = Workspace(bench.home, store: bench.store)
        let pulse = Pulse(of: 7, version: "0", started: start, in: bench.store)
        let mail = SlowMail(at: start) { now in
            try ServiceStatus(of: workspace, process: 7, at: now)
        }
        let engine = Engine(workspace, transport: { _ in mail })
        let beats = Mutex<[Task<Void, Never>]>([])
        let decided = Mutex<[Instant?]>([])
        _ = try await engine.pass(
            at: start,
            clock: {
                let now = mail.now.withLock { $0 }
                if let beat = pulse.works(at: now) { beats.withLock { $0.append(beat) } }
                return now
            },
            decided: { activation, next in
                #expect(activation.campaigns.map(\.id) == ["mot"])
                #expect(mail.looks.isEmpty)
                decided.withLock { $0.append(next) }
                try pulse.beat(at: start, next: next)
            }
        )
        for beat in beats.withLock({ $0 }) { await beat.value }
        #expect(decided.withLock { $0 } == [start])
        #expect(mail.looks.count == 12)
        for look in mail.looks { #expect(look.troubles.isEmpty, "\(look.troubles)") }
        let last = try #require(try bench.store.heartbeat())
        #expect(start.adding(minutes: 7) <= last.beat)
        #expect(last.process == 7)
    }

    @Test func `a pass without a sign for long hangs, with a letter at the server not so soon`()
        async throws
    {
        let bench = try bench(units: 2)
        try await bench.pass(at: "2021-03-01T08:00:00")
        let start = try HomeBench.instant("2021-03-08T08:00:00")
        let workspace = Workspace(bench.home, store: bench.store)
        try Pulse(of: 7, version: "0", started: start, in: bench.store).beat(at: start, next: nil)
        func troubles(after minutes: Int) throws -> [ServiceStatus.Trouble] {
            let now = start.adding(minutes: minutes)
            return try ServiceStatus(of: workspace, process: 7, at: now).troubles
        }
        #expect(try troubles(after: 3).isEmpty)
        #expect(try troubles(after: 4) == [.late(since: start)])
        // Of a pass by hand nobody knows how long it takes.
        let now = start.adding(minutes: 4)
        #expect(try ServiceStatus(of: workspace, process: 8, at: now).troubles.isEmpty)
    }
}

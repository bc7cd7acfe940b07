import Campaigns
import Foundation
import Monitoring
import ProgramBench
import Synchronization
import Testing

/// When the address is told, and what is said where that is in vain.
@Suite struct PingTests {
    private static let start = Instant(milliseconds: 1_615_165_200_000)

    private func instant(_ seconds: Int64) -> Instant {
        Self.start.adding(.seconds(seconds))
    }

    /// What happened to a ping.
    private final class Account: Sendable {
        let visits = Mutex(0)
        let words = Mutex<[String]>([])
        let failure = Mutex<String?>(nil)

        func ping() -> Ping {
            Ping(
                visit: { [self] in
                    visits.withLock { $0 += 1 }
                    return failure.withLock { $0 }
                },
                complain: { [self] words in self.words.withLock { $0.append(words) } }
            )
        }
    }

    @Test func `it goes once a minute at most, and again after the clock was set back`() async {
        let account = Account()
        let ping = account.ping()
        for second in [0, 5, 30, 59, 60, 61, 119, 121, -600, -590] as [Int64] {
            await ping.beat(at: instant(second))
        }
        #expect(account.visits.withLock { $0 } == 4)
    }

    @Test func `a failure is complained of once, until one succeeds`() async {
        let account = Account()
        let ping = account.ping()
        for (minute, failure) in ["no connection", "HTTP 500", nil, nil, "HTTP 500"].enumerated() {
            account.failure.withLock { $0 = failure }
            await ping.beat(at: instant(Int64(minute) * 60))
        }
        #expect(account.words.withLock { $0 } == ["no connection", "HTTP 500"])
    }
}

import Campaigns
import Delivery
import Foundation
import Testing

/// What a digest tells that is sent a second time, or may have arrived already.
@Suite struct DigestResendTests {
    @Test func `an old digest that is sent again ends where a newer one told what it told`()
        async throws
    {
        let bench = try TestBench(DigestTests.daily())
        try bench.report("CCA", "m1", at: "2021-03-08T10:00:00")
        bench.transport.play([
            .rejected(.rcpt, Reply(code: 550, enhanced: "5.7.1", text: "not today"))
        ])
        try await bench.pass(at: "2021-03-09T08:00:00")
        try await bench.pass(at: "2021-03-10T08:00:00")
        _ = try bench.store.retry(.all, at: try bench.instant("2021-03-10T09:00:00"))
        try await bench.pass(at: "2021-03-10T09:01:00")
        #expect(try bench.letters().sorted() == ["sent tccb", "skipped tccb superseded"])
    }

    @Test func `an old digest that came back is not sent again where a later one has told it too`()
        async throws
    {
        let bench = try TestBench(DigestTests.daily())
        try bench.report("CCA", "m1", at: "2021-03-08T10:00:00")
        try await bench.pass(at: "2021-03-09T08:00:00")
        try bench.report("CCA", "m2", at: "2021-03-09T10:00:00")
        try await bench.pass(at: "2021-03-10T08:00:00")
        let first = try #require(bench.transport.delivered.first)
        _ = try bench.store.note(
            [Bounce(of: first, report: "r")],
            at: try bench.instant("2021-03-10T09:00:00")
        )
        // Tells the first one's span, which ends where the first one's does, and its own.
        try await bench.pass(at: "2021-03-11T08:00:00")
        _ = try bench.store.retry(.all, at: try bench.instant("2021-03-11T09:00:00"))
        try await bench.pass(at: "2021-03-11T09:01:00")
        #expect(
            try bench.letters().sorted() == ["sent tccb", "sent tccb", "skipped tccb superseded"]
        )
    }

    @Test func `what may have arrived is not told again though its second copy is refused`()
        async throws
    {
        let bench = try TestBench(DigestTests.daily())
        try bench.report("CCA", "m1", at: "2021-03-08T10:00:00")
        bench.transport.play([.ambiguous("lost"), .ambiguous("lost")])
        try await bench.pass(at: "2021-03-09T08:00:00")
        for minute in ["05", "10"] { try await bench.pass(at: "2021-03-09T08:\(minute):00") }
        bench.transport.play([
            .rejected(.rcpt, Reply(code: 550, enhanced: "5.7.1", text: "not today"))
        ])
        _ = try bench.store.retry(.all, at: try bench.instant("2021-03-09T09:00:00"))
        try await bench.pass(at: "2021-03-09T09:01:00")
        try #require(try bench.contents().letters.map(\.state) == [.failed])
        try bench.report("CCA", "m2", at: "2021-03-09T10:00:00")
        try await bench.pass(at: "2021-03-10T08:00:00")
        let last = try #require(try bench.read().last)
        #expect(last.text.contains("nộp Việc hai") && !last.text.contains("nộp Việc một"))
    }
}

import Campaigns
import Delivery
import Foundation
import Synchronization
import Testing

/// How many letters a mail server is given at a time and in a span of time, and when it is left alone.
@Suite struct RelayLimitTests {
    private static func plan(_ lines: String) -> String {
        """
        MỐC ke-hoach "Kế hoạch"
          hạn: thứ Hai 15/03/2021 17:00
        NHẮC VIỆC truoc "Nhắc trước hạn"
          mốc: mọi mốc
          gửi: 7 ngày trước hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp
          máy chủ thư: cham
        MÁY CHỦ THƯ cham
          máy chủ: smtp://127.0.0.1
          người gửi: "Phòng" <phong@so.example>
        \(lines)

        """
    }

    private static let units =
        "mã,tên,loại đơn vị,thư điện tử\n"
        + (1...40).map { "U\($0),Đơn vị \($0),chi cục,u\($0)@so.example\n" }.joined()

    private static func bench(_ lines: String) throws -> TestBench {
        try TestBench(plan(lines), units: units)
    }

    private static func sent(_ bench: TestBench) throws -> Int {
        try bench.store.outbox(of: nil, state: .sent).count
    }

    @Test func `a rate ends the pass and says when the next letter may leave`() async throws {
        let bench = try Self.bench("  tốc độ: 10 thư mỗi phút, 25 thư mỗi giờ")
        let report = try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(report.delivery.sent == 10)
        #expect(report.delivery.resumes == (try bench.instant("2021-03-08T08:01:00")))
        let now = try bench.instant("2021-03-08T08:00:00")
        #expect(try bench.dispatcher.nextDue(after: now) == report.delivery.resumes)
        try await bench.pass(at: "2021-03-08T08:00:59")
        #expect(try Self.sent(bench) == 10)
        try await bench.pass(at: "2021-03-08T08:01:00")
        #expect(try Self.sent(bench) == 20)
        let last = try await bench.pass(at: "2021-03-08T08:02:00")
        #expect(try Self.sent(bench) == 25)
        #expect(last.delivery.resumes == (try bench.instant("2021-03-08T09:00:00")))
    }

    @Test func `a restart forgets nothing of what was sent`() async throws {
        let bench = try Self.bench("  tốc độ: 10 thư mỗi giờ")
        try await bench.pass(at: "2021-03-08T08:00:00")
        bench.restart()
        let report = try await bench.pass(at: "2021-03-08T08:30:00")
        #expect(report.delivery.sent == 0)
        #expect(report.delivery.resumes == (try bench.instant("2021-03-08T09:00:00")))
        bench.restart()
        try await bench.pass(at: "2021-03-08T09:00:00")
        #expect(try Self.sent(bench) == 20)
    }

    @Test func `refused letters count too: the server has seen them`() async throws {
        let bench = try Self.bench("  tốc độ: 3 thư mỗi giờ")
        let refusal = Reply(code: 450, enhanced: nil, text: "later")
        bench.transport.play(Array(repeating: .rejected(.rcpt, refusal), count: 3))
        let report = try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(report.delivery.deferred == 3)
        #expect(report.delivery.sent == 0)
        #expect(report.delivery.resumes == (try bench.instant("2021-03-08T09:00:00")))
    }

    @Test func `after a fault the relay is left alone, each time longer, then one letter tries`()
        async throws
    {
        let bench = try Self.bench("")
        let fault = Outcome.relayFault(RelayFault(.connection, "down"))
        for (at, resumes) in [("08:00:00", "08:01:00"), ("08:01:00", "08:03:00")] {
            bench.transport.play([fault])
            try await bench.pass(at: "2021-03-08T\(at)")
            let now = try bench.instant("2021-03-08T\(at)")
            #expect(
                try bench.dispatcher.nextDue(after: now)
                    == (try bench.instant("2021-03-08T\(resumes)"))
            )
        }
        bench.transport.play([])
        #expect(try await bench.pass(at: "2021-03-08T08:02:59").delivery.sent == 0)
        #expect(bench.transport.batches == [1, 1])
        try await bench.pass(at: "2021-03-08T08:03:00")
        #expect(bench.transport.batches[2] == 1)
        #expect(try Self.sent(bench) == 40)
    }

    @Test func `an account that is refused is tried less and less, to twice an hour`() async throws
    {
        let bench = try Self.bench("")
        bench.transport.refuse(RelayFault(.authentication, "535 no"))
        var now = try bench.instant("2021-03-08T08:00:00")
        var pauses: [Int] = []
        for _ in 0..<8 {
            let instant = now
            _ = try await bench.dispatcher.pass(
                at: now,
                clock: { instant },
                transport: { _ in bench.transport }
            )
            let next = try #require(try bench.dispatcher.nextDue(after: now))
            pauses.append(Int((next.milliseconds - now.milliseconds) / 60_000))
            now = next
        }
        #expect(pauses == [1, 2, 4, 8, 16, 30, 30, 30])
    }

    @Test func `a recipient for whom the relay asks for a pause does not hold up the others`()
        async throws
    {
        let bench = try Self.bench("")
        let pause = Outcome.rejected(.rcpt, Reply(code: 452, enhanced: "4.3.1", text: "later"))
        bench.transport.play([pause])
        try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(try Self.sent(bench) == 0)
        // The probe is another letter.
        try await bench.pass(at: "2021-03-08T08:01:00")
        #expect(try Self.sent(bench) == 39)
        try await bench.pass(at: "2021-03-08T08:05:00")
        #expect(try Self.sent(bench) == 40)
    }

    @Test func `a clock that is set back opens the relay again`() async throws {
        let bench = try Self.bench("  tốc độ: 40 thư mỗi giờ")
        try bench.plan(at: "2021-03-08T08:00:00")
        bench.transport.refuse(RelayFault(.connection, "down"))
        try await bench.pass(at: "2021-03-08T15:00:00")
        bench.transport.refuse(nil)
        try await bench.pass(at: "2021-03-08T08:10:00")
        #expect(try Self.sent(bench) == 40)
    }

    @Test func `the width grows with what is accepted, and letters travel side by side`()
        async throws
    {
        let bench = try Self.bench("  kết nối: 1 đến 3")
        let lines = CountingLines()
        let now = try bench.instant("2021-03-08T08:00:00")
        _ = try await bench.dispatcher.pass(
            at: now,
            clock: { now },
            transport: { _ in lines.make() }
        )
        #expect(try Self.sent(bench) == 40)
        #expect(lines.made == 3)
    }

    @Test func `a server that takes fewer lines is used with those it takes`() async throws {
        let bench = try Self.bench("  kết nối: 3")
        let lines = CountingLines(limit: 2)
        let now = try bench.instant("2021-03-08T08:00:00")
        let report = try await bench.dispatcher.pass(
            at: now,
            clock: { now },
            transport: { _ in lines.make() }
        )
        #expect(try Self.sent(bench) == 40)
        #expect(report.delivery.fault == nil)
    }
}

/// Lines to a server that takes only so many.
private final class CountingLines: Sendable {
    private let count = Mutex(0)
    private let limit: Int

    init(limit: Int = .max) {
        self.limit = limit
    }

    var made: Int { count.withLock { $0 } }

    func make() -> Line {
        let number = count.withLock { count in
            count += 1
            return count
        }
        return Line(isRefused: number > limit)
    }

    struct Line: Transport {
        let isRefused: Bool

        func open() async throws(RelayFault) {
            if isRefused { throw RelayFault(.greeting, "421 too many connections") }
        }

        func deliver(
            _ letters: [MailItem],
            concluded: @Sendable (Int, Outcome) throws -> Bool
        ) async throws {
            for index in letters.indices {
                await Task.yield()
                let accepted = Outcome.accepted(Reply(code: 250, enhanced: nil, text: "Ok"))
                guard try concluded(index, accepted) else { return }
            }
        }

        func close() async {}
    }
}

import Campaigns
import Delivery
import ProgramBench
import Testing

/// A server that refuses whatever it is given is left alone, and no letter is given up for it.
@Suite struct WaveBrakeTests {
    private static let plan = """
        MỐC ke-hoach "Kế hoạch"
          hạn: thứ Hai 15/03/2021 17:00
        NHẮC VIỆC truoc "Nhắc trước hạn"
          mốc: mọi mốc
          gửi: 7 ngày trước hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp

        """

    private static let units =
        "mã,tên,loại đơn vị,thư điện tử\n"
        + (1...20).map { "U\($0),Đơn vị \($0),chi cục,u\($0)@so.example\n" }.joined()

    private static func bench() throws -> TestBench {
        try TestBench(plan, units: units)
    }

    private static func refusal(_ text: String, _ phase: SMTPPhase = .content) -> Outcome {
        .rejected(phase, Reply(code: 550, enhanced: "5.7.1", text: text))
    }

    private static func states(_ bench: TestBench) throws -> [LetterState: Int] {
        try bench.store.outbox(of: nil, state: nil).reduce(into: [:]) {
            $0[$1.state, default: 0] += 1
        }
    }

    @Test func `a wave that is refused alike stops after three letters, none of which has failed`()
        async throws
    {
        #expect(
            try Guide.schedules.shows(
                """
                20 thư lúc 08:00, ba thư đầu bị từ chối cùng một câu thì dừng, 20 thư chờ; 08:30 \
                thử một thư, máy chủ nhận thì cả 20 thư đi.
                """
            )
        )
        let bench = try Self.bench()
        bench.transport.play((0..<20).map { Self.refusal("Refused by policy, id \($0 * 7919)") })
        let report = try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(report.delivery.failed == 0)
        #expect(report.stopped.map(\.waiting) == [["d"]])
        #expect(bench.transport.delivered.count == 3)
        #expect(try Self.states(bench) == [.pending: 20])
        // Nothing leaves before half an hour is over; then one letter tries, and the rest follows it.
        bench.restart()
        let closed = try await bench.pass(at: "2021-03-08T08:29:59")
        #expect(closed.stopped.map(\.waiting) == [["d"]])
        #expect(bench.transport.delivered.count == 3)
        let half = try bench.instant("2021-03-08T08:30:00")
        #expect(try bench.dispatcher.nextDue(after: half.adding(minutes: -1)) == half)
        bench.transport.play([])
        let open = try await bench.pass(at: "2021-03-08T08:30:00")
        #expect(open.delivery.sent == 20)
        #expect(open.stopped.isEmpty)
        #expect(try bench.store.pauses().isEmpty)
        _ = try bench.totals()
    }

    @Test(arguments: [SMTPPhase.content, .mail])
    func `a row is counted over passes, each of them a new process`(phase: SMTPPhase) async throws {
        let bench = try Self.bench()
        for minute in 0..<12 {
            bench.transport.play([
                Self.refusal("Blocked \(minute)", phase),
                .relayFault(RelayFault(.connection, "đứt")),
            ])
            // One letter a process: then the line breaks.
            bench.restart()
            try await bench.pass(at: "2021-03-08T08:\(minute < 10 ? "0" : "")\(minute):00")
            if try !bench.store.pauses().isEmpty { break }
        }
        #expect(try Self.states(bench)[.failed] == nil)
        #expect(
            try bench.store.pauses()["may"]?.isClosed(at: bench.instant("2021-03-08T08:20:00"))
                == true
        )
    }

    @Test
    func `a server on trial is tried with one letter after half an hour, one, two, then four`()
        async throws
    {
        let bench = try Self.bench()
        var now = try bench.instant("2021-03-08T08:00:00")
        var pauses: [Int] = []
        for _ in 0..<5 {
            bench.transport.play((0..<20).map { _ in Self.refusal("Blocked") })
            bench.restart()
            let instant = now
            _ = try await bench.dispatcher.pass(
                at: now,
                clock: { instant },
                transport: { _ in bench.transport }
            )
            let until = try #require(try bench.store.pauses()["may"]).until
            pauses.append(Int((until.milliseconds - now.milliseconds) / 60_000))
            now = until
        }
        #expect(pauses == [30, 60, 120, 240, 240])
        #expect(bench.transport.batches.suffix(4) == [1, 1, 1, 1])
        #expect(try Self.states(bench)[.failed] == nil)
    }

    @Test func `one letter that deserves it fails alone`() async throws {
        let bench = try Self.bench()
        let accepted = Outcome.accepted(Reply(code: 250, enhanced: nil, text: "Ok"))
        bench.transport.play([
            Self.refusal("Spam"), Self.refusal("Spam"), accepted, Self.refusal("Spam"),
        ])
        let report = try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(report.delivery.failed == 3)
        #expect(report.delivery.sent == 17)
        #expect(try bench.store.pauses().isEmpty)
    }

    @Test func `a person's word is not waited for by the clock`() async throws {
        let bench = try Self.bench()
        bench.transport.play((0..<3).map { _ in Self.refusal("Blocked") })
        try await bench.pass(at: "2021-03-08T08:00:00")
        let letter = try #require(try bench.store.pauses()["may"]).letter
        _ = try bench.store.retry(
            LetterSelection(ids: [letter]),
            at: try bench.instant("2021-03-08T08:05:00")
        )
        #expect(try await bench.pass(at: "2021-03-08T08:05:00").delivery.sent == 20)
    }

    @Test(arguments: [
        (
            "Domain so.example has exceeded (200/200 (100%)) allowed",
            "Domain so.example has exceeded (1/2 (9%)) allowed", true
        ),
        (
            "Refused <a@b.example> [192.0.2.1] q-4XyZ12",
            "Refused <c@d.example> [192.0.2.77] q-9AbC77", true
        ),
        ("«Nhắc hạn» bị chặn", "«Báo cáo tuần» bị chặn", true),
        ("see https://a.example/x?id=1 - gsmtp", "see https://a.example/x?id=2 - gsmtp", true),
        ("Virus found", "Spam found", false), ("Blocked by policy", "Blocked by quota", false),
    ])
    func `numbers, ids and names do not make a refusal another`(
        first: String,
        second: String,
        isSame: Bool
    ) {
        let answers = [first, second, first].enumerated().map { number, text in
            WaveBrake.Answer(
                letter: Int64(number),
                isAccepted: false,
                phase: .content,
                reply: Reply(code: 550, enhanced: "5.7.1", text: text),
                ended: Instant(milliseconds: 0)
            )
        }
        #expect((WaveBrake.row(of: answers, isReturned: false) == [0, 1, 2]) == isSame)
    }

    @Test(arguments: [
        (550, "5.1.1", "No such user"), (550, nil, "Recipient address rejected: User unknown"),
        (552, "5.2.2", "Mailbox full"), (552, nil, "quota exceeded"), (451, "4.7.1", "later"),
    ])
    func `what is about a mailbox, and what passes, pauses no server`(
        code: Int,
        enhanced: String?,
        text: String
    ) {
        let reply = Reply(code: code, enhanced: enhanced, text: text)
        let answers = (1...5).map {
            WaveBrake.Answer(
                letter: $0,
                isAccepted: false,
                phase: .content,
                reply: reply,
                ended: Instant(milliseconds: 0)
            )
        }
        #expect(WaveBrake.row(of: answers, isReturned: false) == nil)
    }

    /// Seconds between answers, of the newest first, and what is between them.
    @Test(arguments: [
        ([0, 0, 0, 0], false), ([0, 29, 0, 29], false), ([0, 30, 30], true), ([0, 60], false),
        ([0, 10, 10, 10, 30, 30], true),
    ])
    func `lines that are told at once to wait have tried once`(gaps: [Int], isRow: Bool) {
        var now = Instant(milliseconds: 0)
        let reply = Reply(code: 451, enhanced: "4.7.1", text: "hourly sending limit")
        let answers = gaps.enumerated().map { number, gap in
            now = now.adding(.seconds(-gap))
            return WaveBrake.Answer(
                letter: Int64(number),
                isAccepted: false,
                phase: .content,
                reply: reply,
                ended: now
            )
        }
        #expect((WaveBrake.row(of: answers, isReturned: true) != nil) == isRow)
    }

    @Test func `a server that relays to nobody is at fault, one that knows an address not is none`()
        async throws
    {
        let relaying = try Self.bench()
        relaying.transport.play(
            (0..<20).map {
                .rejected(
                    .rcpt,
                    Reply(
                        code: 554,
                        enhanced: "5.7.1",
                        text: "<u\($0)@so.example>: Relay access denied"
                    )
                )
            }
        )
        try await relaying.pass(at: "2021-03-08T08:00:00")
        #expect(try Self.states(relaying) == [.pending: 20])
        let unknown = try Self.bench()
        unknown.transport.play(
            (0..<20).map { _ in
                .rejected(.rcpt, Reply(code: 550, enhanced: "5.1.1", text: "No such user"))
            }
        )
        try await unknown.pass(at: "2021-03-08T08:00:00")
        #expect(try Self.states(unknown) == [.failed: 20])
    }
}

import Campaigns
import Delivery
import Foundation
import Storage
import Testing

@Suite struct CourierTests {
    private static let plan = """
        MỐC ke-hoach "Kế hoạch"
          hạn: thứ Hai 15/03/2021 17:00
          đơn vị thực hiện: chi cục
        NHẮC VIỆC truoc "Nhắc trước hạn"
          mốc: mọi mốc
          gửi: 7 ngày trước hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp

        """

    private static func reply(_ code: Int, _ text: String) -> Reply {
        Reply(code: code, enhanced: nil, text: text)
    }

    @Test(arguments: [
        (Outcome.accepted(reply(250, "Ok")), "sent", false),
        (.accepted(reply(251, "forwarded")), "sent", false),
        (.rejected(.rcpt, reply(550, "No such user")), "failed", false),
        (.rejected(.rcpt, reply(450, "greylisted")), "deferred", false),
        (.rejected(.data, reply(451, "later")), "deferred", false),
        (.rejected(.content, reply(554, "spam")), "failed", false),
        (.rejected(.content, reply(451, "later")), "deferred", false),
        (.rejected(.mail, reply(530, "authenticate")), "pending", true),
        (.rejected(.rcpt, reply(421, "too many")), "pending", true),
        (.rejected(.rcpt, reply(452, "slow down")), "pending", true),
        (.relayFault(RelayFault(.connection, "refused")), "pending", true),
        (.notSent("closed"), "deferred", false),
    ])
    func `an outcome decides the letter's state and whether the pass goes on`(
        outcome: Outcome,
        state: String,
        endsPass: Bool
    ) async throws {
        let bench = try TestBench(Self.plan)
        bench.transport.play([outcome])
        let report = try await bench.pass(at: "2021-03-08T08:00:00")
        let letters = try bench.store.outbox(of: nil, state: nil)
        #expect(letters[0].state.rawValue == state)
        #expect(letters[1].state == (endsPass ? .pending : .sent))
        #expect((report.delivery.fault != nil) == endsPass)
        _ = try bench.totals()
    }

    @Test func `a fault of the relay costs no attempt`() async throws {
        let bench = try TestBench(Self.plan)
        for minute in ["00", "01", "03", "07", "12"] {
            bench.transport.play([.relayFault(RelayFault(.tls, "no"))])
            let report = try await bench.pass(at: "2021-03-08T08:\(minute):00")
            #expect(report.delivery.fault != nil)
        }
        let letters = try bench.store.outbox(of: nil, state: nil)
        #expect(letters.map(\.attempts) == [0, 0])
        try await bench.pass(at: "2021-03-08T08:17:00")
        #expect(try bench.letters() == ["sent cca", "sent ccb"])
    }

    @Test func `a deferred letter comes back after its pause with the same bytes`() async throws {
        let bench = try TestBench(Self.plan)
        bench.transport.play([.rejected(.content, Self.reply(451, "later"))])
        try await bench.pass(at: "2021-03-08T08:00:00")
        try await bench.pass(at: "2021-03-08T08:00:30")
        #expect(bench.transport.delivered.count == 2)
        try await bench.pass(at: "2021-03-08T08:02:00")
        let mine = bench.transport.delivered.filter { $0.recipient.addrSpec == "cca@so.example" }
        #expect(mine.count == 2)
        #expect(mine[0].bytes == mine[1].bytes)
        #expect(try bench.letters() == ["sent cca", "sent ccb"])
    }

    @Test func `an unanswered dot of a reminder is sent once more with the same bytes`()
        async throws
    {
        let bench = try TestBench(Self.plan)
        bench.transport.play([.ambiguous("closed")])
        try await bench.pass(at: "2021-03-08T08:00:00")
        let mine = bench.transport.delivered.filter { $0.recipient.addrSpec == "cca@so.example" }
        #expect(mine.count == 2)
        #expect(mine[0].bytes == mine[1].bytes)
        #expect(try bench.letters() == ["sent cca", "sent ccb"])
    }

    @Test func `a letter that stays unanswered twice is left ambiguous`() async throws {
        let bench = try TestBench(Self.plan)
        bench.transport.play(Array(repeating: .ambiguous("closed"), count: 4))
        try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(try bench.totals()[.ambiguous] == 2)
    }

    @Test func `what was in flight when the process died is sent again with the same bytes`()
        async throws
    {
        let bench = try TestBench(Self.plan)
        try bench.plan(at: "2021-03-08T08:00:00")
        let now = try bench.instant("2021-03-08T08:00:00")
        let letter = try #require(
            try bench.claim(at: now)
        )
        _ = try bench.store.markInFlight([letter], by: TestBench.dead)
        bench.restart()
        try await bench.pass(at: "2021-03-08T08:10:00")
        let copy = try #require(bench.transport.delivered.first { $0.id == letter.id })
        #expect(copy.bytes == letter.bytes)
        #expect(try bench.letters() == ["sent cca", "sent ccb"])
    }

    @Test func `what was only claimed when the process died is sent as if never touched`()
        async throws
    {
        let bench = try TestBench(Self.plan)
        try bench.plan(at: "2021-03-08T08:00:00")
        let now = try bench.instant("2021-03-08T08:00:00")
        _ = try bench.claim(at: now)
        bench.restart()
        try await bench.pass(at: "2021-03-08T08:10:00")
        #expect(try bench.letters() == ["sent cca", "sent ccb"])
        #expect(try bench.store.outbox(of: nil, state: nil).map(\.attempts) == [1, 1])
    }

    @Test func `nothing is sent where it could not be noted first`() async throws {
        let bench = try TestBench(Self.plan, place: .onDisk)
        try bench.tamper(
            """
            CREATE TRIGGER full BEFORE UPDATE ON message WHEN NEW.state = 'inFlight'
            BEGIN SELECT RAISE(ABORT, 'disk full'); END
            """
        )
        await #expect(throws: StoreError.self) { try await bench.pass(at: "2021-03-08T08:00:00") }
        #expect(bench.transport.delivered.isEmpty)
        try bench.tamper("DROP TRIGGER full")
        try await bench.pass(at: "2021-03-08T08:01:00")
        #expect(try bench.letters() == ["sent cca", "sent ccb"])
        #expect(bench.transport.delivered.count == 2)
    }

    @Test func `while the relay cannot be reached no attempt is counted and nothing is claimed`()
        async throws
    {
        let bench = try TestBench(Self.plan)
        bench.transport.refuse(RelayFault(.connection, "down"))
        let report = try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(report.delivery.fault == RelayFault(.connection, "down"))
        #expect(try bench.letters() == ["pending cca", "pending ccb"])
        #expect(try bench.store.outbox(of: nil, state: nil).map(\.attempts) == [0, 0])
        bench.transport.refuse(nil)
        try await bench.pass(at: "2021-03-08T08:01:00")
        #expect(try bench.letters() == ["sent cca", "sent ccb"])
    }

    @Test func `what was accepted when the process died is sent and never sent again`()
        async throws
    {
        let bench = try TestBench(Self.plan)
        try bench.plan(at: "2021-03-08T08:00:00")
        let now = try bench.instant("2021-03-08T08:00:00")
        let letter = try #require(try bench.claim(at: now))
        _ = try bench.store.markInFlight([letter], by: TestBench.dead)
        let accepted = Outcome.accepted(Self.reply(250, "Ok"))
        try bench.note(accepted, as: .sent, of: letter, at: now)
        bench.restart()
        try await bench.pass(at: "2021-03-08T08:10:00")
        #expect(bench.transport.delivered.allSatisfy { $0.id != letter.id })
        #expect(try bench.letters() == ["sent cca", "sent ccb"])
        #expect(try bench.store.outbox(of: nil, state: nil).map(\.attempts) == [1, 1])
    }

    /// Letters leave one after the other: after a kill only the first without a result may have
    /// arrived; after a loss of power results may be missing, and each may have.
    @Test(arguments: [("this", [1, 0]), ("another", [1, 1]), ("", [1, 1])])
    func `a dead batch leaves in doubt what may have left`(boot: String, doubts: [Int]) throws {
        let bench = try TestBench(Self.plan)
        try bench.plan(at: "2021-03-08T08:00:00")
        let now = try bench.instant("2021-03-08T08:00:00")
        let dead = Worker(process: 2, boot: boot)
        let batch = try bench.claim(10, at: now, by: dead)
        #expect(batch.count == 2)
        _ = try bench.store.markInFlight(batch, by: dead)
        try bench.store.recover(at: now, by: TestBench.worker, dead: .everyClaimant)
        let rows = try bench.store.outbox(of: nil, state: nil)
        #expect(rows.map(\.state) == [.pending, .pending])
        #expect(rows.map(\.attempts) == doubts)
        #expect(try batch.map { try bench.store.attempts(of: $0.id).count } == doubts)
    }

    @Test func `over several lines the first of each may have left`() throws {
        let bench = try TestBench(Self.plan)
        try bench.plan(at: "2021-03-08T08:00:00")
        let now = try bench.instant("2021-03-08T08:00:00")
        for line in 1...2 {
            let letter = try #require(try bench.claim(at: now))
            _ = try bench.store.markInFlight([letter], by: TestBench.dead.on(line: line))
        }
        try bench.store.recover(at: now, by: TestBench.worker, dead: .everyClaimant)
        #expect(try bench.store.outbox(of: nil, state: nil).map(\.attempts) == [1, 1])
    }

    @Test func `what was accepted once and is sent again is sent only when it leaves again`()
        async throws
    {
        let bench = try TestBench(Self.plan)
        try await bench.pass(at: "2021-03-08T08:00:00")
        let first = try #require(bench.transport.delivered.first)
        let now = try bench.instant("2021-03-08T09:00:00")
        let bounce = Bounce(of: first, report: "1")
        _ = try bench.store.note([bounce], at: now)
        #expect(try bench.store.retry(LetterSelection(ids: [first.id]), at: now).count == 1)
        let claimed = try #require(try bench.claim(at: now))
        #expect(try bench.store.markInFlight([claimed], by: TestBench.dead).count == 1)
        try bench.store.finish([claimed])
        #expect(try bench.store.outbox(of: nil, state: .pending).map(\.id) == [first.id])
        // Another report of the same kind is another bounce.
        try await bench.pass(at: "2021-03-08T09:30:00")
        let again = Bounce(of: first, report: "2")
        #expect(try bench.store.note([again], at: now).map(\.isKnown) == [false])
        #expect(try bench.store.outbox(of: nil, state: .failed).map(\.id) == [first.id])
    }

    @Test func `a claim that was taken back changes nothing any more`() throws {
        let bench = try TestBench(Self.plan)
        try bench.plan(at: "2021-03-08T08:00:00")
        let now = try bench.instant("2021-03-08T08:00:00")
        let stale = try #require(try bench.claim(at: now))
        try bench.store.recover(at: now, by: TestBench.worker, dead: .everyClaimant)
        let fresh = try #require(try bench.claim(at: now))
        #expect(fresh.id == stale.id)
        #expect(try bench.store.markInFlight([stale], by: TestBench.dead).isEmpty)
        let refused = Outcome.rejected(.rcpt, Self.reply(550, "No such user"))
        try bench.note(refused, as: .failed, of: stale, at: now)
        try bench.store.finish([stale])
        #expect(try bench.store.outbox(of: nil, state: .claimed).map(\.id) == [fresh.id])
    }

    @Test func `a letter over which three workers died needs a person`() async throws {
        let bench = try TestBench(Self.plan)
        try bench.plan(at: "2021-03-08T08:00:00")
        let now = try bench.instant("2021-03-08T08:00:00")
        for _ in 0..<3 {
            try bench.store.recover(at: now, by: TestBench.worker, dead: .everyClaimant)
            let letter = try #require(
                try bench.claim(at: now)
            )
            _ = try bench.store.markInFlight([letter], by: TestBench.dead)
        }
        try bench.store.recover(at: now, by: TestBench.worker, dead: .everyClaimant)
        #expect(try bench.store.outbox(of: nil, state: .quarantined).count == 1)
    }

    @Test func `a letter that outlives its use is missed`() async throws {
        let bench = try TestBench(Self.plan)
        bench.transport.refuse(RelayFault(.connection, "down"))
        try await bench.pass(at: "2021-03-08T08:00:00")
        try await bench.pass(at: "2021-03-15T17:01:00")
        #expect(try bench.totals() == [.missed: 2])
    }

    @Test func `facts are only appended`() throws {
        let bench = try TestBench(Self.plan, place: .onDisk)
        try bench.report("CCA", "ke-hoach", at: "2021-03-02T08:00:00")
        #expect(throws: (any Error).self) { try bench.tamper("UPDATE submission SET happened = 0") }
        #expect(throws: (any Error).self) { try bench.tamper("DELETE FROM submission") }
    }

    @Test func `a second courier on one database is told who holds it`() throws {
        let bench = try TestBench(Self.plan, place: .onDisk)
        defer { withExtendedLifetime(bench) {} }
        let path = try bench.databasePath
        let first = try CourierLock(databasePath: path, processID: 4711)
        #expect(throws: CourierLockError(holder: 4711)) {
            _ = try CourierLock(databasePath: path, processID: 4712)
        }
        _ = first
    }

    @Test(arguments: [(1, 48...72), (2, 240...360), (6, 5_760...8_640), (9, 11_520...17_280)])
    func `back-off grows with a spread of a fifth`(attempts: Int, seconds: ClosedRange<Int>) {
        let now = Instant(milliseconds: 0)
        for token in ["a", "b", "c", "d"] {
            let next = RetryPolicy().nextAttempt(after: attempts, token: token, now: now)
            #expect(seconds.contains(Int(next.milliseconds / 1000)))
        }
    }
}

import Campaigns
import Delivery
import Foundation
import Synchronization
import Testing
import Trials

/// Two days of a clock in memory with a relay that fails in every way at once.
@Suite struct TwoDaysTests {
    private static let units = Effort.rounds(150, quick: 50)

    /// `isTold`: the schedule file names the relay's limits; else they are found out.
    @Test(arguments: [true, false], 1...Effort.rounds(3, quick: 1))
    func `through a bad relay every letter comes to an end and no limit is passed`(
        isTold: Bool,
        seed: Int
    ) async throws {
        let bench = try TestBench(
            Self.plan(
                isTold ? "  tốc độ: 8 thư mỗi phút, 400 thư mỗi ngày\n  kết nối: 1 đến 3" : ""
            ),
            units: "mã,tên,loại đơn vị,thư điện tử\n"
                + (1...Self.units).map { "U\($0),Đơn vị \($0),chi cục,u\($0)@so.example\n" }
                .joined(),
            place: Effort.isFull ? .onDisk : .inMemory
        )
        let relay = BadRelay(
            start: try bench.instant("2021-03-08T07:00:00"),
            seed: UInt64(seed),
            dailyLimit: 400
        )
        let end = try bench.instant("2021-03-10T07:00:00")
        var passes = 0
        while relay.now <= end {
            _ = try await bench.dispatcher.pass(
                at: relay.now,
                clock: { relay.now },
                transport: { _ in relay }
            )
            passes += 1
            guard let due = try bench.dispatcher.nextDue(after: relay.now) else { break }
            relay.wait(until: max(due, relay.now.adding(.milliseconds(10))))
        }
        #expect(passes < 5_000, "a pass that finds nothing to do comes too soon")

        let letters = try bench.store.outbox(of: nil, state: nil)
        #expect(letters.count == 3 * Self.units)
        for letter in letters {
            switch letter.state {
            case .sent: break
            case .failed:
                #expect(letter.reason?.detail?.hasPrefix("550 5.1.1 ") ?? false, "\(letter)")
            case .expired: #expect(letter.reason != nil)
            // A copy may have arrived, and the second one came too late: that stays unclear.
            case .ambiguous: #expect(relay.droppedIDs.contains(letter.id))
            default: Issue.record("letter \(letter.id) ended \(letter.state)")
            }
            // 1, 5, 15, 30, 60, 120, 240, 240, … minutes within two days.
            #expect(letter.attempts <= 16)
            let attempts = try bench.store.attempts(of: letter.id)
            let counted = attempts.count { !($0.reply?.hasPrefix("452") ?? false) }
            #expect(counted == letter.attempts || letter.state == .failed && letter.attempts == 0)
        }
        let totals = try bench.totals()
        #expect(totals.values.reduce(0, +) == 3 * Self.units)
        // What is sent here the relay took, and nothing was taken twice but what went unanswered.
        let taken = Set(relay.accepted.map(\.id))
        let sent = Set(letters.filter { $0.state == .sent }.map(\.id))
        #expect(sent.isSubset(of: taken))
        #expect(taken.subtracting(sent).isSubset(of: relay.droppedIDs))
        let copies = relay.accepted.count - taken.count
        #expect(copies <= relay.unanswered)
        #expect(Set(relay.accepted.map(\.bytes)).count == taken.count)
        if isTold {
            #expect(relay.most(within: 60) <= 8)
            #expect(relay.most(within: 86_400) <= 400)
            #expect(relay.throttled == 0)
        } else {
            // Asked again after 1, 2, 4, … 30 minutes, with one letter.
            #expect(relay.throttled < 60)
        }
        print(
            "two days, seed \(seed): \(totals), \(passes) passes, \(copies) copies, \(relay.throttled) throttled"
        )
    }

    private static func plan(_ server: String) -> String {
        func milestone(_ name: String, _ day: String, _ time: String) -> String {
            """
            MỐC \(name) "Việc \(name)"
              hạn: \(day)/03/2021 23:00
            NHẮC VIỆC nhac-\(name) "Nhắc"
              mốc: \(name)
              gửi: ngày đến hạn lúc \(time)
              gửi tới: đơn vị chưa nộp
              khung giờ gửi: mọi lúc
              máy chủ thư: xau

            """
        }
        return milestone("mot", "08", "08:00") + milestone("hai", "08", "14:00")
            + milestone("ba", "09", "08:00") + """
                MÁY CHỦ THƯ xau
                  máy chủ: smtp://127.0.0.1
                  người gửi: "Phòng" <phong@so.example>
                \(server)

                """
    }
}

/// A relay with a clock of its own: 20 % of letters are deferred, 2 % refused for good, 5 % meet a
/// closed connection, strangers are greylisted, and a day has its limit.
private final class BadRelay: Transport {
    fileprivate struct State {
        var now: Instant
        var random: UInt64
        var seen: [Instant] = []
        var firstSeen: [String: Instant] = [:]
        var dead: Set<String> = []
        var dropped: Set<Int64> = []
        var accepted: [MailItem] = []
        var unanswered = 0
        var throttled = 0
    }

    private let state: Mutex<State>
    private let dailyLimit: Int

    init(start: Instant, seed: UInt64, dailyLimit: Int) {
        state = Mutex(State(now: start, random: seed))
        self.dailyLimit = dailyLimit
    }

    var now: Instant { state.withLock { $0.now } }
    var accepted: [MailItem] { state.withLock { $0.accepted } }
    /// Letters whose connection closed after the dot.
    var droppedIDs: Set<Int64> { state.withLock { $0.dropped } }
    var unanswered: Int { state.withLock { $0.unanswered } }
    var throttled: Int { state.withLock { $0.throttled } }

    func wait(until instant: Instant) {
        state.withLock { $0.now = max($0.now, instant) }
    }

    /// The most transactions within any span of so many seconds.
    func most(within seconds: Int) -> Int {
        state.withLock { state in
            var (first, most) = (0, 0)
            for (index, instant) in state.seen.enumerated() {
                while state.seen[first].adding(.seconds(seconds)) <= instant { first += 1 }
                most = max(most, index - first + 1)
            }
            return most
        }
    }

    func open() async throws(RelayFault) {}

    func deliver(
        _ letters: [MailItem],
        concluded: @Sendable (Int, Outcome) throws -> Bool
    ) async throws {
        for (index, letter) in letters.enumerated() {
            await Task.yield()
            guard try concluded(index, answer(letter)) else { return }
        }
    }

    private func answer(_ letter: MailItem) -> Outcome {
        state.withLock { state in
            state.now = state.now.adding(.milliseconds(20 + Int(state.roll() % 300)))
            let now = state.now
            state.seen.append(now)
            let today = state.seen.count { $0.adding(.seconds(86_400)) > now }
            let address = letter.recipient.addrSpec
            if today > dailyLimit {
                state.seen.removeLast()
                state.throttled += 1
                return .rejected(.mail, Reply(code: 452, enhanced: "4.5.3", text: "daily limit"))
            }
            let roll = state.roll() % 100
            if roll < 2 || state.dead.contains(address) {
                state.dead.insert(address)
                return .rejected(.rcpt, Reply(code: 550, enhanced: "5.1.1", text: "no such user"))
            }
            guard let first = state.firstSeen[address] else {
                state.firstSeen[address] = now
                return Self.greylisted
            }
            if first.adding(minutes: 5) > now { return Self.greylisted }
            if roll < 22 {
                return .rejected(.content, Reply(code: 451, enhanced: "4.3.0", text: "later"))
            }
            if roll < 24 { return .notSent("the server closed the connection") }
            let isDropped = roll < 27 && state.dropped.insert(letter.id).inserted
            // Half of those whose connection closes after the dot have arrived.
            if isDropped, state.roll() % 2 == 0 {
                return .ambiguous("the server closed the connection")
            }
            state.accepted.append(letter)
            if isDropped {
                state.unanswered += 1
                return .ambiguous("the server closed the connection")
            }
            return .accepted(Reply(code: 250, enhanced: nil, text: "Ok"))
        }
    }

    private static let greylisted = Outcome.rejected(
        .rcpt,
        Reply(code: 450, enhanced: "4.7.1", text: "greylisted, come back in 300 seconds")
    )

    func close() async {}
}

extension BadRelay.State {
    fileprivate mutating func roll() -> UInt64 {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return random >> 33
    }
}

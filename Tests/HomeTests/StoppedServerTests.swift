import Campaigns
import Delivery
import Foundation
import Home
import Mail
import Testing

/// What the operator hears of a server that refuses every letter, and for how long it is remembered.
@Suite struct StoppedServerTests {
    private static let blocked = Outcome.rejected(
        .content,
        Reply(code: 550, enhanced: "5.7.1", text: "Sending blocked")
    )
    private static let taken = Outcome.accepted(Reply(code: 250, enhanced: nil, text: "Ok"))

    private static func operatorLetters(_ bench: HomeBench) throws -> [OutboxRow] {
        try bench.store.outbox(of: nil, state: nil).filter { $0.recipient.hasPrefix("van-hanh") }
    }

    @Test func `the operator of each campaign that waits for it is told once a day`() async throws {
        let bench = try HomeBench(Files.three)
        try await bench.pass(at: "2021-03-01T08:00:00")
        bench.mail.answer(Self.blocked)
        let report = try await bench.pass(at: "2021-03-08T08:00:00")
        let waiting = Set(report.dispatch.stopped.flatMap(\.waiting))
        #expect(!waiting.isEmpty)
        let told = try Self.operatorLetters(bench).count
        #expect(told == waiting.count)
        for minute in ["01", "15", "31", "59"] {
            bench.restart()
            try await bench.pass(at: "2021-03-08T08:\(minute):00")
        }
        #expect(try Self.operatorLetters(bench).count == told)
        let causes = try bench.store.causes().filter { $0.cause.kind == .server }
        #expect(Set(causes.map(\.cause.campaign)) == waiting)
        // Letters wait, none has failed; a day later it is told again.
        #expect(try bench.store.outbox(of: nil, state: .failed).isEmpty)
        try await bench.pass(at: "2021-03-09T08:00:01")
        let later = try Self.operatorLetters(bench)
        #expect(later.count == 2 * told)
        let text = try #require(
            try bench.store.letter(later[0].id)?.bytes.flatMap { StoredMessage($0).text }
        )
        #expect(text.contains("550 5.7.1 Sending blocked"), "\(text)")
        #expect(text.contains("dondoc outbox retry"), "\(text)")
    }

    @Test func `once it takes a letter the rest follows and the cause is over`() async throws {
        let bench = try HomeBench(Files.three)
        try await bench.pass(at: "2021-03-01T08:00:00")
        bench.mail.answer(Self.blocked)
        try await bench.pass(at: "2021-03-08T08:00:00")
        bench.mail.answer(Self.taken)
        bench.restart()
        try await bench.pass(at: "2021-03-08T08:29:00")
        #expect(bench.mail.delivered.isEmpty)
        try await bench.pass(at: "2021-03-08T08:30:00")
        #expect(!bench.mail.delivered.isEmpty)
        #expect(try bench.store.causes().allSatisfy { $0.cause.kind != .server })
        #expect(try bench.store.outbox(of: nil, state: .pending).isEmpty)
    }

    @Test func `only a block that is written anew lets letters be announced to its server again`()
        async throws
    {
        let bench = try HomeBench(Files.three)
        try await bench.pass(at: "2021-03-01T08:00:00")
        let place = MailServer.Place(host: "127.0.0.1", port: 2525)
        try bench.store.noteOverlapRefusal(place, at: try HomeBench.instant("2021-03-01T08:00:00"))
        try bench.edit("mot/a.lich") { $0.replacing("Kế hoạch phát động", with: "Kế hoạch") }
        try await bench.pass(at: "2021-03-01T08:00:10")
        #expect(try bench.store.refusesOverlap(place))
        try bench.edit("may.lich") { $0 + "  nối thư: có\n" }
        try await bench.pass(at: "2021-03-01T08:00:20")
        #expect(try !bench.store.refusesOverlap(place))
    }

    @Test func `a server whose block is written anew is tried at once`() async throws {
        let bench = try HomeBench(Files.three)
        try await bench.pass(at: "2021-03-01T08:00:00")
        bench.mail.answer(Self.blocked)
        let report = try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(!report.dispatch.stopped.isEmpty)
        bench.mail.answer(Self.taken)
        try bench.edit("may.lich") { $0.replacing("127.0.0.1:2525", with: "127.0.0.1:2626") }
        try await bench.pass(at: "2021-03-08T08:05:00")
        #expect(!bench.mail.delivered.isEmpty)
    }
}

import Campaigns
import Delivery
import Foundation
import Home
import Mail
import Testing

/// What the operator hears of a server that cannot be reached, and by which server.
@Suite struct RelayAwayTests {
    private static let away = Outcome.relayFault(RelayFault(.connection, "connection refused"))
    private static let taken = Outcome.accepted(Reply(code: 250, enhanced: nil, text: "Ok"))

    private let bench: HomeBench
    private let usual = RecordingMail()
    private let spare = RecordingMail()
    private let engine: Engine

    /// A home whose server names another one that stands in for it.
    init() throws {
        let fallback = """
              máy chủ dự phòng: du-phong
            MÁY CHỦ THƯ du-phong
              máy chủ: smtp://127.0.0.1:2626
              người gửi: "Dự phòng" <du-phong@so.example>

            """
        bench = try HomeBench(
            ["may.lich": Files.server.trimmingCharacters(in: .newlines) + "\n" + fallback]
                .merging(Files.campaign("mot")) { $1 }
        )
        let (usual, spare) = (usual, spare)
        engine = Engine(
            Workspace(bench.home, store: bench.store),
            transport: { $0.id == "may" ? usual : spare }
        )
    }

    private func pass(at text: String) async throws {
        let now = try HomeBench.instant(text)
        _ = try await engine.pass(at: now, clock: { now })
    }

    private func operatorLetters() throws -> [OutboxRow] {
        try bench.store.outbox(of: nil, state: nil).filter { $0.recipient.hasPrefix("van-hanh") }
    }

    @Test func `after an hour the operator hears of it by the fallback, and nobody else does`()
        async throws
    {
        try await pass(at: "2021-03-01T08:00:00")
        usual.answer(Self.away)
        for time in ["08:00:00", "08:20:00", "08:40:00", "08:59:59"] {
            try await pass(at: "2021-03-08T\(time)")
            #expect(try operatorLetters().isEmpty)
        }
        try await pass(at: "2021-03-08T09:00:00")
        try await pass(at: "2021-03-08T09:00:05")
        #expect(spare.recipients == ["van-hanh@so.example"])
        let text = try #require(spare.delivered.first.flatMap { StoredMessage($0.bytes).text })
        #expect(text.contains("connection refused"), "\(text)")
        #expect(text.contains("dự phòng «du-phong»"), "\(text)")
        #expect(text.contains("08 giờ 00"), "\(text)")
        // Once a day, and the letters of the campaign wait for their own server.
        for time in ["08T12:00:00", "08T20:00:00", "09T08:59:59"] {
            try await pass(at: "2021-03-\(time)")
        }
        #expect(spare.delivered.count == 1)
        try await pass(at: "2021-03-09T09:05:00")
        try await pass(at: "2021-03-09T09:05:05")
        #expect(spare.recipients.allSatisfy { $0 == "van-hanh@so.example" })
        #expect(spare.delivered.count == 2)
        #expect(usual.delivered.isEmpty)
    }

    @Test func `an outage of less than an hour is told to nobody, and the next one counts anew`()
        async throws
    {
        try await pass(at: "2021-03-01T08:00:00")
        usual.answer(Self.away)
        try await pass(at: "2021-03-08T08:00:00")
        #expect(try bench.store.causes().map(\.cause.kind) == [.relayAway])
        usual.answer(Self.taken)
        try await pass(at: "2021-03-08T08:45:00")
        #expect(usual.recipients.sorted() == ["a@mot.example", "b@mot.example"])
        #expect(try bench.store.causes().isEmpty)
        #expect(try operatorLetters().isEmpty)
    }

    /// With `tick` each pass is a process of its own, which knows of the outage by the store alone.
    @Test func `since when it lasts is known to the next process`() async throws {
        try await pass(at: "2021-03-01T08:00:00")
        usual.answer(Self.away)
        let (usual, spare) = (usual, spare)
        for time in ["08:00:00", "08:30:00", "09:00:00"] {
            let engine = Engine(
                Workspace(bench.home, store: bench.store),
                transport: { $0.id == "may" ? usual : spare }
            )
            let now = try HomeBench.instant("2021-03-08T\(time)")
            _ = try await engine.pass(at: now, clock: { now })
        }
        #expect(try operatorLetters().map(\.subject).count == 1)
    }

    @Test func `a server that asks for a pause is not away`() async throws {
        try await pass(at: "2021-03-01T08:00:00")
        usual.answer(.relayFault(RelayFault(.throttled, "421 later")))
        for time in ["08:00:00", "08:30:00", "09:00:00", "09:30:00"] {
            try await pass(at: "2021-03-08T\(time)")
        }
        #expect(try operatorLetters().isEmpty)
    }

    @Test func `of a server that refuses every letter the operator hears by the fallback, too`()
        async throws
    {
        // Three letters in a row are a reason to stop; a campaign of two units has them with one more.
        try bench.edit("mot/don-vi.csv") { $0 + "C,Chi cục C,chi cục,c@mot.example\n" }
        try await pass(at: "2021-03-01T08:00:00")
        usual.answer(
            .rejected(.content, Reply(code: 550, enhanced: "5.7.1", text: "Sending blocked"))
        )
        try await pass(at: "2021-03-08T08:00:00")
        try await pass(at: "2021-03-08T08:00:05")
        #expect(try bench.store.causes().map(\.cause.kind) == [.server])
        #expect(spare.recipients == ["van-hanh@so.example"])
        let text = try #require(spare.delivered.first.flatMap { StoredMessage($0.bytes).text })
        #expect(text.contains("5.7.1 Sending blocked"), "\(text)")
    }
}

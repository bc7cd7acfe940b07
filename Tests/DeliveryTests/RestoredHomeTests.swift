import Campaigns
import Delivery
import Foundation
import Testing

/// A home that goes on from an earlier copy: what the lost database may have sent waits for a person.
@Suite struct RestoredHomeTests {
    private static let plan = """
        MỐC ke-hoach "Kế hoạch"
          hạn: thứ Hai 15/03/2021 17:00
          đơn vị thực hiện: chi cục
        MỐC bao-cao "Báo cáo"
          hạn: thứ Hai 22/03/2021 17:00
          đơn vị thực hiện: chi cục
        NHẮC VIỆC truoc "Nhắc trước hạn"
          mốc: mọi mốc
          gửi: 7 ngày trước hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp

        """

    private func restored(_ bench: TestBench, at text: String) throws {
        let civil = try #require(CivilDateTime(iso: text))
        try bench.store.noteRestoration(at: bench.campaign.zone.instant(of: civil))
    }

    private func held(_ bench: TestBench) throws -> [OutboxRow] {
        try bench.store.outbox(of: nil, state: .held)
    }

    @Test(arguments: [TestBench.Place.inMemory, .onDisk])
    func `what fell due until the restore is held, what falls due later leaves`(
        place: TestBench.Place
    ) async throws {
        let bench = try TestBench(Self.plan, place: place)
        try await bench.pass(at: "2021-03-05T08:00:00")
        // The lost database sent the letters of 08/03, which the copy of 05/03 does not know.
        try restored(bench, at: "2021-03-08T12:00:00")
        try await bench.pass(at: "2021-03-08T12:05:00")
        #expect(bench.transport.delivered.isEmpty)
        let waiting = try held(bench)
        #expect(!waiting.isEmpty)
        #expect(waiting.allSatisfy { $0.reason?.code == .restored && $0.milestone == "ke-hoach" })
        try await bench.pass(at: "2021-03-15T08:00:00")
        let left = bench.transport.delivered.count
        #expect(left > 0)
        #expect(try held(bench).filter { $0.milestone == "bao-cao" }.isEmpty)
        #expect(try bench.store.ledger(of: nil).allSatisfy(\.balances))
    }

    @Test func `released they leave, cancelled they do not`() async throws {
        let bench = try TestBench(Self.plan)
        try await bench.pass(at: "2021-03-05T08:00:00")
        try restored(bench, at: "2021-03-08T12:00:00")
        try await bench.pass(at: "2021-03-08T12:05:00")
        let ids = try held(bench).map(\.id)
        try #require(ids.count == 2)
        _ = try bench.store.release(LetterSelection(ids: [ids[0]]))
        _ = try bench.store.cancel(
            LetterSelection(ids: [ids[1]]),
            at: bench.campaign.zone.instant(of: #require(CivilDateTime(iso: "2021-03-08T12:06")))
        )
        try await bench.pass(at: "2021-03-08T12:10:00")
        #expect(bench.transport.delivered.map(\.id) == [ids[0]])
        #expect(try bench.store.outbox(of: nil, state: .cancelled).map(\.id) == [ids[1]])
    }

    @Test func `a letter that waits in the copy is held with its bytes`() async throws {
        let bench = try TestBench(Self.plan)
        bench.transport.refuse(RelayFault(.connection, "down"))
        try await bench.pass(at: "2021-03-08T08:00:00")
        let before = try bench.store.outbox(of: nil, state: nil).map(\.id)
        let bytes = try before.map { try bench.store.letter($0)?.bytes }
        bench.transport.refuse(nil)
        try restored(bench, at: "2021-03-08T12:00:00")
        try bench.report("CCA", "bao-cao", at: "2021-03-08T12:01:00")
        try await bench.pass(at: "2021-03-08T12:05:00")
        #expect(bench.transport.delivered.isEmpty)
        #expect(try held(bench).map(\.id) == before)
        #expect(try before.map { try bench.store.letter($0)?.bytes } == bytes)
    }
}

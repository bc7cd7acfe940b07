import Campaigns
import Delivery
import Foundation
import Testing
import Texts

/// A letter that cannot be written is that letter's failure: the others leave, it is told, and it is tried again.
@Suite struct UnwrittenLetterTests {
    private static let reminder = """
        MỐC viec "Việc"
          hạn: 12/03/2021 17:00
        NHẮC VIỆC nhac "Nhắc"
          mốc: viec
          gửi: 2 ngày trước hạn, lúc 08:00
          gửi: lúc đến hạn
          gửi tới: đơn vị chưa nộp

        """
    private static let digest = """
        MỐC viec "Việc"
          hạn: 12/03/2021 17:00
        TỔNG HỢP ngay "Ngày"
          gửi: mỗi ngày làm việc lúc 17:30
          gửi tới: phòng TCCB, lãnh đạo Sở

        """

    /// The name beside an address is what no file can say: no header may hold it.
    private func spoil(_ bench: TestBench, _ name: String?) {
        bench.change { campaign in
            campaign.units[0].focalAddress?.displayName = name
            for list in campaign.recipientLists.indices
            where campaign.recipientLists[list].id == "so" {
                campaign.recipientLists[list].addresses[0].displayName = name
            }
        }
    }

    @Test(arguments: [TestBench.Place.inMemory, .onDisk])
    func `the pass goes on, the letter is held and told, and leaves once it can be written`(
        place: TestBench.Place
    ) async throws {
        let bench = try TestBench(Self.reminder, place: place)
        try await bench.pass(at: "2021-03-02T00:00:00")
        spoil(bench, "A\u{1B}[31m")
        let report = try await bench.pass(at: "2021-03-10T08:00:00")
        #expect(
            try bench.letters() == [
                "held cca not-written: control character in To", "sent ccb", "sent cd",
            ]
        )
        #expect(report.failures.map(\.kind) == [.letter])
        #expect(report.failures.first?.words.vi.contains("unit:CCA/focal") ?? false)
        #expect(try bench.totals()[.pending] == 1)
        // It is looked at again, and nothing is noted twice.
        let again = try await bench.pass(at: "2021-03-10T08:15:00")
        #expect(again.planned == 0)
        #expect(again.failures.isEmpty)
        #expect(try bench.letters().first == "held cca not-written: control character in To")
        spoil(bench, nil)
        try await bench.pass(at: "2021-03-10T08:30:00")
        #expect(try bench.letters() == ["sent cca", "sent ccb", "sent cd"])
        let bytes = try #require(bench.transport.delivered.last?.bytes)
        #expect(String(decoding: bytes, as: UTF8.self).contains("To: cca@so.example"))
        #expect(try bench.totals()[.pending] ?? 0 == 0)
    }

    @Test
    func `what falls due meanwhile takes its place, as in a letter that waits for the server`()
        async throws
    {
        let bench = try TestBench(Self.reminder)
        try await bench.pass(at: "2021-03-02T00:00:00")
        spoil(bench, "A\u{1B}")
        try await bench.pass(at: "2021-03-10T08:00:00")
        try await bench.pass(at: "2021-03-12T17:00:00")
        spoil(bench, nil)
        try await bench.pass(at: "2021-03-12T17:05:00")
        let mine = try bench.letters().filter { $0.contains("cca") }
        #expect(mine.filter { $0 == "sent cca" }.count == 1, "\(mine)")
        #expect(!mine.contains { $0.hasPrefix("held") }, "\(mine)")
        _ = try bench.totals()
    }

    @Test func `one that is never mended ends as what it is, and the ledger balances`() async throws
    {
        let bench = try TestBench(Self.reminder)
        try await bench.pass(at: "2021-03-02T00:00:00")
        spoil(bench, "A\u{1B}")
        try await bench.pass(at: "2021-03-10T08:00:00")
        for day in 11...31 { try await bench.pass(at: "2021-03-\(day)T09:00:00") }
        let mine = try bench.letters().filter { $0.contains("cca") }
        #expect(!mine.contains { $0.hasPrefix("sent") || $0.hasPrefix("held") }, "\(mine)")
        #expect(try bench.totals()[.pending] ?? 0 == 0)
    }

    @Test func `a person who lets it leave gets it back with its reason, not an empty letter`()
        async throws
    {
        for blocks in [Self.reminder, Self.digest] {
            let bench = try TestBench(blocks)
            try await bench.pass(at: "2021-03-02T00:00:00")
            spoil(bench, "A\u{1B}")
            try await bench.pass(at: "2021-03-10T08:00:00")
            try await bench.pass(at: "2021-03-10T17:30:00")
            #expect(try bench.letters().contains { $0.contains("not-written") })
            _ = try bench.store.release(.all)
            try await bench.pass(at: "2021-03-10T17:31:00")
            #expect(
                try bench.letters().contains { $0.contains("held") && $0.contains("not-written") }
            )
            #expect(bench.transport.delivered.allSatisfy { !$0.bytes.isEmpty })
        }
    }

    @Test func `a letter that waits for a person waits for one again once it can be written`()
        async throws
    {
        let bench = try TestBench(Self.reminder + "  duyệt: có\n")
        try await bench.pass(at: "2021-03-02T00:00:00")
        spoil(bench, "A\u{1B}")
        try await bench.pass(at: "2021-03-10T08:00:00")
        spoil(bench, nil)
        try await bench.pass(at: "2021-03-10T08:20:00")
        #expect(
            try bench.letters() == ["held cca approval", "held ccb approval", "held cd approval"]
        )
        _ = try bench.store.release(.all)
        try await bench.pass(at: "2021-03-10T08:25:00")
        #expect(try bench.letters() == ["sent cca", "sent ccb", "sent cd"])
    }

    @Test func `a digest that cannot be written for one reader leaves for the other, then for it`()
        async throws
    {
        let bench = try TestBench(Self.digest)
        try await bench.pass(at: "2021-03-09T17:30:00")
        spoil(bench, "A\u{1B}")
        let report = try await bench.pass(at: "2021-03-10T17:30:00")
        #expect(report.failures.map(\.kind) == [.letter])
        let day = try bench.letters().suffix(2)
        #expect(day.contains("sent tccb"), "\(day)")
        #expect(day.contains("held giam-doc not-written: control character in To"), "\(day)")
        spoil(bench, nil)
        try await bench.pass(at: "2021-03-10T17:45:00")
        let letters = try bench.letters()
        #expect(letters.allSatisfy { $0.hasPrefix("sent") }, "\(letters)")
        #expect(try bench.totals()[.pending] ?? 0 == 0)
    }
}

import Campaigns
import Delivery
import Foundation
import Home
import Mail
import Testing

/// What the operator hears of letters that nobody releases.
@Suite struct UnapprovedTests {
    private static func bench(_ more: String) throws -> HomeBench {
        var files = Files.campaign("mot", more: "  duyệt trước khi gửi: có\n" + more)
        files["may.lich"] = Files.server
        return try HomeBench(files)
    }

    private static func told(_ bench: HomeBench) throws -> [OutboxRow] {
        try bench.store.outbox(of: nil, state: nil).filter { $0.recipient.hasPrefix("van-hanh") }
    }

    @Test func `a working day before the first ends the operator hears of it, and daily`()
        async throws
    {
        let bench = try Self.bench("")
        try await bench.pass(at: "2021-03-01T08:00:00")
        // Held on Monday 08/03; before the deadline of 15/03 17:00 there is time.
        for day in ["08", "09", "10", "11"] {
            try await bench.pass(at: "2021-03-\(day)T08:00:00")
        }
        #expect(try Self.told(bench).isEmpty)
        try await bench.pass(at: "2021-03-12T16:59:00")
        #expect(try Self.told(bench).isEmpty)
        // Friday at 17:00:59 is a working day before Monday at 17:00:59.
        try await bench.pass(at: "2021-03-12T17:01:00")
        try await bench.pass(at: "2021-03-12T18:00:00")
        let letters = try Self.told(bench)
        #expect(letters.count == 1)
        let text = try #require(
            try bench.store.letter(letters[0].id)?.bytes.flatMap { StoredMessage($0).text }
        )
        #expect(text.contains("2 thư chờ duyệt"), "\(text)")
        #expect(text.contains("17 giờ 00 phút ngày 15/3/2021"), "\(text)")
        try await bench.pass(at: "2021-03-15T08:00:00")
        #expect(try Self.told(bench).count == 2)
        _ = try bench.store.release(.all)
        try await bench.pass(at: "2021-03-15T08:01:00")
        #expect(try bench.store.causes().allSatisfy { $0.cause.kind != .approval })
    }

    @Test func `where there is less time than that the operator hears at once`() async throws {
        let bench = try Self.bench("  nếu gián đoạn: gửi bù trong vòng 2 giờ")
        try await bench.pass(at: "2021-03-01T08:00:00")
        try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(try Self.told(bench).count == 1)
    }
}

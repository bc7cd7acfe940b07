import Campaigns
import Delivery
import Foundation
import Testing

/// Letters to one mailbox for two units are told apart by their subjects.
@Suite struct SubjectTests {
    private static let milestones = """
        MỐC a "Báo cáo A"
          hạn: thứ Hai 15/03/2021 17:00
        MỐC b "Báo cáo B"
          hạn: thứ Ba 16/03/2021 17:00

        """

    private static func block(_ milestones: String, _ more: String = "") -> String {
        """
        NHẮC VIỆC nhac "Nhắc"
          mốc: \(milestones)
          gửi: thứ Tư 10/03/2021 lúc 08:00
          gửi tới: đơn vị chưa nộp
        \(more)

        """
    }

    /// Chi cục B has the mailbox of Chi cục A.
    private static let shared = TestBench.units.replacing("ccb@so.example", with: "cca@so.example")

    private func subjects(_ block: String, units: String = shared) async throws -> [String] {
        let bench = try TestBench(Self.milestones + block, units: units)
        try await bench.pass(at: "2021-03-10T08:00:00")
        return try bench.read().map(\.subject)
    }

    @Test func `a letter about several things names its unit`() async throws {
        let units = ["Chi cục A", "Chi cục B", "Công đoàn"]
        let expected = units.map { "[Thi đua] 02 việc cần nộp – \($0) – thư ngày 10/3/2021" }
        #expect(try await subjects(Self.block("a, b")).sorted() == expected.sorted())
        let apart = try await subjects(Self.block("a, b"), units: TestBench.units)
        #expect(apart.sorted() == expected.sorted())
    }

    @Test func `a letter about one thing has its reference, and nothing more`() async throws {
        #expect(
            try await subjects(Self.block("a")).sorted()
                == ["CCA", "CCB", "CD"].map {
                    "[Thi đua] Báo cáo A – hạn 17:00 ngày 15/3/2021 #A-\($0)"
                }
        )
    }

    @Test(arguments: [
        (
            "Gửi báo cáo",
            ["Gửi báo cáo", "Gửi báo cáo – Chi cục A", "Gửi báo cáo – Chi cục B"]
        ),
        (
            "Gửi {mã_việc}", ["Gửi #A-CCA", "Gửi #A-CCB", "Gửi #A-CD"]
        ),
        (
            "{đơn_vị}: gửi", ["Chi cục A: gửi", "Chi cục B: gửi", "Công đoàn: gửi"]
        ),
    ])
    func `a subject of its own gets the unit's name where the mailbox is shared and it has none`(
        subject: String,
        expected: [String]
    ) async throws {
        let line = "  tiêu đề: \"\(subject)\""
        #expect(try await subjects(Self.block("a", line)).sorted() == expected)
        let apart = try await subjects(Self.block("a", line), units: TestBench.units)
        #expect(apart.allSatisfy { !$0.hasSuffix("– Chi cục A") })
    }

    @Test func `the subject is no part of the conversation that a letter belongs to`() async throws
    {
        func threads(_ units: String) async throws -> [String] {
            let line = "  tiêu đề: \"Gửi báo cáo\""
            let bench = try TestBench(Self.milestones + Self.block("a", line), units: units)
            try await bench.pass(at: "2021-03-10T08:00:00")
            return bench.transport.delivered.flatMap { letter in
                String(decoding: letter.bytes, as: UTF8.self).split(separator: "\r\n")
                    .filter { $0.hasPrefix("Thread-Topic") || $0.hasPrefix("References") }
                    .map(String.init)
            }.sorted()
        }
        #expect(try await threads(Self.shared) == threads(TestBench.units))
    }
}

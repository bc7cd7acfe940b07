import Campaigns
import Testing

/// A letter offers an extension only where the deadline is not by law and the thing is not done.
@Suite struct ExtensionOfferTests {
    private static func plan(_ line: String, to: String = "đơn vị chưa nộp") -> String {
        """
        MỐC luat "Niêm yết danh sách"
          mã: "NY"
          hạn: thứ Hai 15/03/2021 17:00
          đơn vị thực hiện: CCA, CCB
          căn cứ hạn: theo luật "Điều 32 Luật Bầu cử"
        MỐC phong "Báo cáo tháng"
          mã: "BC"
          hạn: thứ Hai 15/03/2021 17:00
          đơn vị thực hiện: CCA, CD
        NHẮC VIỆC nhac "Nhắc"
          mốc: luat, phong
          gửi: \(line)
          gửi tới: \(to)

        """
    }

    private static let before = ("3 ngày trước hạn, lúc 08:00", "2021-03-12T08:00:00")
    private static let after = ("1 ngày sau hạn, lúc 08:00", "2021-03-16T08:00:00")

    /// The letter to a unit, with its lines joined.
    private func letter(
        to unit: String,
        _ line: (rule: String, moment: String),
        _ prepare: (TestBench) throws -> Void = { _ in },
        readers: String = "đơn vị chưa nộp"
    ) async throws -> ReadLetter {
        let bench = try TestBench(Self.plan(line.rule, to: readers))
        try prepare(bench)
        try await bench.pass(at: line.moment)
        let letter = try bench.read().first { $0.recipient.hasPrefix(unit) }
        return try #require(letter)
    }

    @Test(arguments: [before, after])
    func `a letter about a deadline by law offers none, one about the office's does`(
        rule: String,
        moment: String
    ) async throws {
        let byLaw = try await letter(to: "ccb", (rule, moment))
        #expect(byLaw.bodies.allSatisfy { !$0.contains("gia hạn") })
        #expect(byLaw.bodies.allSatisfy { $0.contains("Điều 32 Luật Bầu cử") })
        let own = try await letter(to: "cd@", (rule, moment))
        #expect(own.bodies.allSatisfy { $0.contains("gia hạn") })
    }

    @Test(arguments: [before, after])
    func `of several things those that allow an extension are named`(
        rule: String,
        moment: String
    ) async throws {
        let both = try await letter(to: "cca", (rule, moment))
        for body in both.bodies {
            #expect(body.contains("(chỉ với việc #BC-CCA)"), "\(body)")
            #expect(!body.contains("chỉ với việc #NY"))
        }
    }

    @Test func `of what is done nobody asks an extension`() async throws {
        let done = try await letter(
            to: "cd@",
            Self.before,
            { try $0.report("CD", "phong", at: "2021-03-09T09:00:00") },
            readers: "đơn vị"
        )
        #expect(done.bodies.allSatisfy { !$0.contains("gia hạn") })
        let several = try await letter(
            to: "cca",
            Self.before,
            { try $0.report("CCA", "phong", at: "2021-03-09T09:00:00") },
            readers: "đơn vị"
        )
        #expect(several.bodies.allSatisfy { !$0.contains("gia hạn") })
    }
}

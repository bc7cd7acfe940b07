import Campaigns
import Foundation
import Testing

/// A block's own words are never lost, whatever shares a letter with them.
@Suite struct OwnWordsTests {
    private static let milestones = """
        MỐC a "Báo cáo A"
          hạn: thứ Hai 15/03/2021 17:00
          đơn vị thực hiện: CCA
        MỐC b "Báo cáo B"
          hạn: thứ Ba 16/03/2021 17:00
          đơn vị thực hiện: CCA
        MỐC c "Báo cáo C"
          hạn: thứ Tư 17/03/2021 17:00
          đơn vị thực hiện: CCA

        """

    /// A block that reminds on 10 March at 08:00, with these lines of its own.
    private static func block(_ id: String, _ milestones: String, _ lines: String...) -> String {
        """
        NHẮC VIỆC \(id) "Khối \(id)"
          mốc: \(milestones)
          gửi: thứ Tư 10/03/2021 lúc 08:0\(id.count)
          gửi tới: đơn vị chưa nộp
        \(lines.map { "  \($0)\n" }.joined())
        """
    }

    private static let plain = block("k", "b, c")
    private static let subject = #"tiêu đề: "[Thi đua] Riêng về {việc}""#
    private static let body = "nội dung:\n  > Lời riêng về {việc} & hạn {hạn}.\n  >\n  > Câu cuối."

    private func letters(_ blocks: String...) async throws -> [ReadLetter] {
        let bench = try TestBench(Self.milestones + blocks.joined())
        try await bench.pass(at: "2021-03-10T08:05:00")
        _ = try bench.totals()
        return try bench.read()
    }

    @Test func `a text of its own names what was returned, and whence the deadline comes`()
        async throws
    {
        let bench = try TestBench(
            Self.milestones
                + Self.block(
                    "rieng",
                    "a",
                    Self.subject,
                    "nội dung:\n  > Hạn {hạn}.\n  > {căn_cứ_hạn}"
                )
                .replacing("thứ Tư 10/03/2021 lúc 08:05", with: "1 ngày trước hạn, lúc 08:00")
        )
        try await bench.pass(at: "2021-03-08T08:00:00")
        try bench.report("CCA", "a", at: "2021-03-11T08:00:00")
        try bench.report("CCA", "a", at: "2021-03-12T09:00:00", .returned)
        for time in ["12T09:01", "15T08:00"] { try await bench.pass(at: "2021-03-\(time):00") }
        let letter = try #require(try bench.read().last)
        #expect(letter.subject == "[Thi đua] Riêng về Báo cáo A")
        let words = letter.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            words.contains(
                "Thời hạn trên là thời hạn gửi lại, tính từ ngày trả lại hồ sơ (12/3/2021)."
            )
        )
        #expect(words.contains("đã nhận Báo cáo A và ngày 12/3/2021 trả lại"))
        _ = try bench.totals()
    }

    @Test func `a text of its own is a section below its subject, beside the list of the others`()
        async throws
    {
        let letters = try await letters(
            Self.plain,
            Self.block("rieng", "a", Self.subject, Self.body)
        )
        #expect(letters.count == 1)
        let letter = try #require(letters.first)
        #expect(letter.subject == "[Thi đua] 03 việc cần nộp – Chi cục A – thư ngày 10/3/2021")
        #expect(
            letter.text.contains(
                """
                * * *
                Riêng về Báo cáo A

                Lời riêng về Báo cáo A & hạn 17:00 ngày 15/3/2021.

                Câu cuối.

                Trân trọng
                """
            ),
            "\(letter.text)"
        )
        #expect(letter.html.contains(">Riêng về Báo cáo A</p>"))
        #expect(letter.html.contains("Lời riêng về Báo cáo A &amp; hạn 17:00 ngày 15/3/2021."))
        #expect(letter.html.split(separator: "<html").count == 2)
        for body in letter.bodies {
            #expect(body.contains("#B-CCA") && body.contains("#C-CCA") && !body.contains("#A-CCA"))
            #expect(body.components(separatedBy: "Trân trọng cảm ơn").count == 2)
            #expect(body.components(separatedBy: "không thay thế văn bản hành chính").count == 2)
        }
    }

    @Test func `of two blocks with words of their own each has a section`() async throws {
        let letters = try await letters(
            Self.block("mot", "a", Self.subject, Self.body),
            Self.block("hai", "b", #"tiêu đề: "Quyết toán: {việc}""#)
        )
        #expect(letters.count == 1)
        for body in try #require(letters.first).bodies {
            #expect(body.contains("gửi đơn vị 02 nội dung dưới đây"), "\(body)")
            #expect(body.contains("Riêng về Báo cáo A") && body.contains("Câu cuối."))
            #expect(body.contains("Quyết toán: Báo cáo B") && body.contains("#B-CCA"))
            #expect(body.components(separatedBy: "Kính gửi: ").count == 2)
        }
    }

    @Test func `a text that greets as its letter does greets once`() async throws {
        let text = "nội dung:\n  > Kính gửi: {đơn_vị}\n  >\n  > Lời riêng."
        let own = Self.block("rieng", "a", Self.subject, text)
        for letters in [try await letters(own), try await letters(Self.plain, own)] {
            for body in try #require(letters.first).bodies {
                #expect(body.components(separatedBy: "Kính gửi").count == 2, "\(body)")
                #expect(body.contains("Lời riêng."))
            }
        }
    }

    @Test func `the letter names those alone who get all of it`() async throws {
        let copied = Self.block("mot", "a", Self.subject, "đồng gửi: thủ trưởng đơn vị")
        for (other, isNamed) in [
            (Self.block("hai", "b", #"tiêu đề: "Hai""#), false),
            (Self.block("hai", "b", #"tiêu đề: "Hai""#, "đồng gửi: thủ trưởng đơn vị"), true),
        ] {
            let letter = try await letters(copied, other).first { $0.recipient == "cca@so.example" }
            #expect(try #require(letter).bodies.allSatisfy { $0.contains("Đồng gửi") == isNamed })
        }
    }

    @Test func `a text about one thing stands once for each of several`() async throws {
        let letters = try await letters(Self.block("rieng", "a, b", Self.subject, Self.body))
        #expect(
            letters.map(\.subject) == ["[Thi đua] 02 việc cần nộp – Chi cục A – thư ngày 10/3/2021"]
        )
        for body in try #require(letters.first).bodies {
            #expect(
                body.contains("Lời riêng về Báo cáo A") && body.contains("Lời riêng về Báo cáo B")
            )
        }
    }

    @Test func `a text that lists the things is the whole letter, where no other has words`()
        async throws
    {
        let list = "nội dung:\n  > Đề nghị gửi:\n  > {danh_sách_việc}"
        let carrier = Self.block("liet-ke", "a", Self.subject, list)
        let whole = try await letters(Self.plain, carrier)
        #expect(whole.map(\.subject) == ["[Thi đua] Riêng về Báo cáo A"])
        for body in try #require(whole.first).bodies {
            for id in ["#A-CCA", "#B-CCA", "#C-CCA"] { #expect(body.contains(id)) }
        }
        let shared = try await letters(carrier, Self.block("rieng", "b", Self.body))
        #expect(
            shared.map(\.subject) == ["[Thi đua] 02 việc cần nộp – Chi cục A – thư ngày 10/3/2021"]
        )
        for body in try #require(shared.first).bodies {
            #expect(body.contains("Đề nghị gửi:") && body.contains("#A-CCA"))
            #expect(body.contains("Khối rieng") && body.contains("Lời riêng về Báo cáo B"))
        }
    }

    @Test func `a template of its own is a section, the usual ones are none`() async throws {
        let own = try await letters(Self.plain, Self.block("mau", "a", "mẫu thư: don-vi-moi"))
        #expect(own.count == 1)
        let letter = try #require(own.first)
        for body in letter.bodies {
            #expect(body.contains("được bổ sung vào danh sách"), "\(body)")
        }
        #expect(letter.html.components(separatedBy: "<html").count == 2)
        let usual = try await letters(Self.plain, Self.block("mau", "a", "mẫu thư: nhac-viec"))
        #expect(try #require(usual.first).text.contains("#A-CCA"))
        #expect(usual.allSatisfy { !$0.text.contains("* * *") })
    }

    @Test func `a thing that a block has words of its own for is not listed beside them`()
        async throws
    {
        let letters = try await letters(
            Self.block("k", "a, b"),
            Self.block("rieng", "a", Self.subject, Self.body)
        )
        let letter = try #require(letters.first)
        #expect(letters.count == 1)
        #expect(!letter.text.contains("#A-CCA") && letter.text.contains("#B-CCA"))
        #expect(letter.text.contains("Lời riêng về Báo cáo A"))
    }

    @Test(arguments: [("gộp: không", 2), ("gộp: có", 1), ("merge: no", 2)])
    func `a block's letters are kept apart where it says so`(line: String, count: Int) async throws
    {
        let letters = try await letters(Self.plain, Self.block("rieng", "a", line))
        #expect(letters.count == count)
        let apart = letters.filter {
            $0.subject == "[Thi đua] Báo cáo A – hạn 17:00 ngày 15/3/2021 #A-CCA"
        }
        #expect(apart.count == count - 1)
    }

    @Test func `what is left of a letter keeps the words of its blocks`() async throws {
        let bench = try TestBench(
            Self.milestones + Self.plain + Self.block("rieng", "a", Self.subject, Self.body)
        )
        try bench.plan(at: "2021-03-10T08:05:00")
        try bench.report("CCA", "c", at: "2021-03-10T08:06:00")
        try await bench.pass(at: "2021-03-10T08:07:00")
        let letters = try bench.read()
        #expect(letters.count == 1)
        for body in try #require(letters.first).bodies {
            #expect(body.contains("Lời riêng về Báo cáo A") && body.contains("#B-CCA"))
            #expect(!body.contains("#C-CCA"))
        }
        _ = try bench.totals()
    }
}

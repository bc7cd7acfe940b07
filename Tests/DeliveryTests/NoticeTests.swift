import Campaigns
import Delivery
import Foundation
import Letters
import Mail
import Testing

/// What units are told once: a moved deadline, the open milestones of a unit that joined late.
@Suite struct NoticeTests {
    static func plan(due: String = "15/03/2021 17:00", second: String = "22/03/2021 17:00")
        -> String
    {
        """
        MỐC ke-hoach "Kế hoạch phát động"
          hạn: \(due)
        MỐC bao-cao "Báo cáo tháng"
          hạn: \(second)
        NHẮC VIỆC nhac "Nhắc"
          mốc: ke-hoach, bao-cao
          gửi: 7 ngày trước hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp
          đồng gửi: thủ trưởng đơn vị

        """
    }

    static let joined =
        TestBench.units
        + "\nCCC,Chi cục C,chi cục,khối chi cục,70,ccc@so.example,Chi cục trưởng,ccc-ld@so.example\n"

    @Test func `a returned report is told of though no block reminds of it`() async throws {
        let bench = try TestBench(
            Self.plan().replacing("mốc: ke-hoach, bao-cao", with: "mốc: bao-cao")
        )
        try await bench.pass(at: "2021-03-01T08:00:00")
        try bench.report("CCA", "ke-hoach", at: "2021-03-02T09:00:00")
        try bench.report("CCA", "ke-hoach", at: "2021-03-03T10:00:00", .returned)
        try await bench.pass(at: "2021-03-03T10:01:00")
        try await bench.pass(at: "2021-03-03T10:02:00")
        let told = bench.transport.delivered
        #expect(told.map(\.recipient.addrSpec) == ["cca@so.example"])
        let words = try #require(told.first).text()
        #expect(words.contains("Kế hoạch phát động"), "\(words)")
        _ = try bench.totals()
    }

    @Test func `no letter says of what was returned that it was never received`() async throws {
        let bench = try TestBench(
            """
            MỐC ke-hoach "Kế hoạch phát động"
              hạn: 29/04/2021 17:00
              đơn vị thực hiện: CCA
            NHẮC VIỆC truoc "Nhắc trước hạn"
              mốc: ke-hoach
              gửi: 7 ngày trước hạn, lúc 08:00
              gửi tới: đơn vị chưa nộp
            NHẮC VIỆC sau "Quá hạn"
              mốc: ke-hoach
              gửi: 1 ngày làm việc sau hạn, lúc 08:00
              gửi tới: đơn vị chưa nộp
              đồng gửi: thủ trưởng đơn vị

            """
        )
        try await bench.pass(at: "2021-03-15T08:00:00")
        try bench.report("CCA", "ke-hoach", at: "2021-03-15T09:00:00")
        try bench.report("CCA", "ke-hoach", at: "2021-03-16T09:00:00", .returned)
        for time in ["03-16T09:01", "04-05T08:00", "04-22T08:00", "04-30T08:00"] {
            try await bench.pass(at: "2021-\(time):00")
        }
        let letters = try bench.read()
        #expect(
            letters.map(\.recipient) == [
                "cca@so.example", "cca@so.example", "cca@so.example", "cca-ld@so.example",
            ]
        )
        for body in letters.flatMap(\.bodies) {
            let words = body.replacing(#/\s+/#, with: " ")
            #expect(words.contains("16/3/2021"), "\(words)")
            #expect(!words.contains("chưa nhận được Kế hoạch"), "\(words)")
        }
        for letter in letters.suffix(3) {
            let words = letter.text.replacing(#/\s+/#, with: " ")
            #expect(words.contains("đã nhận và ngày 16/3/2021 trả lại"), "\(words)")
        }
        _ = try bench.totals()
    }

    @Test func `a unit that joins late is greeted with what is open, and reminded of that alone`()
        async throws
    {
        let bench = try TestBench(Self.plan())
        try await bench.pass(at: "2021-03-08T08:00:00")
        // The service was off when the letters of 15/3 fell due; the new list came with it.
        try bench.edit(Self.plan(), units: Self.joined, at: "2021-03-15T10:00:00")
        try await bench.pass(at: "2021-03-15T10:00:00")
        let mine = bench.transport.delivered.filter { $0.recipient.addrSpec.hasPrefix("ccc") }
        #expect(mine.map(\.recipient.addrSpec) == ["ccc@so.example"])
        let words = try #require(mine.first).text()
        #expect(words.contains("Đơn vị được bổ sung vào danh sách thực hiện"))
        #expect(words.contains("Kế hoạch phát động") && words.contains("Báo cáo tháng"))
        try bench.edit(Self.plan(), at: "2021-03-16T10:00:00")
        try await bench.pass(at: "2021-03-16T10:00:00")
        let all = bench.transport.delivered.filter { $0.recipient.addrSpec.hasPrefix("ccc") }
        #expect(all.count == 1)
        _ = try bench.totals()
    }

    @Test func `a unit that a later set brings is not dunned for what was due before it`()
        async throws
    {
        let plan = """
            MỐC truoc "Việc trước"
              hạn: 08/03/2021 17:00
            MỐC sau "Việc sau"
              hạn: 22/03/2021 17:00
            NHẮC VIỆC qua-han "Quá hạn"
              mốc: truoc, sau
              gửi: mỗi thứ Tư lúc 08:00, sau hạn, cho đến khi nộp
              gửi tới: đơn vị chưa nộp
              đồng gửi: thủ trưởng đơn vị

            """
        let bench = try TestBench(plan)
        try await bench.pass(at: "2021-03-10T08:00:00")
        try bench.edit(plan, units: Self.joined, at: "2021-03-15T10:00:00")
        for day in [15, 17, 24] { try await bench.pass(at: "2021-03-\(day)T10:00:00") }
        let mine = try bench.read().filter { $0.recipient.hasPrefix("ccc") }
        #expect(
            mine.map(\.recipient) == ["ccc@so.example", "ccc@so.example", "ccc-ld@so.example"]
        )
        for body in mine.flatMap(\.bodies) {
            #expect(body.contains("Việc sau") && !body.contains("Việc trước"), "\(body)")
        }
        _ = try bench.totals()
    }

    @Test func `a unit whose first day comes is greeted on that day`() async throws {
        let lines = Self.joined.split(separator: "\n")
        let dated =
            ([lines[0] + ",từ ngày"] + lines.dropFirst().dropLast().map { $0 + "," }
            + [lines[lines.count - 1] + ",16/03/2021"]).joined(separator: "\n")
        let bench = try TestBench(Self.plan(), units: dated)
        try await bench.pass(at: "2021-03-15T08:00:00")
        #expect(!bench.transport.delivered.contains { $0.recipient.addrSpec.hasPrefix("ccc") })
        try await bench.pass(at: "2021-03-16T00:00:00")
        try await bench.pass(at: "2021-03-16T07:30:00")
        let mine = bench.transport.delivered.filter { $0.recipient.addrSpec.hasPrefix("ccc") }
        #expect(mine.map(\.recipient.addrSpec) == ["ccc@so.example"])
        // The deadline of 15/3 was over before the unit joined.
        #expect(try !#require(mine.first).text().contains("Kế hoạch phát động"))
    }

    @Test func `the office is told once when reminding ends before the thing is done`() async throws
    {
        let bench = try TestBench(
            """
            MỐC ke-hoach "Kế hoạch phát động"
              hạn: 15/03/2021 17:00
            NHẮC VIỆC qua-han "Quá hạn"
              mốc: ke-hoach
              gửi: mỗi thứ Ba, thứ Tư, thứ Năm lúc 08:00, sau hạn, cho đến khi nộp
              gửi tới: đơn vị chưa nộp
              gửi tối đa: 2 lần
            TỔNG HỢP tuan "Tuần"
              gửi: mỗi thứ Sáu lúc 16:00
              gửi tới: phòng TCCB
              mẫu thư: tong-hop-tuan

            """
        )
        for day in 16...19 { try await bench.pass(at: "2021-03-\(day)T08:00:00") }
        try bench.report("CD", "ke-hoach", at: "2021-03-19T09:00:00")
        try await bench.pass(at: "2021-03-19T16:00:00")
        let first = try #require(bench.transport.delivered.last).text()
            .replacing(#/\s+/#, with: " ")
        #expect(
            first.contains(
                "Kế hoạch phát động: đã nhắc đủ số lần, không nhắc thêm 02 đơn vị chưa nộp (Chi cục A; Chi cục B)"
            ),
            "\(first)"
        )
        for day in 23...25 { try await bench.pass(at: "2021-03-\(day)T08:00:00") }
        try await bench.pass(at: "2021-03-26T16:00:00")
        let second = try #require(bench.transport.delivered.last).text()
        #expect(second.contains("26/3/2021") && !second.contains("không nhắc thêm"))
    }

    @Test func `a letter that was released days later speaks of the day on which it leaves`()
        async throws
    {
        let bench = try TestBench(
            """
            MỐC ke-hoach "Kế hoạch phát động"
              hạn: 15/03/2021 17:00
            NHẮC VIỆC truoc "Nhắc trước hạn"
              mốc: ke-hoach
              gửi: 3 ngày làm việc trước hạn, lúc 08:00
              gửi tới: đơn vị chưa nộp
            NHẮC VIỆC qua-han "Quá hạn"
              mốc: ke-hoach
              gửi: 1 ngày sau hạn, lúc 08:00
              gửi tới: đơn vị chưa nộp
              duyệt trước khi gửi: có

            """
        )
        try await bench.pass(at: "2021-03-10T08:00:00")
        try await bench.pass(at: "2021-03-16T08:00:00")
        #expect(bench.transport.delivered.count == 3)
        #expect(try bench.store.release(.all).count == 3)
        try await bench.pass(at: "2021-03-18T10:00:00")
        let letters = bench.transport.delivered.dropFirst(3)
        #expect(letters.count == 3)
        let words = try #require(letters.first).text().replacing(#/\s+/#, with: " ")
        #expect(words.contains("Đến 10 giờ 00 phút ngày 18/3/2021"), "\(words)")
        #expect(words.contains("quá hạn 03 ngày"), "\(words)")
        #expect(words.contains("Phòng đã nhắc vào ngày 10/3/2021."), "\(words)")
        let bytes = try #require(letters.first).bytes
        #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("Date: Thu, 18 Mar 2021 10:00"))
        #expect(Set(letters.map(\.id)).count == 3)
        _ = try bench.totals()
    }

    @Test func `what a day off drops is told as skipped`() async throws {
        let bench = try TestBench(
            Self.plan(due: "14/03/2021 17:00")
                .replacing("  gửi tới", with: "  nếu rơi ngày nghỉ: không gửi\n  gửi tới")
        )
        try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(bench.transport.delivered.isEmpty)
        #expect(try bench.totals() == [.skipped: 6])
    }
}

import Campaigns
import Testing

/// Letters speak of the moment at which they leave.
@Suite struct LetterTimeTests {
    private static func plan(_ line: String, grace: String = "") -> String {
        """
        MỐC ke-hoach "Kế hoạch phát động"
          hạn: thứ Hai 15/03/2021 17:00
          đơn vị thực hiện: CCA
        \(grace)
        NHẮC VIỆC nhac "Nhắc"
          mốc: ke-hoach
          gửi: \(line)
          khung giờ gửi: mọi lúc
          gửi tới: đơn vị chưa nộp
        TỔNG HỢP toi "Tối"
          gửi: thứ Hai 15/03/2021 lúc 18:00
          khung giờ gửi: mọi lúc
          gửi tới: phòng TCCB

        """
    }

    @Test(arguments: [
        ("lúc đến hạn", "", "2021-03-15T17:00:00", "đã đến hạn lúc 17:00 hôm nay"),
        ("10 phút sau hạn", "", "2021-03-15T17:10:00", "quá hạn từ 17:00 hôm nay"),
        (
            "10 phút sau hạn", "  ân hạn: 30 phút", "2021-03-15T17:10:00",
            "đã đến hạn lúc 17:00 hôm nay"
        ),
        ("1 ngày sau hạn, lúc 08:00", "", "2021-03-16T08:00:00", "quá hạn 01 ngày"),
    ])
    func `a reminder says how the minute in which it leaves stands to the deadline`(
        line: String,
        grace: String,
        moment: String,
        words: String
    ) async throws {
        let bench = try TestBench(Self.plan(line, grace: grace))
        try bench.plan(at: "2021-03-15T12:00:00")
        try await bench.pass(at: moment)
        let letter = try #require(try bench.read().first { $0.subject.contains("#KE-HOACH-CCA") })
        #expect(letter.text.contains(words), "\(letter.text)")
        #expect(letter.html.contains(words))
        #expect(!letter.text.contains(" 00 ngày") && !letter.html.contains(" 00 ngày"))
        #expect(letter.subject.contains("Quá hạn") == words.hasPrefix("quá hạn"))
    }

    @Test func `a digest on the evening of a deadline says since when, not 00 days`() async throws {
        let bench = try TestBench(Self.plan("1 ngày sau hạn, lúc 08:00"))
        try bench.plan(at: "2021-03-15T12:00:00")
        try await bench.pass(at: "2021-03-15T18:00:00")
        let digest = try #require(try bench.read().first)
        #expect(digest.text.contains("từ 17:00"), "\(digest.text)")
        #expect(digest.html.contains("từ 17:00"))
        for part in digest.bodies {
            #expect(!part.contains(" 00 ngày") && !part.contains("ngày ngày"))
        }
    }
}

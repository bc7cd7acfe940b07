import Campaigns
import Testing

/// Letters of blocks without words of their own.
@Suite struct UsualWordsTests {
    @Test(arguments: [
        ("a", "2021-03-10T08:00:00", true), ("a, b", "2021-03-10T08:00:00", false),
        ("a", "2021-03-16T08:00:00", false),
    ])
    func `where the campaign does not say how to submit no letter leaves that open`(
        milestones: String,
        moment: String,
        fallsBack: Bool
    ) async throws {
        let bench = try TestBench(
            """
            MỐC a "Báo cáo A"
              hạn: thứ Hai 15/03/2021 17:00
            MỐC b "Báo cáo B"
              hạn: thứ Ba 16/03/2021 17:00
            NHẮC VIỆC nhac "Nhắc"
              mốc: \(milestones)
              gửi: thứ Tư 10/03/2021 lúc 08:00
              gửi: thứ Ba 16/03/2021 lúc 08:00
              gửi tới: đơn vị chưa nộp

            """
        )
        try await bench.pass(at: moment)
        let letters = try bench.read()
        #expect(letters.count == 3)
        for body in letters.flatMap(\.bodies) {
            #expect(!body.contains("Cách gửi: ."), "\(body)")
            #expect(body.contains("trả lời thư này, đính kèm hồ sơ") == fallsBack)
        }
    }
}

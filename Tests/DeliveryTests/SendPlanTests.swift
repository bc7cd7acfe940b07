import Campaigns
import Delivery
import Testing

/// What is shown beforehand is what leaves.
@Suite struct SendPlanTests {
    private static let milestones = """
        MỐC viec "Việc"
          hạn: thứ Sáu 19/03/2021 17:00
          đơn vị thực hiện: CCA
        MỐC khac "Việc khác"
          hạn: thứ Sáu 19/03/2021 17:00
          đơn vị thực hiện: CCA
        MỐC dem "Báo cáo đêm"
          hạn: thứ Tư 10/03/2021 22:00
          đơn vị thực hiện: CCA

        """

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let blocks: String
        /// When letters leave, or are written and wait, to whomever.
        let letters: [String]
    }

    static let cases = [
        Case(
            testDescription: "what waits for approval joins nothing that does not",
            blocks: """
                NHẮC VIỆC a "A"
                  mốc: viec
                  gửi: thứ Sáu 12/03/2021 lúc 08:00
                  gửi tới: đơn vị chưa nộp
                NHẮC VIỆC b "B"
                  mốc: khac
                  gửi: thứ Sáu 12/03/2021 lúc 08:15
                  gửi tới: đơn vị chưa nộp
                  duyệt: có
                """,
            letters: ["2021-03-12T08:00:00", "2021-03-12T08:15:00"]
        ),
        Case(
            testDescription: "a digest of every day leaves on days off, one a day",
            blocks: """
                TỔNG HỢP ngay "Ngày"
                  gửi: mỗi ngày lúc 08:00, từ 11/03/2021, đến 15/03/2021
                  gửi tới: phòng TCCB
                """,
            letters: (11...15).map { "2021-03-\($0)T08:00:00" }
        ),
        Case(
            testDescription: "two digests that days off move to one instant are one",
            blocks: """
                TỔNG HỢP ngay "Ngày"
                  gửi: mỗi ngày lúc 08:00, từ 11/03/2021, đến 15/03/2021
                  nếu rơi ngày nghỉ: ngày làm việc liền trước
                  gửi tới: phòng TCCB
                """,
            letters: [11, 12, 15].map { "2021-03-\($0)T08:00:00" }
        ),
        Case(
            testDescription: "a bulletin that is stale when the window opens is none",
            blocks: """
                BÁO CÁO NHANH nhanh "Nhanh"
                  ngày: thứ Năm 11/03/2021
                  khung giờ gửi: 07:30 đến 18:00
                  gửi: cứ 4 giờ, từ 06:00 đến 22:00
                  gửi tới: phòng TCCB
                """,
            letters: ["2021-03-11T10:00:00", "2021-03-11T14:00:00"]
        ),
        Case(
            testDescription: "of what waits for the window only the newest leaves",
            blocks: """
                NHẮC VIỆC gio "Theo giờ"
                  mốc: dem
                  gửi: 2 giờ sau hạn
                  gửi: 4 giờ sau hạn
                  gửi: 6 giờ sau hạn
                  gửi: 8 giờ sau hạn
                  gửi tới: đơn vị chưa nộp
                NHẮC VIỆC ngay "Ngoài khung giờ"
                  mốc: dem
                  gửi: 1 ngày sau hạn, lúc 20:00
                  gửi: 2 ngày sau hạn, lúc 06:00
                  gửi tới: đơn vị chưa nộp
                """,
            letters: ["2021-03-11T07:30:00", "2021-03-12T07:30:00"]
        ),
        Case(
            testDescription: "a limit counts letters that leave",
            blocks: """
                NHẮC VIỆC gio "Theo giờ"
                  mốc: dem
                  gửi: 2 giờ sau hạn
                  gửi: 4 giờ sau hạn
                  gửi: mỗi ngày làm việc lúc 14:00, sau hạn, cho đến khi nộp
                  gửi tới: đơn vị chưa nộp
                  gửi tối đa: 2 lần
                """,
            letters: ["2021-03-11T07:30:00", "2021-03-11T14:00:00"]
        ),
        Case(
            testDescription: "own words share a letter with what is due within half an hour",
            blocks: """
                NHẮC VIỆC a "A"
                  mốc: viec, khac
                  gửi: thứ Sáu 12/03/2021 lúc 08:00
                  gửi tới: đơn vị chưa nộp
                NHẮC VIỆC rieng "Riêng"
                  mốc: viec
                  gửi: thứ Sáu 12/03/2021 lúc 08:10
                  gửi tới: đơn vị chưa nộp
                  nội dung:
                    > Lời riêng.
                NHẮC VIỆC rieng-ra "Riêng ra"
                  mốc: khac
                  gửi: thứ Sáu 12/03/2021 lúc 08:20
                  gửi tới: đơn vị chưa nộp
                  gộp: không
                """,
            letters: ["2021-03-12T08:00:00", "2021-03-12T08:20:00"]
        ),
    ]

    @Test(arguments: cases)
    func `the letters of the plan are those that leave, or wait for approval`(example: Case)
        async throws
    {
        let bench = try TestBench(Self.milestones + example.blocks)
        let plan = try SendPlan(Agenda(bench.campaign), isPerUnit: true).rows
            .filter { $0.mergedInto == nil }.map(\.leaves.description)
        #expect(plan.sorted() == example.letters)
        var now = try bench.instant("2021-03-10T00:00:00")
        let end = try bench.instant("2021-03-16T00:00:00")
        while now < end {
            try await bench.pass(at: now)
            now = now.adding(minutes: 5)
        }
        let zone = bench.campaign.zone
        let left = try bench.contents().letters.compactMap { letter -> String? in
            switch letter.state {
            case .sent: letter.ended.map { zone.civil(of: $0).description }
            case .held: zone.civil(of: letter.written).description
            default: nil
            }
        }
        #expect(left.sorted() == example.letters)
        _ = try bench.totals()
    }
}

import Campaigns
import Delivery
import ProgramBench
import Testing

/// What the officers' guide says by example of digests is what happens to its campaign.
@Suite struct GuideDigestTests {
    @Test func `a digest begins where the last one ended, and tells what is entered late`()
        async throws
    {
        #expect(
            try Guide.schedules.shows(
                """
                `ngày 1 mỗi tháng lúc 08:00`: 01/05 là thứ Bảy, 30/04 nghỉ, nên bản ấy đi 08:00 \
                29/04, kể từ 08:00 01/04; bản 01/06 kể tiếp từ 08:00 29/04, có cả báo cáo của CCB \
                nộp 28/04 mà 03/05 mới nhập.
                """
            )
        )
        let bench = try TestBench(
            more: """
                TỔNG HỢP thang "Tổng hợp tháng"
                  gửi: ngày 1 mỗi tháng lúc 08:00
                  gửi tới: phòng TCCB

                """
        )
        for day in ["02-26", "03-01", "03-15", "04-01", "04-15", "04-28"] {
            try await bench.pass(at: "2021-\(day)T08:00:00")
        }
        try await bench.pass(at: "2021-04-28T14:00:00")
        #expect(try await bench.leaving(at: "2021-04-29T08:00:00") == ["tccb"])
        var batch = FactBatch()
        batch.submissions = [
            Submission(
                obligation: ObligationID(unit: UnitCode("CCB"), milestone: "ket-qua"),
                status: .received,
                happened: try bench.instant("2021-04-28T10:00:00"),
                recorded: try bench.instant("2021-05-03T09:00:00")
            )
        ]
        _ = try bench.store.append(batch, to: bench.campaign.id, author: nil)
        for day in ["05-01", "05-15"] { try await bench.pass(at: "2021-\(day)T08:00:00") }
        #expect(try await bench.leaving(at: "2021-06-01T08:00:00") == ["tccb"])
        let ids = Set(
            try bench.store.outbox(of: nil, state: .sent).filter { $0.schedule == "thang" }
                .map(\.subject)
        )
        let letters = try bench.read().filter { ids.contains($0.subject) }.map(\.text)
        #expect(letters.count == 4)
        #expect(letters[2].contains("(từ 08:00 ngày 01/4/2021 đến 08:00 ngày 29/4/2021)"))
        #expect(letters[3].contains("(từ 08:00 ngày 29/4/2021 đến 08:00 ngày 01/6/2021)"))
        let report = "01 đơn vị nộp Báo cáo kết quả rà soát hồ sơ"
        #expect(letters.map { $0.contains(report) } == [false, false, false, true])
    }

    @Test func `what waits for the office is in its next digest`() async throws {
        #expect(
            try Guide.schedules.shows(
                """
                thư `don-doc` của 18/02 chưa ai duyệt thì bản `tuan` 16:00 19/02 ghi "06 thư «Đôn \
                đốc quá hạn» đang chờ duyệt, từ 08:00 ngày 18/02/2021".
                """
            )
        )
        let bench = try TestBench(guide: { $0 })
        try await bench.pass(at: "2021-02-17T18:00:00")
        try await bench.pass(at: "2021-02-18T08:00:00")
        #expect(try await bench.leaving(at: "2021-02-19T16:00:00") == ["tccb"])
        let text = try #require(try bench.read().last?.text).replacing(/\s+/, with: " ")
        #expect(text.contains("06 thư «Đôn đốc quá hạn» đang chờ duyệt, từ 08:00 ngày 18/02/2021"))
    }
}

import Campaigns
import Foundation
import Testing

/// What an office's digest says of what waits for it.
@Suite struct OfficeDigestTests {
    @Test func `what waits for the office stands in its next digest, and is news once`()
        async throws
    {
        let bench = try TestBench(
            DigestTests.daily() + """

                NHẮC VIỆC nhac "Nhắc việc"
                  mốc: m1
                  gửi: thứ Ba 09/03/2021 lúc 09:00
                  gửi tới: đơn vị chưa nộp
                  duyệt trước khi gửi: có
                  nếu gián đoạn: gửi bù trong vòng 2 ngày
                """,
            units: TestBench.units.replacing("cd@so.example", with: ""),
            activatedAt: "2021-03-08T12:00:00"
        )
        try await bench.pass(at: "2021-03-08T12:00:00")
        for day in [
            "09T08:00", "09T09:00", "10T08:00", "11T08:00", "11T10:00", "12T08:00", "15T08:00",
        ] {
            try await bench.pass(at: "2021-03-\(day):00")
        }
        let texts = try bench.read().map { $0.text.replacing("\r\n", with: "\n") }
        #expect(texts.count == 2)
        let first = try #require(texts.first).replacing("\n  ", with: " ")
        #expect(first.contains("02 thư «Nhắc việc» đang chờ duyệt, từ 09:00 ngày 09/3/2021"))
        #expect(first.contains("01 đơn vị còn việc phải nộp chưa có địa chỉ thư (Công đoàn)"))
        let second = try #require(texts.last).replacing("\n  ", with: " ")
        #expect(second.contains("02 thư «Nhắc việc» hết thời gian gửi mà chưa ai duyệt"))
        #expect(!second.contains("bị lỡ do gián đoạn"))
    }

    @Test func `a return that is no news any more is the office's matter`() async throws {
        let bench = try TestBench(DigestTests.daily())
        try bench.report("CCA", "m1", at: "2021-03-08T10:00:00")
        try bench.report("CCA", "m1", at: "2021-03-09T10:00:00", .returned)
        for day in ["10", "11", "12", "15", "16"] {
            try await bench.pass(at: "2021-03-\(day)T08:00:00")
        }
        let texts = try bench.read().map {
            $0.text.replacing("\r\n", with: "\n").replacing("\n  ", with: " ")
        }
        let line = "Chi cục A chưa nộp lại Việc một, đã được đề nghị bổ sung ngày 09/3/2021"
        // The unit's own notice, the first digest, which leaves it to that, and the next.
        #expect(texts.map { $0.contains(line) } == [false, false, true])
    }
}

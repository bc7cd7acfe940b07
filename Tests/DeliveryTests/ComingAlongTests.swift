import Delivery
import Testing

/// What is not due yet and came along with a letter that then did not leave.
@Suite struct ComingAlongTests {
    private static let plan = """
        MỐC mot "Việc một"
          hạn: thứ Hai 15/03/2021 17:00
          đơn vị thực hiện: CCA
        MỐC hai "Việc hai"
          hạn: thứ Hai 15/03/2021 17:00
          đơn vị thực hiện: CCA
        NHẮC VIỆC a "Nhắc một"
          mốc: mot
          gửi: 7 ngày trước hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp
        NHẮC VIỆC b "Nhắc hai"
          mốc: hai
          gửi: 7 ngày trước hạn, lúc 08:20
          gửi tới: đơn vị chưa nộp

        """

    @Test func `it still leaves when what it came along with is settled`() async throws {
        let bench = try TestBench(Self.plan)
        bench.transport.refuse(RelayFault(.connection, "down"))
        try await bench.pass(at: "2021-03-08T08:00:00")
        try bench.report("CCA", "mot", at: "2021-03-08T08:05:00")
        try await bench.pass(at: "2021-03-08T08:06:00")
        bench.transport.refuse(nil)
        bench.restart()
        try await bench.pass(at: "2021-03-08T08:25:00")
        #expect(bench.transport.delivered.count == 1)
        #expect(try bench.milestones(in: 1) == ["hai"])
        #expect(try bench.totals() == [.sent: 1, .skipped: 1])
    }
}

import Campaigns
import Delivery
import Testing

/// Digests, bulletins and their alerts.
@Suite struct CircularTests {
    static let incidents = """
        CHỈ TIÊU vu-viec "Vụ việc"
          tử số: "có vụ việc"
          mẫu số: "đơn vị"
          phấn đấu: 0
        BÁO CÁO NHANH nhanh "Báo cáo nhanh"
          ngày: 23/05/2021
          chỉ tiêu: vu-viec
          gửi: cứ 2 giờ, từ 09:00 đến 21:00
          gửi tới: lãnh đạo Sở
        """

    @Test func `an incident alerts the bulletin's readers on the next pass, at any hour`()
        async throws
    {
        let bench = try TestBench(Self.incidents)
        try bench.figure("CCA", "vu-viec", 0, 1, at: "2021-05-22T22:00:00")
        try await bench.pass(at: "2021-05-22T22:00:00")
        #expect(bench.transport.delivered.isEmpty)
        try bench.figure("CCA", "vu-viec", 1, 1, at: "2021-05-22T23:00:00")
        try await bench.pass(at: "2021-05-22T23:01:00")
        try await bench.pass(at: "2021-05-22T23:02:00")
        #expect(bench.transport.delivered.count == 1)
    }

    @Test func `of two figures for one moment the one that stands alerts, and once`() async throws {
        let bench = try TestBench(Self.incidents)
        try bench.figure("CCA", "vu-viec", 1, 1, at: "2021-05-22T23:00:00")
        try bench.figure("CCA", "vu-viec", 2, 1, at: "2021-05-22T23:00:00")
        try bench.figure("CCB", "vu-viec", 1, 1, at: "2021-05-22T23:00:00")
        try bench.figure("CCB", "vu-viec", 0, 1, at: "2021-05-22T23:00:00")
        try await bench.pass(at: "2021-05-22T23:01:00")
        try await bench.pass(at: "2021-05-22T23:02:00")
        #expect(bench.transport.delivered.count == 1)
        let letters = try bench.store.outbox(of: nil, state: nil)
        #expect(letters.map { $0.subject.hasSuffix("Chi cục A") } == [true])
    }

    @Test func `a daily digest leaves a minute late, although two of a weekend share a Friday`()
        async throws
    {
        let bench = try TestBench(
            """
            TỔNG HỢP ngay "Tổng hợp ngày"
              gửi: mỗi ngày lúc 16:00, từ 06/03/2021
              nếu rơi ngày nghỉ: ngày làm việc liền trước
              gửi tới: phòng TCCB
            """
        )
        try await bench.pass(at: "2021-03-09T16:01:00")
        #expect(bench.transport.delivered.count == 1)
    }

    @Test func `a daily digest leaves on days off, and once a day`() async throws {
        let bench = try TestBench(
            """
            TỔNG HỢP ngay "Tổng hợp ngày"
              gửi: mỗi ngày lúc 16:00, từ 05/03/2021, đến 08/03/2021
              gửi tới: phòng TCCB
            """
        )
        for day in 5...9 {
            try await bench.pass(at: "2021-03-0\(day)T16:00:00")
            #expect(bench.transport.delivered.count == min(day, 8) - 4, "on 0\(day)/03")
        }
        #expect(try bench.totals() == [.sent: 4])
    }

    @Test func `a figure recorded before the bulletin took effect alerts nobody`() async throws {
        let bench = try TestBench(Self.incidents, activatedAt: "2021-05-22T22:00:00")
        try bench.figure("CCA", "vu-viec", 1, 1, at: "2021-05-22T21:30:00")
        try bench.figure("CCB", "vu-viec", 1, 1, at: "2021-05-20T21:30:00")
        try await bench.pass(at: "2021-05-22T22:05:00")
        #expect(bench.transport.delivered.isEmpty)
        #expect(try bench.totals().isEmpty)
        try bench.figure("CCA", "vu-viec", 2, 1, at: "2021-05-22T22:30:00")
        try await bench.pass(at: "2021-05-22T22:31:00")
        #expect(bench.transport.delivered.count == 1)
    }

    @Test func `alerts of one pass stand in the order of the units' codes`() throws {
        let bench = try TestBench(Self.incidents)
        for unit in ["CD", "CCB", "CCA"] {
            try bench.figure(unit, "vu-viec", 1, 1, at: "2021-05-22T23:00:00")
        }
        try bench.plan(at: "2021-05-22T23:01:00")
        let subjects = try bench.store.outbox(of: nil, state: nil).map(\.subject)
        #expect(
            subjects.map { $0.split(separator: ": ").last } == [
                "Chi cục A", "Chi cục B", "Công đoàn",
            ]
        )
    }

    @Test func `a bulletin goes out on a Sunday and a stale one does not`() async throws {
        let bench = try TestBench(
            """
            BÁO CÁO NHANH nhanh "Báo cáo nhanh"
              ngày: Chủ nhật 23/05/2021
              gửi: cứ 2 giờ, từ 09:00 đến 21:00
              chờ số liệu: 20 phút
              gửi tới: lãnh đạo Sở
            """
        )
        try await bench.pass(at: "2021-05-23T09:20:00")
        #expect(bench.transport.delivered.count == 1)
        // Down from 09:20 to 14:20: 11:20 is superseded, 13:20 is older than a third of two hours.
        try await bench.pass(at: "2021-05-23T14:20:00")
        #expect(bench.transport.delivered.count == 1)
        #expect(try bench.totals() == [.sent: 1, .missed: 2])
    }

    @Test func `a digest with nothing new says so in the ledger`() async throws {
        let bench = try TestBench(
            """
            TỔNG HỢP tuan "Tổng hợp tuần"
              gửi: mỗi thứ Sáu lúc 16:00
              gửi tới: phòng TCCB
              nếu không có gì mới: không gửi
            """
        )
        try await bench.pass(at: "2021-03-05T16:00:00")
        #expect(bench.transport.delivered.isEmpty)
        #expect(try bench.totals() == [.skipped: 1])
    }
}

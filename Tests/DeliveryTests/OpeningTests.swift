import Campaigns
import Delivery
import Testing

/// `bắt đầu nhắc từ: N ngày trước hạn` counts from the deadline that holds for the unit.
@Suite struct OpeningTests {
    /// Due on Thursday, 18 March, Chi cục B on Friday, 12 March; nothing is sent earlier than five days
    /// before.
    private static func plan(_ more: String = "") -> String {
        """
        MỐC bao-cao "Báo cáo"
          hạn: thứ Năm 18/03/2021 17:00
          bắt đầu nhắc từ: 5 ngày trước hạn
        \(more)
        NHẮC VIỆC nhac "Nhắc"
          mốc: bao-cao
          gửi: 7 ngày trước hạn, lúc 08:00
          gửi: 3 ngày trước hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp

        """
    }

    /// The days of March on which Chi cục B gets a letter.
    private func days(_ bench: TestBench, from first: Int = 2) async throws -> [Int] {
        var days: [Int] = []
        for day in first...31 {
            let before = bench.transport.delivered.count
            try await bench.pass(at: "2021-03-\(day < 10 ? "0" : "")\(day)T08:00:00")
            let new = bench.transport.delivered.dropFirst(before)
            if new.contains(where: { $0.recipient.addrSpec == "ccb@so.example" }) {
                days.append(day)
            }
        }
        _ = try bench.totals()
        return days
    }

    @Test(arguments: [
        ("", 15), ("  hạn riêng: CCB thứ Sáu 12/03/2021 17:00", 9),
        ("  gia hạn: CCB đến 29/03/2021 17:00, \"lý do\"", 26),
    ])
    func `a unit with a deadline of its own is reminded from so many days before that one`(
        line: String,
        day: Int
    ) async throws {
        #expect(try await days(TestBench(Self.plan(line))) == [day])
    }

    @Test func `an extension that is recorded moves the day from which a unit is reminded`()
        async throws
    {
        let bench = try TestBench(Self.plan())
        try bench.extend(
            "CCB",
            "bao-cao",
            to: "2021-03-25T17:00:00",
            recorded: "2021-03-10T09:00:00"
        )
        #expect(try await days(bench, from: 11) == [22])
    }
}

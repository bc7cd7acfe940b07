import Campaigns
import Delivery
import ProgramBench
import Testing

/// What the officers' guide says by example of when letters leave is what happens to its campaign.
@Suite struct GuideTimeTests {
    /// A block that writes to all units about the report whose deadline is 29/04.
    private static func block(_ id: String, _ lines: String) -> String {
        """
        NHẮC VIỆC \(id) "Nhắc"
          mốc: ket-qua
        \(lines)
          gửi tới: đơn vị chưa nộp

        """
    }

    private static let units = ["chicuca", "chicucb", "phongd"]

    @Test func `a pass that is late by up to a quarter of an hour is as one on time`() async throws
    {
        #expect(
            try Guide.schedules.shows(
                """
                thư 08:00 của khối ghi `nếu gián đoạn: không gửi` thì lượt 08:12 vẫn gửi, thư 08:40 \
                của khối khác vẫn là thư riêng; đến 08:20 mới chạy thì ghi lỡ.
                """
            )
        )
        let blocks =
            Self.block("tam", "  gửi: 08/03/2021 lúc 08:00\n  nếu gián đoạn: không gửi")
            + Self.block("tam-bon-muoi", "  gửi: 08/03/2021 lúc 08:40")
        let late = try TestBench(more: blocks)
        try await late.pass(at: "2021-03-05T12:00:00")
        #expect(try await late.leaving(at: "2021-03-08T08:12:00") == Self.units)
        #expect(try await late.leaving(at: "2021-03-08T08:40:00") == Self.units)
        let later = try TestBench(more: blocks)
        try await later.pass(at: "2021-03-05T12:00:00")
        #expect(try await later.leaving(at: "2021-03-08T08:20:00") == [])
        // The block's own letter is missed; the other's is not due yet.
        #expect(try later.ledger(of: "tam") == ["2021-03-08 missed 3"])
    }

    @Test(arguments: [true, false])
    func `whatever was away, the newest letter leaves once`(isServerAway: Bool) async throws {
        #expect(
            try Guide.schedules.shows(
                """
                nhắc mỗi ngày làm việc lúc 08:00, máy chủ thư ngừng (hoặc máy tắt) từ sáng thứ Hai \
                08/03 đến 15:00 thứ Tư 10/03: khi có lại, mỗi đơn vị nhận một thư, của thứ Tư.
                """
            )
        )
        let bench = try TestBench(
            more: Self.block(
                "hang-ngay",
                "  gửi: mỗi ngày làm việc lúc 08:00, từ 08/03/2021, đến hạn\n  gửi tối đa: 2 lần"
            )
        )
        try await bench.pass(at: "2021-03-05T12:00:00")
        if isServerAway {
            bench.transport.refuse(RelayFault(.connection, "down"))
            for day in ["08", "09", "10"] { try await bench.pass(at: "2021-03-\(day)T08:00:00") }
            bench.transport.refuse(nil)
            bench.restart()
        }
        #expect(try await bench.leaving(at: "2021-03-10T15:00:00") == Self.units)
        #expect(
            try bench.ledger(of: "hang-ngay") == [
                "2021-03-08 skipped 3", "2021-03-09 skipped 3", "2021-03-10 sent 3",
            ]
        )
        // The letters that were replaced do not count: of the two, one is left.
        #expect(try await bench.leaving(at: "2021-03-11T08:00:00") == Self.units)
        #expect(try await bench.leaving(at: "2021-03-12T08:00:00").isEmpty)
    }

    @Test(arguments: [
        ("17:00:00", "đã đến hạn lúc 17:00 hôm nay"), ("17:20:00", "quá hạn từ 17:00 hôm nay"),
        ("17:31:00", nil),
    ])
    func `a letter at the deadline has half an hour, and says how late it is`(
        time: String,
        words: String?
    ) async throws {
        #expect(
            try Guide.schedules.shows(
                """
                `lúc đến hạn`, hạn 17:00: lượt 17:00 gửi thì thư viết "đã đến hạn lúc 17:00 hôm \
                nay"; lượt 17:20 mới gửi được thì thư viết "quá hạn từ 17:00 hôm nay"; từ 17:31 \
                thì không gửi.
                """
            )
        )
        let bench = try TestBench(
            more: Self.block("dung-han", "  gửi: lúc đến hạn")
                .replacing("mốc: ket-qua", with: "mốc: ke-hoach")
        )
        try await bench.pass(at: "2021-02-09T14:00:00")
        #expect(
            try await bench.leaving(at: "2021-02-17T\(time)") == (words == nil ? [] : Self.units)
        )
        if let words {
            let letter = try #require(try bench.read().last)
            #expect(letter.text.contains(words), "\(letter.text)")
        }
    }

    @Test func `a unit's own deadline moves its letters alone`() async throws {
        #expect(
            try Guide.schedules.shows(
                """
                thêm `hạn riêng: CCB thứ Sáu 19/02/2021 10:00` vào `ke-hoach` thì dòng `1 ngày \
                làm việc trước hạn, lúc 14:00` của `nhac` gửi CCB lúc 14:00 18/02, PHD và CCA vẫn \
                lúc 14:00 09/02.
                """
            )
        )
        let due = "thứ Tư 17/02/2021 17:00\n"
        let bench = try TestBench(guide: {
            $0.replacing(due, with: due + "  hạn riêng: CCB thứ Sáu 19/02/2021 10:00\n")
        })
        try await bench.pass(at: "2021-02-09T08:00:00")
        #expect(try await bench.leaving(at: "2021-02-09T14:00:00") == ["chicuca", "phongd"])
        #expect(try await bench.leaving(at: "2021-02-18T13:59:00").isEmpty)
        #expect(try await bench.leaving(at: "2021-02-18T14:00:00") == ["chicucb"])
    }

    @Test(arguments: [("17:00:59", true), ("17:01:00", false)])
    func `a deadline lasts to the end of its minute`(time: String, isOnTime: Bool) throws {
        #expect(
            try Guide.schedules.shows(
                "nộp lúc 17:00:59 ngày 17/02 là đúng hạn, 17:01:00 là sau hạn."
            )
        )
        let bench = try TestBench(guide: { $0 })
        try bench.report("CCA", "ke-hoach", at: "2021-02-17T\(time)")
        let milestone = try #require(bench.campaign.milestone("ke-hoach"))
        let facts = try bench.facts()
        let status = ObligationEvaluator(bench.campaign).status(
            of: milestone,
            for: UnitCode("CCA"),
            involvement: .obliged,
            history: facts.history(of: UnitCode("CCA"), "ke-hoach"),
            at: try bench.instant("2021-02-18T08:00:00")
        )
        #expect(status.state == (isOnTime ? .onTime : .late))
    }

    @Test func `a letter outside the window waits, and is counted on its own day`() async throws {
        #expect(
            try Guide.schedules.shows(
                """
                thư 20:00 thứ Hai 08/03 đi 07:30 thứ Ba 09/03; sổ theo dõi (`dondoc ledger`) vẫn \
                ghi ở ngày 08/03.
                """
            )
        )
        let bench = try TestBench(more: Self.block("toi", "  gửi: 08/03/2021 lúc 20:00"))
        try await bench.pass(at: "2021-03-05T12:00:00")
        for time in ["08T20:00:00", "09T07:29:00"] {
            #expect(try await bench.leaving(at: "2021-03-\(time)").isEmpty)
        }
        #expect(try await bench.leaving(at: "2021-03-09T07:30:00") == Self.units)
        #expect(try bench.ledger(of: "toi") == ["2021-03-08 sent 3"])
    }

    @Test func `a clock that was ahead leaves no trace once it is right`() async throws {
        #expect(
            try Guide.schedules.shows(
                """
                ngày 02/03 máy chỉ 13/04, đã ghi lỡ thư ngày 08/03; sáng 02/03 chỉnh giờ thì thư \
                08/03 vẫn gửi lúc 08:00 ngày 08/03.
                """
            )
        )
        let bench = try TestBench(
            more: Self.block(
                "thang-ba",
                "  gửi: 08/03/2021 lúc 08:00\n  nếu gián đoạn: gửi bù trong vòng 3 ngày"
            )
        )
        for time in ["02-19T12:00:00", "03-01T12:00:00", "04-13T08:00:00"] {
            try await bench.pass(at: "2021-\(time)")
        }
        #expect(try bench.ledger(of: "thang-ba") == ["2021-03-08 missed 3"])
        #expect(try await bench.leaving(at: "2021-03-02T09:00:00").isEmpty)
        #expect(try bench.ledger(of: "thang-ba").isEmpty)
        #expect(try await bench.leaving(at: "2021-03-08T07:59:00").isEmpty)
        #expect(try await bench.leaving(at: "2021-03-08T08:00:00") == Self.units)
        _ = try bench.totals()
    }
}

import Campaigns
import Delivery
import ProgramBench
import Testing

/// A working calendar that ended on 31/12/2021, a Friday: delivery goes on by the week alone.
@Suite struct CalendarEndTests {
    /// The day of the letter is Thursday 30/12.
    static func plan(_ more: String = "") -> String {
        """
        MỐC m "Báo cáo năm"
          hạn: thứ Năm 30/12/2021 17:00
          đơn vị thực hiện: CCA
        NHẮC VIỆC nhac "Nhắc"
          mốc: m
          gửi: ngày đến hạn lúc 08:00
          gửi tới: đơn vị chưa nộp
          đồng gửi: thủ trưởng đơn vị
        \(more)

        """
    }

    private static let approval = "  duyệt trước khi gửi: có"
    private static let week = "  nếu gián đoạn: gửi bù trong vòng 7 ngày, chỉ thư mới nhất"

    private func bench(_ more: String...) throws -> TestBench {
        try TestBench(
            Self.plan(more.joined(separator: "\n")),
            calendarUntil: "31/12/2021",
            activatedAt: "2021-12-01T00:00:00"
        )
    }

    @Test func `letters held over New Year end when they expire`() async throws {
        let bench = try bench(Self.approval)
        try await bench.pass(at: "2021-12-30T08:00:00")
        #expect(try bench.letters() == ["held cca approval", "held cca-ld approval"])
        try await bench.pass(at: "2022-01-04T09:00:00")
        // Nobody released them since Thursday 08:00.
        #expect(
            try bench.letters() == [
                "expired cca approval: 2021-12-30T01:00Z",
                "expired cca-ld approval: 2021-12-30T01:00Z",
            ]
        )
        #expect(try bench.totals() == [.missed: 2])
        try await bench.pass(at: "2022-01-05T09:00:00")
    }

    @Test func `held letters of what was reported meanwhile end as skipped`() async throws {
        let bench = try bench(Self.approval)
        try await bench.pass(at: "2021-12-30T08:00:00")
        try bench.report("CCA", "m", at: "2021-12-31T09:00:00")
        try await bench.pass(at: "2022-01-04T09:00:00")
        #expect(try bench.totals() == [.skipped: 2])
    }

    @Test func `a letter released on the Saturday after the end leaves on Monday`() async throws {
        #expect(
            try Guide.schedules.shows(
                """
                lịch hết 31/12/2021, thư cho gửi sáng thứ Bảy 01/01/2022 đi 07:30 thứ Hai 03/01
                """
            )
        )
        let bench = try bench(Self.approval, Self.week)
        try await bench.pass(at: "2021-12-30T08:00:00")
        #expect(try bench.store.release(.all).count == 2)
        try await bench.pass(at: "2022-01-01T09:00:00")
        #expect(bench.transport.delivered.isEmpty)
        try await bench.pass(at: "2022-01-03T07:30:00")
        #expect(bench.transport.delivered.count == 2)
        #expect(try bench.totals() == [.sent: 2])
    }

    @Test func `what is caught up after the end leaves on the next day that the week works`()
        async throws
    {
        let bench = try bench(Self.week)
        try await bench.pass(at: "2021-12-29T08:00:00")
        try await bench.pass(at: "2022-01-02T09:00:00")
        #expect(bench.transport.delivered.isEmpty)
        try await bench.pass(at: "2022-01-03T07:30:00")
        #expect(bench.transport.delivered.count == 2)
    }

    @Test func `an extension past the end is planned for`() async throws {
        let bench = try bench("  gửi: 2 ngày làm việc trước hạn, lúc 08:00")
        try await bench.pass(at: "2021-12-28T07:00:00")
        try bench.extend(
            "CCA",
            "m",
            to: "2022-01-10T17:00:00",
            recorded: "2021-12-28T07:30:00"
        )
        try await bench.pass(at: "2021-12-30T08:00:00")
        try await bench.pass(at: "2022-01-10T08:00:00")
        #expect(bench.transport.delivered.isEmpty, "outside the campaign's days")
        _ = try bench.dispatcher.nextDue(after: try bench.instant("2022-01-10T08:00:00"))
        _ = try bench.totals()
    }

    @Test func `the resubmission date counts past the end by the week`() throws {
        let bench = try bench()
        try bench.report("CCA", "m", at: "2021-12-31T09:00:00", .returned)
        var facts = Facts()
        var cursor = FactCursor()
        try bench.store.loadFacts(of: "d", into: &facts, after: &cursor)
        let status = ObligationEvaluator(bench.campaign).status(
            of: try #require(bench.campaign.milestone("m")),
            for: "CCA",
            involvement: .obliged,
            history: facts.history(of: "CCA", "m"),
            at: try bench.instant("2022-01-03T09:00:00")
        )
        #expect(status.resubmitBy == CivilDateTime(iso: "2022-01-04T17:00:00"))
        #expect(status.state == .returned)
    }

    @Test func `a forecast knows the days off after the end by the week`() throws {
        let bench = try bench(
            "  gửi: 1 ngày sau hạn, lúc 20:00",
            "  nếu rơi ngày nghỉ: vẫn gửi"
        )
        let forecast = try SendForecast(Agenda(bench.campaign))
        #expect(forecast.daysOff.map(\.day.description) == ["2022-01-01"])
    }

    @Test func `a campaign says when its calendar ends soon`() throws {
        let campaign = try bench().campaign
        let end = campaign.zone.start(of: campaign.calendar.validity.upperBound)
        #expect(campaign.calendarEndsSoon(after: end.adding(days: -30)))
        #expect(!campaign.calendarEndsSoon(after: end.adding(days: -30).adding(minutes: -1)))
    }
}

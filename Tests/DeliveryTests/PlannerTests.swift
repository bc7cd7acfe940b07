import Campaigns
import Delivery
import Testing

@Suite struct PlannerTests {
    static let plan = """
        MỐC ke-hoach "Kế hoạch phát động"
          hạn: thứ Hai 15/03/2021 17:00
          mã: "KH"
          đơn vị thực hiện: chi cục
          đơn vị phối hợp: đoàn thể
        NHẮC VIỆC truoc "Nhắc trước hạn"
          mốc: mọi mốc
          gửi: 7 ngày trước hạn, lúc 08:00
          gửi: 1 ngày trước hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp
        NHẮC VIỆC sau "Đôn đốc"
          mốc: mọi mốc
          gửi: 1 ngày sau hạn, lúc 08:00
          gửi: mỗi thứ Hai lúc 08:00, sau hạn, cho đến khi nộp
          gửi tới: đơn vị chưa nộp
          gửi tối đa: 2 lần

        """

    @Test func `a letter leaves on its day, once, however often a pass runs`() async throws {
        let bench = try TestBench(Self.plan)
        try await bench.pass(at: "2021-03-08T07:59:59")
        #expect(bench.transport.delivered.isEmpty)
        try await bench.pass(at: "2021-03-08T08:00:00")
        try await bench.pass(at: "2021-03-08T08:00:00")
        bench.restart()
        try await bench.pass(at: "2021-03-08T08:05:00")
        #expect(try bench.letters() == ["sent cca", "sent ccb"])
    }

    @Test func `a unit that has submitted is not reminded, and the ledger says why`() async throws {
        let bench = try TestBench(Self.plan)
        try bench.report("CCA", "ke-hoach", at: "2021-03-07T10:00:00")
        try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(try bench.letters() == ["sent ccb"])
        #expect(try bench.totals() == [.sent: 1, .skipped: 1])
    }

    @Test func `an invited unit is never reminded`() async throws {
        let bench = try TestBench(Self.plan)
        for day in ["2021-03-08", "2021-03-12", "2021-03-16", "2021-03-22"] {
            try await bench.pass(at: "\(day)T08:00:00")
        }
        #expect(!bench.transport.delivered.contains { $0.recipient.addrSpec.hasPrefix("cd") })
    }

    @Test func `a day-off letter moves to the working day before`() async throws {
        let bench = try TestBench(Self.plan)
        try await bench.pass(at: "2021-03-08T08:00:00")
        try await bench.pass(at: "2021-03-12T08:00:00")
        #expect(bench.transport.delivered.count == 4)
        try await bench.pass(at: "2021-03-14T08:00:00")
        #expect(bench.transport.delivered.count == 4)
    }

    @Test func `a campaign wholly in the past sends nothing on its first pass`() async throws {
        let bench = try TestBench(Self.plan, activatedAt: "2026-11-22T09:00:00")
        try await bench.pass(at: "2026-11-22T09:00:00")
        try await bench.pass(at: "2026-11-23T09:00:00")
        #expect(bench.transport.delivered.isEmpty)
        #expect(try bench.letters().isEmpty)
    }

    @Test func `nothing nominally before the schedule took effect is sent`() async throws {
        let bench = try TestBench(Self.plan, activatedAt: "2021-03-09T00:00:00")
        try await bench.pass(at: "2021-03-09T00:00:00")
        try await bench.pass(at: "2021-03-12T08:00:00")
        #expect(bench.transport.delivered.count == 2)
    }

    @Test func `after an outage only the latest reminder goes out and the rest is recorded`()
        async throws
    {
        let bench = try TestBench(Self.plan)
        try await bench.pass(at: "2021-03-05T08:00:00")
        try await bench.pass(at: "2021-03-12T09:30:00")
        #expect(try bench.letters() == ["sent cca", "sent ccb"])
        #expect(try bench.totals() == [.sent: 2, .skipped: 2])
    }

    @Test func `a letter past its catch-up window is missed, not sent`() async throws {
        let bench = try TestBench(Self.plan)
        try await bench.pass(at: "2021-03-15T09:00:00")
        try await bench.pass(at: "2021-03-20T09:00:00")
        #expect(try bench.totals() == [.sent: 2, .skipped: 2, .missed: 2])
    }

    /// Times of a line before and after an edit at 13:00, and when the letter of that day leaves.
    @Test(arguments: [
        ("14:00", "12:00", ["13:00"]), ("12:00", "14:00", ["12:00"]), ("14:00", "16:00", ["16:00"]),
    ])
    func `a line whose hour changes leaves once that day, at once where its new hour has passed`(
        before: String,
        after: String,
        times: [String]
    ) async throws {
        func plan(_ time: String) -> String {
            """
            MỐC ke-hoach "Kế hoạch"
              hạn: thứ Sáu 26/03/2021 17:00
              đơn vị thực hiện: CCA
            NHẮC VIỆC nhac "Nhắc"
              mốc: ke-hoach
              gửi: mỗi thứ Ba lúc \(time), đến hạn
              gửi tới: đơn vị chưa nộp

            """
        }
        let bench = try TestBench(plan(before), activatedAt: "2021-03-08T09:00:00")
        for time in ["11:00", "12:00", "13:00", "14:00", "16:00", "17:00"] {
            if time == "13:00" { try bench.edit(plan(after), at: "2021-03-09T13:00:00") }
            try await bench.pass(at: "2021-03-09T\(time):00")
        }
        let zone = bench.campaign.zone
        let sent = try bench.contents().letters.compactMap(\.ended).map { zone.civil(of: $0) }
        #expect(sent.map(\.description) == times.map { "2021-03-09T\($0):00" })
        _ = try bench.totals()
    }

    @Test func `a caught-up letter waits for the send window of a working day`() async throws {
        let bench = try TestBench(Self.plan)
        try await bench.pass(at: "2021-03-07T20:00:00")
        try await bench.pass(at: "2021-03-08T20:00:00")
        #expect(bench.transport.delivered.isEmpty)
        try await bench.pass(at: "2021-03-09T07:30:00")
        #expect(bench.transport.delivered.count == 2)
    }

    @Test func `the limit of letters holds over lines of one block`() async throws {
        let bench = try TestBench(Self.plan)
        for day in ["2021-03-16", "2021-03-22", "2021-03-29", "2021-04-05"] {
            try await bench.pass(at: "\(day)T08:00:00")
        }
        let mine = bench.transport.delivered.filter { $0.recipient.addrSpec == "cca@so.example" }
        #expect(mine.count == 2)
    }

    @Test func `an extension cancels what the old deadline called for`() async throws {
        let bench = try TestBench(Self.plan)
        try bench.extend(
            "CCA",
            "ke-hoach",
            to: "2021-03-25T17:00:00",
            recorded: "2021-03-10T09:00:00"
        )
        try await bench.pass(at: "2021-03-12T08:00:00")
        #expect(try bench.letters() == ["sent ccb"])
        try await bench.pass(at: "2021-03-18T08:00:00")
        #expect(try bench.letters().filter { $0 == "sent cca" }.count == 1)
    }

    @Test func `a returned report is open again: its unit is told, and reminded by its new date`()
        async throws
    {
        let bench = try TestBench(Self.plan)
        try bench.report("CCA", "ke-hoach", at: "2021-03-15T09:00:00")
        try bench.report("CCA", "ke-hoach", at: "2021-03-15T16:00:00", .returned)
        try await bench.pass(at: "2021-03-16T08:00:00")
        // The notice, and "1 day before" the resubmission date of the 17th.
        #expect(try bench.letters() == ["sent cca", "sent cca", "sent ccb"])
        try await bench.pass(at: "2021-03-22T08:00:00")
        #expect(try bench.letters().filter { $0 == "sent cca" }.count == 3)
    }

    @Test func `letters of one recipient within half an hour are one letter`() async throws {
        let bench = try TestBench(
            Self.plan + """
                MỐC bao-cao "Báo cáo"
                  hạn: thứ Hai 15/03/2021 17:00
                  đơn vị thực hiện: CCA
                """
        )
        try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(try bench.letters() == ["sent cca", "sent ccb"])
        #expect(try bench.totals() == [.sent: 2, .merged: 1])
    }

    @Test func `letters that need approval wait for their release`() async throws {
        let bench = try TestBench(
            """
            MỐC ke-hoach "Kế hoạch"
              hạn: thứ Hai 15/03/2021 17:00
              đơn vị thực hiện: CCA
            NHẮC VIỆC lanh-dao "Báo thủ trưởng"
              mốc: mọi mốc
              gửi: 1 ngày sau hạn, lúc 08:00
              gửi tới: đơn vị chưa nộp
              đồng gửi: thủ trưởng đơn vị
              duyệt trước khi gửi: có
            """
        )
        try await bench.pass(at: "2021-03-16T08:00:00")
        #expect(try bench.letters() == ["held cca approval", "held cca-ld approval"])
        #expect(try bench.store.release(.all).count == 2)
        try await bench.pass(at: "2021-03-16T09:00:00")
        #expect(try bench.letters() == ["sent cca", "sent cca-ld"])
    }

    @Test func `a held letter about what was done meanwhile is never sent`() async throws {
        let bench = try TestBench(
            """
            MỐC ke-hoach "Kế hoạch"
              hạn: thứ Hai 15/03/2021 17:00
              đơn vị thực hiện: CCA
            NHẮC VIỆC lanh-dao "Báo thủ trưởng"
              mốc: mọi mốc
              gửi: 1 ngày sau hạn, lúc 08:00
              gửi tới: đơn vị chưa nộp
              duyệt trước khi gửi: có
            """
        )
        try await bench.pass(at: "2021-03-16T08:00:00")
        try bench.report("CCA", "ke-hoach", at: "2021-03-16T08:30:00")
        _ = try bench.store.release(.all)
        try await bench.pass(at: "2021-03-16T09:00:00")
        #expect(bench.transport.delivered.isEmpty)
        #expect(try bench.totals() == [.skipped: 1])
    }

    @Test func `a letter of two things is rewritten when one of them was done meanwhile`()
        async throws
    {
        let bench = try TestBench(
            """
            MỐC ke-hoach "Kế hoạch phát động"
              hạn: thứ Hai 15/03/2021 17:00
              đơn vị thực hiện: CCA
            MỐC bao-cao "Báo cáo tháng"
              hạn: thứ Hai 15/03/2021 17:00
              đơn vị thực hiện: CCA
            NHẮC VIỆC sau "Đôn đốc"
              mốc: mọi mốc
              gửi: 1 ngày sau hạn, lúc 08:00
              gửi tới: đơn vị chưa nộp
              duyệt trước khi gửi: có
            """
        )
        try await bench.pass(at: "2021-03-16T08:00:00")
        try bench.report("CCA", "ke-hoach", at: "2021-03-16T08:30:00")
        _ = try bench.store.release(.all)
        try await bench.pass(at: "2021-03-16T09:00:00")
        let letter = try #require(bench.transport.delivered.first)
        #expect(bench.transport.delivered.count == 1)
        #expect(try bench.milestones(in: letter.id) == ["bao-cao"])
        #expect(try bench.totals() == [.skipped: 1, .sent: 1])
    }

    @Test func `after a jump of the clock everything waits for a person`() async throws {
        let bench = try TestBench(Self.plan)
        try await bench.pass(at: "2021-03-01T09:00:00")
        try await bench.pass(at: "2021-05-10T08:00:00")
        #expect(bench.transport.delivered.isEmpty)
        #expect(
            try bench.letters().allSatisfy {
                $0.hasPrefix("held") && $0.hasSuffix("backlog: clock")
            }
        )
    }

    @Test func `the ledger shows when it does not balance`() async throws {
        let bench = try TestBench(Self.plan, place: .onDisk)
        try await bench.pass(at: "2021-03-08T08:00:00")
        #expect(try bench.store.ledger(of: nil).allSatisfy(\.balances))
        try bench.tamper(
            """
            INSERT INTO run (campaign, schedule, line, rule_key, disposition, reason, first_due,
                last_due, count, days, noted)
            VALUES ('d', 'x', 1, 'x', 'missed', 'too-late', 0, 0, 5, '{"2021-03-08": 4}', 0)
            """
        )
        #expect(try !bench.store.ledger(of: nil).allSatisfy(\.balances))
    }
}

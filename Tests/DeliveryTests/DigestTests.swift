import Campaigns
import Delivery
import Foundation
import Testing

/// From when to when a digest tells, and what it says of what waits.
@Suite struct DigestTests {
    static let milestones = """
        MỐC m1 "Việc một"
          hạn: 29/04/2021 17:00
        MỐC m2 "Việc hai"
          hạn: 30/06/2021 17:00

        """

    static func daily(_ keys: String = "") -> String {
        milestones + """
            TỔNG HỢP ngay "Tổng hợp ngày"
              gửi: mỗi ngày làm việc lúc 08:00
              gửi tới: phòng TCCB
              nếu không có gì mới: không gửi
            """ + keys
    }

    /// The period of each digest that left, as its reader has it.
    static func periods(_ bench: TestBench) throws -> [String] {
        try bench.read().compactMap { letter in
            letter.text.split(separator: "\n").first { $0.hasPrefix("(từ ") }
                .map { String($0.trimmingCharacters(in: .whitespaces)) }
        }
    }

    @Test func `a month's digest that a day off moves begins where the last one ended`()
        async throws
    {
        let bench = try TestBench(
            Self.milestones + """
                TỔNG HỢP thang "Tổng hợp tháng"
                  gửi: ngày 1 mỗi tháng lúc 08:00
                  kỳ báo cáo: tháng
                  mẫu thư: tong-hop-thang
                  nếu rơi ngày nghỉ: ngày làm việc liền trước
                  gửi tới: phòng TCCB
                """
        )
        for day in ["2021-04-01", "2021-04-30", "2021-05-15", "2021-06-01"] {
            try await bench.pass(at: day + "T08:00:00")
        }
        let letters = try bench.read()
        #expect(
            letters.map(\.subject) == [
                "[Thi đua] Tổng hợp tiến độ tháng 3/2021 (đến 08:00 ngày 01/4/2021)",
                "[Thi đua] Tổng hợp tiến độ tháng 4/2021 (đến 08:00 ngày 30/4/2021)",
                "[Thi đua] Tổng hợp tiến độ tháng 5/2021 (đến 08:00 ngày 01/6/2021)",
            ]
        )
        #expect(
            try Self.periods(bench) == [
                "(từ 00:00 ngày 01/3/2021 đến 08:00 ngày 01/4/2021)",
                "(từ 08:00 ngày 01/4/2021 đến 08:00 ngày 30/4/2021)",
                "(từ 08:00 ngày 30/4/2021 đến 08:00 ngày 01/6/2021)",
            ]
        )
    }

    @Test func `what happens behind a week's digest that a day off brought forward is in the next`()
        async throws
    {
        // Monday the 15th and Friday before it are off: that digest leaves on Thursday.
        let bench = try TestBench(
            Self.milestones + """
                TỔNG HỢP tuan "Tổng hợp tuần"
                  gửi: mỗi thứ Hai lúc 09:00
                  kỳ báo cáo: tuần
                  nếu rơi ngày nghỉ: ngày làm việc liền trước
                  gửi tới: phòng TCCB
                """,
            daysOff: ["12/03/2021", "15/03/2021"]
        )
        try await bench.pass(at: "2021-03-08T09:00:00")
        try await bench.pass(at: "2021-03-11T09:00:00")
        try bench.report("CCA", "m1", at: "2021-03-12T17:30:00")
        for day in [15, 22] { try await bench.pass(at: "2021-03-\(day)T09:00:00") }
        #expect(
            try Self.periods(bench).dropFirst() == [
                "(từ 09:00 ngày 08/3/2021 đến 09:00 ngày 11/3/2021)",
                "(từ 09:00 ngày 11/3/2021 đến 09:00 ngày 22/3/2021)",
            ]
        )
        #expect(try bench.read().map { $0.text.contains("nộp Việc một") } == [false, false, true])
    }

    @Test func `what is entered late is in the next digest, and once`() async throws {
        let bench = try TestBench(Self.daily())
        try bench.report("CCA", "m1", at: "2021-03-08T10:00:00")
        try await bench.pass(at: "2021-03-09T08:00:00")
        // By its own account before the digest, stored after it.
        try bench.report("CCB", "m1", at: "2021-03-08T11:00:00")
        for day in 10...12 { try await bench.pass(at: "2021-03-\(day)T08:00:00") }
        let told = try bench.read().map { $0.text.contains("01 đơn vị nộp Việc một") }
        #expect(told == [true, true])
    }

    @Test func `nothing new closes the period`() async throws {
        let bench = try TestBench(Self.daily())
        for day in ["09", "10"] { try await bench.pass(at: "2021-03-\(day)T08:00:00") }
        try bench.report("CCA", "m1", at: "2021-03-10T09:00:00")
        try await bench.pass(at: "2021-03-11T08:00:00")
        #expect(
            try Self.periods(bench) == ["(từ 08:00 ngày 10/3/2021 đến 08:00 ngày 11/3/2021)"]
        )
    }

    @Test func `whoever got no digest is told what it said by the next one`() async throws {
        let bench = try TestBench(
            Self.daily().replacing("gửi tới: phòng TCCB", with: "gửi tới: lãnh đạo Sở, phòng TCCB")
        )
        try bench.report("CCA", "m1", at: "2021-03-08T10:00:00")
        bench.transport.play([
            .rejected(.rcpt, Reply(code: 550, enhanced: "5.7.1", text: "not today"))
        ])
        try await bench.pass(at: "2021-03-09T08:00:00")
        try bench.report("CCA", "m2", at: "2021-03-09T10:00:00")
        try await bench.pass(at: "2021-03-10T08:00:00")
        let sent = try bench.read()
        let both = sent.filter {
            $0.text.contains("nộp Việc một") && $0.text.contains("nộp Việc hai")
        }
        #expect(both.count == 1)
        #expect(both.first?.text.contains("từ 00:00 ngày 01/3/2021") == true)
        #expect(sent.count { $0.text.contains("nộp Việc một") } == 2)
        #expect(sent.count { $0.text.contains("nộp Việc hai") } == 2)
    }

    @Test func `a digest that comes back after the next one left is told by the one after`()
        async throws
    {
        let bench = try TestBench(Self.daily())
        try bench.report("CCA", "m1", at: "2021-03-08T10:00:00")
        try await bench.pass(at: "2021-03-09T08:00:00")
        try bench.report("CCA", "m2", at: "2021-03-09T10:00:00")
        try await bench.pass(at: "2021-03-10T08:00:00")
        let first = try #require(bench.transport.delivered.first)
        _ = try bench.store.note(
            [Bounce(of: first, report: "r")],
            at: try bench.instant("2021-03-10T09:00:00")
        )
        try bench.report("CCB", "m2", at: "2021-03-10T10:00:00")
        try await bench.pass(at: "2021-03-11T08:00:00")
        let last = try #require(try bench.read().last)
        #expect(last.text.contains("nộp Việc một"))
        #expect(last.text.contains("01 đơn vị nộp Việc hai"))
        let words = last.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let period = "(từ 00:00 ngày 01/3/2021 đến 08:00 ngày 09/3/2021 và từ 08:00 ngày 10/3/2021"
        #expect(words.contains(period), "\(last.text)")
    }

    @Test(arguments: [true, false])
    func `a server that is away gives the digest of a machine that is off`(isOff: Bool)
        async throws
    {
        let bench = try TestBench(Self.daily("\n  nếu gián đoạn: gửi bù trong vòng 1 ngày"))
        try bench.report("CCA", "m1", at: "2021-03-08T10:00:00")
        try await bench.pass(at: "2021-03-08T12:00:00")
        bench.transport.refuse(RelayFault(.connection, "down"))
        if !isOff { try await bench.pass(at: "2021-03-09T08:00:00") }
        try bench.report("CCA", "m2", at: "2021-03-09T10:00:00")
        bench.transport.refuse(nil)
        bench.restart()
        try await bench.pass(at: "2021-03-09T11:00:00")
        let letters = try bench.read()
        #expect(letters.count == 1)
        #expect(letters.first?.text.contains("nộp Việc hai") == true)
        #expect(
            try Self.periods(bench) == ["(từ 08:00 ngày 08/3/2021 đến 11:00 ngày 09/3/2021)"]
        )
    }

    /// The catch-up of Friday's ends on Saturday at 04:00, outside the hours for letters and on a day off.
    @Test(arguments: [true, false], ["2021-03-13T04:00:00", "2021-03-13T03:59:30"])
    func `a digest that cannot leave in time any more is missed, whenever somebody looks`(
        isOff: Bool,
        look: String
    ) async throws {
        let bench = try TestBench(
            Self.daily().replacing("mỗi ngày làm việc lúc 08:00", with: "mỗi thứ Sáu lúc 16:00")
        )
        try bench.report("CCA", "m1", at: "2021-03-11T10:00:00")
        try await bench.pass(at: "2021-03-11T12:00:00")
        bench.transport.refuse(RelayFault(.connection, "down"))
        for time in isOff ? [] : ["2021-03-12T16:00:00", "2021-03-12T18:00:00"] {
            try await bench.pass(at: time)
        }
        bench.transport.refuse(nil)
        bench.restart()
        for time in ["2021-03-12T21:00:00", look, "2021-03-13T04:00:01", "2021-03-15T07:30:00"] {
            try await bench.pass(at: time)
        }
        #expect(try bench.read().isEmpty)
        for row in try bench.store.ledger(of: nil) { #expect(row.balances, "\(row)") }
        try await bench.pass(at: "2021-03-19T16:00:00")
        let periods = try Self.periods(bench)
        #expect(periods == ["(từ 00:00 ngày 01/3/2021 đến 16:00 ngày 19/3/2021)"], "\(periods)")
    }

    @Test func `a digest that waits for approval tells until its due instant, and gives way`()
        async throws
    {
        let bench = try TestBench(Self.daily("\n  duyệt trước khi gửi: có"))
        try bench.report("CCA", "m1", at: "2021-03-08T10:00:00")
        try await bench.pass(at: "2021-03-09T08:10:00")
        try bench.report("CCA", "m2", at: "2021-03-09T09:00:00")
        try await bench.pass(at: "2021-03-09T15:00:00")
        let held = try #require(try bench.read(.held).first)
        #expect(held.text.contains("nộp Việc một") && !held.text.contains("nộp Việc hai"))
        try await bench.pass(at: "2021-03-10T08:00:00")
        #expect(try bench.letters() == ["held tccb approval"])
        _ = try bench.store.release(.all)
        try bench.report("CCB", "m1", at: "2021-03-10T08:01:00")
        try await bench.pass(at: "2021-03-10T08:05:00")
        let sent = try #require(try bench.read().first)
        #expect(sent.text.contains("01 đơn vị nộp Việc một"))
        #expect(sent.text.contains("nộp Việc hai"))
    }

    @Test
    func `a month's digest that waits for approval can be released until the second working day`()
        async throws
    {
        let bench = try TestBench(
            Self.milestones + """
                TỔNG HỢP thang "Tổng hợp tháng"
                  gửi: ngày 1 mỗi tháng lúc 15:00
                  kỳ báo cáo: tháng
                  duyệt trước khi gửi: có
                  gửi tới: phòng TCCB
                """
        )
        // Thursday; the second working day after it is a Monday.
        try await bench.pass(at: "2021-04-01T15:00:00")
        try await bench.pass(at: "2021-04-05T16:00:00")
        #expect(try bench.letters() == ["held tccb approval"])
        _ = try bench.store.release(.all)
        try await bench.pass(at: "2021-04-05T16:05:00")
        #expect(try bench.letters() == ["sent tccb"])
    }

    @Test func `a block that came later tells from then on`() async throws {
        let bench = try TestBench(Self.milestones)
        try bench.report("CCA", "m1", at: "2021-03-08T10:00:00")
        try bench.edit(Self.daily(), at: "2021-03-09T09:00:00")
        try await bench.pass(at: "2021-03-09T09:00:00")
        try bench.report("CCA", "m2", at: "2021-03-09T10:00:00")
        try await bench.pass(at: "2021-03-10T08:00:00")
        let letter = try #require(try bench.read().first)
        #expect(!letter.text.contains("nộp Việc một") && letter.text.contains("nộp Việc hai"))
        #expect(
            try Self.periods(bench) == ["(từ 09:00 ngày 09/3/2021 đến 08:00 ngày 10/3/2021)"]
        )
    }

    @Test func `two lines of a block that are due together while all was off are one digest`()
        async throws
    {
        let bench = try TestBench(Self.daily("\n  gửi: mỗi thứ Ba lúc 08:30"))
        try bench.report("CCA", "m1", at: "2021-03-08T10:00:00")
        try await bench.pass(at: "2021-03-08T12:00:00")
        try await bench.pass(at: "2021-03-09T10:00:00")
        #expect(bench.transport.delivered.count == 1)
        #expect(try bench.totals()[.sent] == 1)
    }

    @Test
    func `the look ahead reaches past the next digest, to dates and deadlines of single units`()
        async throws
    {
        let bench = try TestBench(
            """
            MỐC m1 "Việc một"
              hạn: 16/03/2021 17:00
              hạn riêng: CCB 22/03/2021 17:00
            MỐC m2 "Việc hai"
              hạn: 24/03/2021 17:00
            MỐC m3 "Việc ba"
              hạn: 25/03/2021 17:00
            MỐC le "Ngày lễ"
              hạn: 20/03/2021
              minh chứng: không
            TỔNG HỢP tuan "Tổng hợp tuần"
              gửi: mỗi thứ Sáu lúc 16:00
              nếu rơi ngày nghỉ: ngày làm việc liền trước
              kỳ báo cáo: tuần
              gửi tới: phòng TCCB
            """,
            daysOff: ["12/03/2021", "15/03/2021"]
        )
        // The digest of the 12th comes on the 11th, the next on the 19th.
        try bench.extend("CD", "m1", to: "2021-03-19T17:00:00", recorded: "2021-03-02T10:00:00")
        try await bench.pass(at: "2021-03-11T16:00:00")
        let text = try #require(try bench.read().first).text
        #expect(text.contains("đến hết ngày 22/3/2021"))
        for line in [
            "16/3/2021: Việc một.", "19/3/2021: Việc một (Công đoàn).", "20/3/2021: Ngày lễ.",
            "22/3/2021: Việc một (Chi cục B).",
        ] {
            #expect(text.contains(line), "\(line) in\n\(text)")
        }
        #expect(!text.contains("24/3/2021: Việc hai"))
    }
}

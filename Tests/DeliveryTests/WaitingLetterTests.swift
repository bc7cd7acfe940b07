import Campaigns
import Delivery
import Mail
import Testing

/// Whatever kept letters from leaving, a recipient gets one about one thing, and one of what can leave together.
@Suite struct WaitingLetterTests {
    /// When letters to Chi cục A left.
    private static func sent(_ bench: TestBench) throws -> [String] {
        let letters = try bench.contents().letters.filter { letter in
            letter.state == .sent && letter.address.addrSpec == "cca@so.example"
        }
        return letters.compactMap(\.ended).sorted()
            .map { bench.campaign.zone.civil(of: $0).description }
    }

    private static func look(
        _ bench: TestBench,
        everyMinutes minutes: Int,
        _ from: String,
        _ until: String
    )
        async throws
    {
        var now = try bench.instant(from)
        let end = try bench.instant(until)
        while now < end {
            try await bench.pass(at: now)
            now = now.adding(minutes: minutes)
        }
    }

    @Test
    func
        `after days without a server the newest reminder leaves, and the others count for nothing`()
        async throws
    {
        let bench = try TestBench(
            """
            MỐC viec "Việc"
              hạn: thứ Năm 04/03/2021 17:00
              đơn vị thực hiện: CCA
            NHẮC VIỆC qua-han "Quá hạn"
              mốc: viec
              gửi: mỗi ngày làm việc lúc 08:00, sau hạn, cho đến khi nộp
              gửi tới: đơn vị chưa nộp
              gửi tối đa: 3 lần
            """
        )
        try await bench.pass(at: "2021-03-05T08:05:00")
        bench.transport.refuse(RelayFault(.connection, "away"))
        try await Self.look(bench, everyMinutes: 60, "2021-03-08T07:35:00", "2021-03-10T15:00:00")
        bench.transport.refuse(nil)
        bench.restart()
        for time in ["10T15:05", "11T08:05", "12T08:05"] {
            try await bench.pass(at: "2021-03-\(time):00")
        }
        #expect(
            try Self.sent(bench) == [
                "2021-03-05T08:05:00", "2021-03-10T15:05:00", "2021-03-11T08:05:00",
            ]
        )
        // Two gave their place to a newer one, the last is one too many.
        #expect(try bench.totals() == [.sent: 3, .skipped: 3])
        #expect(Set(bench.transport.delivered.map(\.id)).count == 3)
    }

    @Test func `a letter that a server kept for hours is that of a machine that was off`()
        async throws
    {
        func letter(isOff: Bool) async throws -> (text: String, day: String) {
            let bench = try TestBench(
                """
                MỐC viec "Việc"
                  hạn: thứ Sáu 19/03/2021 17:00
                  đơn vị thực hiện: CCA
                NHẮC VIỆC qua-han "Quá hạn"
                  mốc: viec
                  gửi: thứ Hai 22/03/2021 lúc 08:30
                  gửi tới: đơn vị chưa nộp
                """
            )
            try await bench.pass(at: "2021-03-22T08:00:00")
            bench.transport.refuse(RelayFault(.connection, "away"))
            if !isOff { try await bench.pass(at: "2021-03-22T08:35:00") }
            bench.transport.refuse(nil)
            bench.restart()
            try await bench.pass(at: "2021-03-22T15:05:00")
            let sent = try #require(bench.transport.delivered.last)
            let text = try sent.text()
            return (text, try Self.sent(bench).joined())
        }
        let (kept, late) = try await (letter(isOff: false), letter(isOff: true))
        #expect(kept.day == "2021-03-22T15:05:00" && late.day == kept.day)
        #expect(kept.text == late.text)
        #expect(kept.text.contains("15 giờ 05") && !kept.text.contains("08 giờ 3"), "\(kept.text)")
    }

    @Test func `of two reminders before a deadline that a server kept the later one leaves`()
        async throws
    {
        let bench = try TestBench(
            """
            MỐC viec "Việc"
              hạn: thứ Sáu 19/03/2021 17:00
              đơn vị thực hiện: CCA
            NHẮC VIỆC truoc "Nhắc trước hạn"
              mốc: viec
              gửi: 7 ngày trước hạn, lúc 08:00
              gửi: 3 ngày trước hạn, lúc 08:00
              gửi tới: đơn vị chưa nộp
            """
        )
        try await bench.pass(at: "2021-03-12T07:30:00")
        bench.transport.refuse(RelayFault(.connection, "away"))
        try await Self.look(bench, everyMinutes: 30, "2021-03-12T08:00:00", "2021-03-16T10:00:00")
        bench.transport.refuse(nil)
        bench.restart()
        try await bench.pass(at: "2021-03-16T10:00:00")
        let letters = try bench.read()
        #expect(letters.count == 1)
        #expect(try #require(letters.first).text.contains("còn 03 ngày"), "\(letters)")
        #expect(try bench.totals() == [.sent: 1, .skipped: 1])
    }

    /// Minutes between two looks; nil: nobody looks but when the window opens.
    @Test(arguments: [1, 30, nil])
    func `what a closed window kept is one letter, however often somebody looked`(minutes: Int?)
        async throws
    {
        let bench = try TestBench(
            """
            MỐC dem "Báo cáo đêm"
              hạn: thứ Tư 10/03/2021 22:00
              đơn vị thực hiện: CCA
            NHẮC VIỆC gio "Theo giờ"
              mốc: dem
              gửi: 2 giờ sau hạn
              gửi: 4 giờ sau hạn
              gửi: 6 giờ sau hạn
              gửi: 8 giờ sau hạn
              gửi tới: đơn vị chưa nộp
            NHẮC VIỆC ngay "Ngoài khung giờ"
              mốc: dem
              gửi: 2 ngày sau hạn, lúc 20:00
              gửi: 3 ngày sau hạn, lúc 06:00
              nếu rơi ngày nghỉ: vẫn gửi
              gửi tới: đơn vị chưa nộp
            """
        )
        try await bench.pass(at: "2021-03-10T09:00:00")
        try await Self.look(
            bench,
            everyMinutes: minutes ?? 1440,
            "2021-03-10T07:30:00",
            "2021-03-14T09:00:00"
        )
        #expect(try Self.sent(bench) == ["2021-03-11T07:30:00", "2021-03-13T07:30:00"])
        let said = try bench.rows().filter(\.isSent).map(\.occurrence.line).sorted()
        #expect(said == [2, 4])
        #expect(try bench.totals() == [.sent: 2, .skipped: 4])
    }

    @Test func `five things that fell due in a week off are one letter`() async throws {
        let milestones = (1...5).map { day in
            """
            MỐC m\(day) "Việc \(day)"
              hạn: 0\(day)/03/2021 17:00
              đơn vị thực hiện: CCA

            """
        }
        let bench = try TestBench(
            milestones.joined() + """
                NHẮC VIỆC qua-han "Quá hạn"
                  mốc: mọi mốc
                  gửi: 1 ngày sau hạn, lúc 08:00
                  nếu gián đoạn: gửi bù trong vòng 7 ngày
                  gửi tới: đơn vị chưa nộp
                """
        )
        try await bench.pass(at: "2021-03-01T09:00:00")
        try await bench.pass(at: "2021-03-08T09:00:00")
        let letters = try bench.read()
        #expect(letters.count == 1)
        for day in 1...5 { #expect(letters.allSatisfy { $0.text.contains("#M\(day)-CCA") }) }
        #expect(try bench.totals() == [.sent: 1, .merged: 4])
    }

    @Test func `a line before the window opens and one soon after it are one letter`() async throws
    {
        let bench = try TestBench(
            """
            MỐC viec "Việc"
              hạn: 12/03/2021 17:00
              đơn vị thực hiện: CCA
            MỐC khac "Việc khác"
              hạn: 12/03/2021 17:00
              đơn vị thực hiện: CCA
            NHẮC VIỆC som "Sớm"
              mốc: viec
              gửi: 2 ngày trước hạn, lúc 07:00
              gửi tới: đơn vị chưa nộp
            NHẮC VIỆC muon "Muộn"
              mốc: khac
              gửi: 2 ngày trước hạn, lúc 07:45
              gửi tới: đơn vị chưa nộp
            """
        )
        try await Self.look(bench, everyMinutes: 5, "2021-03-10T06:55:00", "2021-03-10T09:00:00")
        #expect(try Self.sent(bench) == ["2021-03-10T07:30:00"])
        #expect(try bench.totals() == [.sent: 1, .merged: 1])
    }

    private static let atDeadline = [
        "lúc đến hạn", "2 phút trước hạn", "ngày đến hạn lúc 10:00", "thứ Tư 10/03/2021 lúc 10:00",
        "mỗi thứ Tư lúc 10:00, từ 10/03/2021, đến hạn",
    ]

    /// When the pass comes after the line's instant, and whether the letter leaves.
    @Test(
        arguments: atDeadline,
        [("00:00", true), ("00:05", true), ("01:00", true), ("27:59", true), ("31:00", false)]
    )
    func `a line at the deadline has half an hour, whatever its form`(
        line: String,
        look: (moment: String, isSent: Bool)
    ) async throws {
        let bench = try TestBench(
            """
            MỐC viec "Việc"
              hạn: thứ Tư 10/03/2021 10:00
              đơn vị thực hiện: CCA
            NHẮC VIỆC nhac "Nhắc"
              mốc: viec
              gửi: \(line)
              gửi tới: đơn vị chưa nộp
            """
        )
        try await bench.pass(at: "2021-03-10T09:50:00")
        try await bench.pass(at: "2021-03-10T10:\(look.moment)")
        #expect(bench.transport.delivered.count == (look.isSent ? 1 : 0))
        #expect(try bench.totals() == [look.isSent ? .sent : .missed: 1])
    }

    @Test func `a late letter at a deadline on a day off does not wait for a working day`()
        async throws
    {
        let bench = try TestBench(
            """
            MỐC viec "Việc"
              hạn: thứ Bảy 13/03/2021 10:00
              đơn vị thực hiện: CCA
            NHẮC VIỆC nhac "Nhắc"
              mốc: viec
              gửi: lúc đến hạn
              gửi tới: đơn vị chưa nộp
            """
        )
        try await bench.pass(at: "2021-03-13T09:50:00")
        try await bench.pass(at: "2021-03-13T10:25:00")
        #expect(try Self.sent(bench) == ["2021-03-13T10:25:00"])
    }

    @Test(arguments: [
        ("không gửi", "10:00:05", true), ("không gửi", "10:20:00", false),
        ("gửi bù trong vòng 10 phút", "10:00:05", true), ("gửi bù đến hạn", "10:00:05", true),
        ("gửi bù trong vòng 2 giờ", "11:50:00", true),
    ])
    func `a written catch-up wins at the deadline too, but a quarter of an hour is on time`(
        catchUp: String,
        look: String,
        isSent: Bool
    ) async throws {
        let bench = try TestBench(
            """
            MỐC viec "Việc"
              hạn: thứ Tư 10/03/2021 10:00
              đơn vị thực hiện: CCA
            NHẮC VIỆC nhac "Nhắc"
              mốc: viec
              gửi: lúc đến hạn
              nếu gián đoạn: \(catchUp)
              gửi tới: đơn vị chưa nộp
            """
        )
        try await bench.pass(at: "2021-03-10T09:50:00")
        try await bench.pass(at: "2021-03-10T\(look)")
        #expect(try bench.totals() == [isSent ? .sent : .missed: 1])
    }
}

import Campaigns
import Letters
import Testing
import Texts

/// The lines of a digest under "to be handled".
@Suite struct ToHandleTests {
    private static func writer(_ language: Language) throws -> LetterWriter {
        let days =
            try #require(CivilDate(iso: "2021-01-01"))...#require(CivilDate(iso: "2021-12-31"))
        var campaign = Campaign(
            id: "d",
            name: "d",
            zone: try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh")),
            calendar: WorkingCalendar(validity: days, weeklyDaysOff: []),
            validity: days
        )
        campaign.language = language
        return LetterWriter(ObligationEvaluator(campaign), templates: TemplateLibrary(files: [:]))
    }

    @Test(arguments: [
        (
            Language.vietnamese,
            ["02 thư không gửi được: Chi cục A (đầy)", "Thư không gửi được: Chi cục B (đầy)"]
        ),
        (
            .english,
            [
                "2 letters could not be delivered: Chi cục A (đầy)",
                "A letter could not be delivered: Chi cục B (đầy)",
            ]
        ),
    ])
    func `letters that failed alike are one line with their number`(
        language: Language,
        expected: [String]
    ) throws {
        let lines = try Self.writer(language).toHandle(
            failed: [("Chi cục A", "đầy"), ("Chi cục B", "đầy"), ("Chi cục A", "đầy")],
            missed: 0,
            exhausted: []
        )
        #expect(lines.count == 2)
        for (line, start) in zip(lines, expected) { #expect(line.hasPrefix(start), "\(line)") }
    }

    @Test(arguments: [
        (
            Language.vietnamese,
            [
                "Tệp lịch đã sửa chưa được áp dụng (từ 09:00 ngày 08/3/2021)",
                "02 thư «Đôn đốc» đang chờ duyệt, từ 09:00 ngày 08/3/2021",
                "01 thư phải có người xem mới gửi tiếp, từ 09:00 ngày 08/3/2021",
                "03 thư «Đôn đốc» hết thời gian gửi mà chưa ai duyệt, không gửi nữa",
                "01 đơn vị còn việc phải nộp chưa có địa chỉ thư (Công đoàn)",
                "Ngừng gửi thư đến Chi cục A, a@so.example, địa chỉ không còn nhận thư (đầy)",
                "Chi cục B chưa nộp lại Kế hoạch, đã được đề nghị bổ sung ngày 05/3/2021",
            ]
        ),
        (
            .english,
            [
                "Changed files have not been taken over since 09:00",
                "2 letters of «Đôn đốc» wait for approval since 09:00",
                "1 letter stopped until a person has looked, since 09:00",
                "3 letters of «Đôn đốc» ended unsent: nobody released them in time",
                "1 unit owes something and has no address (Công đoàn)",
                "Chi cục A, a@so.example is written to no more, the address is dead (đầy)",
                "Chi cục B has not handed in Kế hoạch again, returned on",
            ]
        ),
    ])
    func `what waits for the office is a line for each`(
        language: Language,
        expected: [String]
    ) throws {
        let zone = try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh"))
        let morning = zone.instant(of: try #require(CivilDateTime(iso: "2021-03-08T09:00:00")))
        var matters = OfficeMatters()
        matters.filesSince = morning
        matters.held = [("Đôn đốc", 2, morning)]
        matters.stuck = (1, morning)
        matters.unreleased = [("Đôn đốc", 3)]
        matters.withoutAddress = ["Công đoàn"]
        matters.dead = [("Chi cục A, a@so.example", "đầy")]
        matters.returned = [
            ("Chi cục B", "Kế hoạch", try #require(CivilDate(iso: "2021-03-05")))
        ]
        let lines = try Self.writer(language).toHandle(matters)
        #expect(lines.count == expected.count)
        for (line, start) in zip(lines, expected) { #expect(line.hasPrefix(start), "\(line)") }
    }
}

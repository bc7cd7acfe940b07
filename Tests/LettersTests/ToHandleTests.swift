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
}

import Campaigns
import Letters
import Testing
import Texts

/// What letters say about the time to a deadline, by the minute at which they leave.
@Suite struct DueTimingTests {
    /// `grace`: minutes after the deadline, which is 17:00 on Monday, 15 March unless given.
    private static func words(
        at moment: String,
        due: String = "2021-03-15T17:00:00",
        grace: Int = 0,
        _ language: Language = .vietnamese
    ) throws -> (left: String, overdue: String) {
        let days =
            try #require(CivilDate(iso: "2021-01-01"))...#require(CivilDate(iso: "2021-12-31"))
        let campaign = Campaign(
            id: "d",
            name: "d",
            zone: try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh")),
            calendar: WorkingCalendar(validity: days, weeklyDaysOff: []),
            validity: days
        )
        var milestone = Milestone(id: "m", name: "m")
        milestone.graceMinutes = grace
        let deadline = try #require(CivilDateTime(iso: due))
        let timing = ObligationEvaluator(campaign).timing(
            of: deadline,
            milestone,
            at: campaign.zone.instant(of: try #require(CivilDateTime(iso: moment)))
        )
        let words = LetterWords(language)
        return (
            words.timeLeft(timing, until: deadline), words.overdueTime(timing, since: deadline)
        )
    }

    @Test(arguments: [
        ("2021-03-08T08:00:00", "còn 07 ngày", "7 days left"),
        ("2021-03-14T23:59:59", "còn 01 ngày", "one day left"),
        ("2021-03-15T16:59:59", "hết hạn hôm nay lúc 17:00", "due today at 17:00"),
        ("2021-03-15T17:00:00", "đã đến hạn lúc 17:00 hôm nay", "fell due today at 17:00"),
        ("2021-03-15T17:00:59", "đã đến hạn lúc 17:00 hôm nay", "fell due today at 17:00"),
        ("2021-03-15T17:01:00", "quá hạn từ 17:00 hôm nay", "overdue since 17:00 today"),
        ("2021-03-15T23:59:59", "quá hạn từ 17:00 hôm nay", "overdue since 17:00 today"),
        ("2021-03-16T00:00:00", "quá hạn 01 ngày", "one day overdue"),
        ("2021-03-25T08:00:00", "quá hạn 10 ngày", "10 days overdue"),
    ])
    func `the day of the deadline has words of its own, never a number of days`(
        moment: String,
        vietnamese: String,
        english: String
    ) throws {
        #expect(try Self.words(at: moment).left == vietnamese)
        #expect(try Self.words(at: moment, .english).left == english)
    }

    @Test(arguments: [
        ("2021-03-15T17:30:59", "đã đến hạn lúc 17:00 hôm nay"),
        ("2021-03-15T17:31:00", "quá hạn từ 17:00 hôm nay"),
    ])
    func `within its grace a deadline has come and is not over`(
        moment: String,
        expected: String
    ) throws {
        #expect(try Self.words(at: moment, grace: 30).left == expected)
    }

    @Test func `a grace past midnight names the day of the deadline`() throws {
        let words = try Self.words(
            at: "2021-03-16T00:10:00",
            due: "2021-03-15T23:30:00",
            grace: 60
        )
        #expect(words.left == "đã đến hạn lúc 23:30 ngày 15/3/2021")
    }

    @Test(arguments: [
        ("2021-03-15T18:00:00", "từ 17:00", "since 17:00"),
        ("2021-03-16T08:00:00", "01 ngày", "1 day"), ("2021-03-19T08:00:00", "04 ngày", "4 days"),
    ])
    func `a table says since when on the day itself, then the days`(
        moment: String,
        vietnamese: String,
        english: String
    ) throws {
        #expect(try Self.words(at: moment).overdue == vietnamese)
        #expect(try Self.words(at: moment, .english).overdue == english)
    }
}

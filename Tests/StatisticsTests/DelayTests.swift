import Campaigns
import Statistics
import Testing

@Suite struct DelayTests {
    @Test(arguments: [
        ("2021-12-30", "2022-01-03", 4, 2), ("2021-12-31", "2022-01-03", 3, 1),
        ("2021-04-29", "2021-05-04", 5, 2), ("2021-05-04", "2021-05-04", 0, 0),
        ("2021-05-05", "2021-05-04", 0, 0), ("2022-01-07", "2022-01-11", 4, 2),
    ])
    func `a delay counts on past the end of the calendar, by the week`(
        first: String,
        last: String,
        days: Int,
        workingDays: Int
    ) throws {
        func date(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }
        let calendar = WorkingCalendar(
            validity: try date("2021-01-01")...(try date("2021-12-31")),
            weeklyDaysOff: [.saturday, .sunday],
            daysOff: [try date("2021-04-30"): "Ngày Chiến thắng"]
        )
        let delay = Delay(from: try date(first), through: try date(last), by: calendar)
        #expect((delay.days, delay.workingDays) == (days, workingDays))
    }
}

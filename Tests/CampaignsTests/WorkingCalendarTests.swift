import Campaigns
import Testing

@Suite struct WorkingCalendarTests {
    @Test func `counting working days agrees with remind and python-holidays`() throws {
        let calendars = try Fixture.calendars()
        let rows = try Fixture.rows("working-days.csv")
        #expect(rows.count == 6_000)
        for row in rows {
            let calendar = try #require(calendars[String(row[0])])
            let start = try #require(CivilDate(iso: row[1]))
            let result = try calendar.adding(workingDays: try #require(Int(row[2])), to: start)
            #expect(result.description == row[3], "\(row)")
        }
    }

    @Test func `shifting a day off agrees with remind's BEFORE, AFTER and SKIP`() throws {
        let calendars = try Fixture.calendars()
        let shifts: [String: HolidayShift] = [
            "previous": .previousWorkingDay, "next": .nextWorkingDay, "skip": .skip,
        ]
        let rows = try Fixture.rows("shifts.csv")
        #expect(rows.count == 6_570)
        for row in rows {
            let calendar = try #require(calendars[String(row[0])])
            let date = try #require(CivilDate(iso: row[1]))
            let result = try calendar.shifted(date, by: try #require(shifts[String(row[2])]))
            #expect(result?.description ?? "" == row[3], "\(row)")
        }
    }

    @Test func `the last working day of a month agrees with remind and python-holidays`() throws {
        let calendars = try Fixture.calendars()
        let rows = try Fixture.rows("last-working-days.csv")
        #expect(rows.count == 120)
        for row in rows {
            let calendar = try #require(calendars[String(row[0])])
            let first = try #require(CivilDate(iso: "\(row[1])-01"))
            #expect(try calendar.lastWorkingDay(ofMonthOf: first).description == row[2])
        }
    }

    @Test func `counting past the calendar is an error, never a guess`() throws {
        let calendar = try #require(try Fixture.calendars()["viet-nam"])
        let last = calendar.validity.upperBound
        #expect(throws: CalendarError.self) { try calendar.adding(workingDays: 1, to: last) }
        #expect(throws: CalendarError.self) { try calendar.dayOff(last.adding(days: 1)) }
    }

    // MARK: The end

    /// Weekends off; Monday 03/01/2022, the Saturday before and Thursday 30/12/2021 are special, the
    /// first two of them beyond the end on 31/12/2021.
    private func ending() throws -> WorkingCalendar {
        let start = try #require(CivilDate(iso: "2021-01-01"))
        let end = try #require(CivilDate(iso: "2021-12-31"))
        return WorkingCalendar(
            validity: start...end,
            weeklyDaysOff: [.saturday, .sunday],
            daysOff: [end.adding(days: -1): "off", end.adding(days: 3): "beyond"],
            workedDays: [end.adding(days: 1): "beyond"]
        )
    }

    @Test(arguments: [
        ("2021-12-29", true), ("2021-12-30", false), ("2021-12-31", true),
        ("2022-01-01", false), ("2022-01-02", false), ("2022-01-03", true),
        ("2020-12-31", true), ("2020-12-27", false),
    ])
    func `beyond its ends an open-ended calendar goes by the week`(day: String, works: Bool) throws
    {
        let date = try #require(CivilDate(iso: day))
        #expect(try ending().openEnded.isWorkingDay(date) == works)
    }

    @Test func `an open-ended calendar counts over its end, the calendar itself does not`() throws {
        let calendar = try ending()
        let eve = try #require(CivilDate(iso: "2021-12-29"))
        let date = try calendar.openEnded.adding(workingDays: 3, to: eve)
        #expect(date.description == "2022-01-04")
        #expect(try calendar.openEnded.workingDays(after: eve, through: date) == 3)
        #expect(throws: CalendarError.self) { try calendar.adding(workingDays: 3, to: eve) }
        #expect(calendar != calendar.openEnded)
    }

    @Test func `counting past the end comes to an end where the whole week is off`() throws {
        let day = try #require(CivilDate(iso: "2021-12-31"))
        let calendar = WorkingCalendar(
            validity: day...day,
            weeklyDaysOff: Set(Weekday.allCases)
        )
        let next = try calendar.openEnded.adding(workingDays: 1, to: day)
        #expect(next == day.adding(days: 1))
    }

    @Test(arguments: [
        ("2021-11-30", false), ("2021-12-01", true), ("2021-12-31", true), ("2022-03-01", true),
    ])
    func `a calendar ends soon from thirty days before its end on`(day: String, isSoon: Bool) throws
    {
        let date = try #require(CivilDate(iso: day))
        #expect(try ending().endsSoon(after: date) == isSoon)
    }
}

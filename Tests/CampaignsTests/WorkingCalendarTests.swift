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
}

import Campaigns
import Testing

@Suite struct RecurrenceTests {
    /// Rows on which systemd, croniter and dateutil agree.
    @Test func `repeating lines fall where three other programs say`() throws {
        let rows = try Fixture.rows("recurrences.csv", separator: ";")
        #expect(rows.count == 1_500)
        for row in rows {
            let after = try #require(CivilDateTime(iso: row[2]))
            let expected = row[3].split(separator: "|").map(String.init)
            let last = try #require(expected.last.flatMap { CivilDateTime(iso: $0) })
            let found = try occurrences(try form(row[0], row[1]), in: after.date...last.date)
                .filter { $0.nominal > after && $0.nominal <= last }
            #expect(found.map(\.nominal.description) == expected, "\(row)")
            #expect(found.map(\.due.description) == found.map { utc($0.nominal) })
        }
    }

    @Test func `every so many minutes agrees with dateutil and systemd`() throws {
        let rows = try Fixture.rows("intervals.csv")
        #expect(rows.count == 1_000)
        let day = try #require(CivilDate(iso: "2021-05-23"))
        for row in rows {
            let form = SendRule.Form.interval(
                minutes: try #require(Int(row[0])),
                from: try time(row[1]),
                until: try time(row[2])
            )
            let found = try occurrences(form, in: day...day).map { "\($0.nominal.time)" }
            #expect(found == row[3].split(separator: "|").map(String.init), "\(row)")
        }
    }

    @Test func `the national plan's dates are so many days from election day`() throws {
        let election = try #require(CivilDate(iso: "2021-05-23"))
        let rows = try Fixture.rows("national-plan.csv")
        #expect(rows.count == 10)
        for row in rows {
            #expect(election.adding(days: try #require(Int(row[0]))).description == row[1])
        }
    }

    // MARK: Helpers

    private func form(_ name: Substring, _ parameters: Substring) throws -> SendRule.Form {
        let parts = parameters.split(separator: " ")
        let time = try time(try #require(parts.last))
        switch name {
        case "daily": return .daily(time, SendRule.Bounds())
        case "weekly":
            let days = parts[0].split(separator: ",").compactMap { Int($0) }
                .compactMap(Weekday.init(rawValue:))
            return .weekly(Set(days), time, SendRule.Bounds())
        default: return .dayOfMonth(try #require(Int(parts[0])), time)
        }
    }

    private func time(_ text: Substring) throws -> TimeOfDay {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        return try #require(TimeOfDay(hour: parts[0], minute: parts[1]))
    }

    private func occurrences(
        _ form: SendRule.Form,
        in days: ClosedRange<CivilDate>
    ) throws -> [Occurrence] {
        var campaign = Campaign(
            id: "d",
            name: "d",
            zone: try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh")),
            calendar: WorkingCalendar(validity: days, weeklyDaysOff: []),
            validity: days
        )
        campaign.window = .anyTime
        let kind: Schedule.Kind =
            if case .interval = form { .bulletin(BulletinTerms(days: days)) } else {
                .digest(DigestTerms())
            }
        var schedule = Schedule(id: ScheduleID("s"), name: "s", kind: kind)
        let rule = SendRule(line: 1, form: form)
        schedule.rules = [rule]
        return try OccurrenceCalculator(campaign).occurrences(of: rule, in: schedule)
    }

    /// Seven hours ahead of UTC all year.
    private func utc(_ moment: CivilDateTime) -> String {
        Instant(milliseconds: Int64(moment.secondsSinceEpoch - 7 * 3600) * 1000).description
    }
}

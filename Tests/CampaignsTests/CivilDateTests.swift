import Campaigns
import Testing

@Suite struct CivilDateTests {
    @Test func `every day from 1990 to 2100 is the day that Python's datetime says`() throws {
        let lines = try Fixture.lines("dates.csv")
        #expect(lines.count == 40_542)
        for line in lines {
            let parts = line.split(separator: ",")
            let date = try #require(CivilDate(iso: parts[0]))
            #expect(date.description == parts[0])
            #expect(date.weekday.rawValue == Int(parts[1]))
            #expect(date.dayNumber == Int(parts[2]))
        }
    }

    @Test func `no text that Python's datetime refuses is a date`() throws {
        let lines = try Fixture.lines("invalid-dates.csv")
        #expect(lines.count == 2_025)
        for line in lines {
            let parts = line.split(separator: "/").compactMap { Int($0) }
            #expect(CivilDate(year: parts[2], month: parts[1], day: parts[0]) == nil, "\(line)")
        }
    }

    @Test(arguments: [(2021, 2, 29), (2021, 4, 31), (2021, 13, 1), (2021, 0, 1), (1900, 2, 29)])
    func `a day that does not exist is nil`(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test func `wall clock and instant agree with Python's zoneinfo, the first reading of two`()
        throws
    {
        let lines = try Fixture.lines("zones.csv")
        #expect(lines.count == 5_000)
        for line in lines {
            let parts = line.split(separator: ",")
            let zone = try #require(CivilZone(identifier: String(parts[0])))
            let civil = try #require(CivilDateTime(iso: parts[1]))
            let instant = zone.instant(of: civil)
            #expect(instant.milliseconds == (Int64(parts[2]) ?? 0) * 1000, "\(line)")
        }
    }

    @Test(arguments: [
        "ICT", "GMT+7", "+07:00", "SE Asia Standard Time", "Asia/Hanoi", "Etc/GMT+7",
        "asia/ho_chi_minh",
    ])
    func `what is not an IANA identifier is no zone`(text: String) {
        #expect(CivilZone(identifier: text) == nil)
    }
}

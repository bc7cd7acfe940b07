import Foundation
import ProgramBench
import Testing

/// The calendar file that `plan --ics` writes.
@Suite struct MilestoneCalendarTests {
    @Test func `the milestones' calendar is read back by PyPI's icalendar as it was meant`() throws
    {
        let name = "Kế hoạch; gồm a, b \\ c – " + String(repeating: "phát động thi đua ", count: 8)
        let home = try GeneratedHome(
            units: 2,
            server: "  máy chủ: smtp://127.0.0.1:9",
            milestones: """
                MỐC ke-hoach "\(name.replacing("\\", with: "\\\\"))"
                  tên ngắn: "Kế hoạch; a, b"
                  hạn: thứ Hai 15/03/2021 17:00
                MỐC ngay "Ngày bầu cử"
                  hạn: 23/05/2021
                  minh chứng: không
                """
        )
        defer { home.remove() }
        let calendar = home.url.appendingPathComponent("a.ics")
        let plan = try DonDocProgram(home: home.url).run("plan", "--ics")
        #expect(plan.code == 0, "\(plan.errors)")
        try plan.output.write(to: calendar, atomically: true, encoding: .utf8)
        let script = """
            import icalendar, sys
            data = open(sys.argv[1], 'rb').read()
            assert max(map(len, data.split(b'\\r\\n'))) <= 75
            for event in icalendar.Calendar.from_ical(data).walk('VEVENT'):
                print(event['UID'], event['DTSTART'].dt.isoformat(), event['SUMMARY'], sep='|')
                print(str(event['DESCRIPTION']).split('\\n')[0])
                print(event['ORGANIZER'], event['ORGANIZER'].params['CN'], event['DTEND'].dt.isoformat(), sep='|')
                for alarm in event.walk('VALARM'):
                    print(alarm['ACTION'], alarm['TRIGGER'].dt, alarm['DESCRIPTION'], sep='|')
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", script, calendar.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let words = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(
            String(decoding: words, as: UTF8.self) == """
                thu.ke-hoach@so.example|2021-03-15T10:00:00+00:00|Kế hoạch; a, b
                \(name)
                mailto:tccb@so.example|Phòng TCCB|2021-03-15T10:15:00+00:00
                DISPLAY|-1 day, 0:00:00|Kế hoạch; a, b
                thu.ngay@so.example|2021-05-23|Ngày bầu cử
                Ngày bầu cử
                mailto:tccb@so.example|Phòng TCCB|2021-05-24

                """
        )
    }
}

import Campaigns
import Delivery
import Foundation
import ProgramBench
import Testing

/// What the calendar of a unit's officer is told from letter to letter, as Python's `icalendar` reads it.
@Suite struct OfficerCalendarTests {
    /// Letters: 10/03 and 12/03 about the plan, 15/03 and 17/03 about the report.
    private static func plan(due: String = "17/03/2021 17:00", hasPlan: Bool = true) -> String {
        let plan = "MỐC ke-hoach \"Kế hoạch; a, b\"\n  hạn: \(due)\n"
        return (hasPlan ? plan : "") + """
            MỐC bao-cao "Báo cáo tháng"
              hạn: 22/03/2021 17:00
            NHẮC VIỆC nhac "Nhắc"
              mốc: mọi mốc
              gửi: 7 ngày trước hạn, lúc 08:00
              gửi: 5 ngày trước hạn, lúc 08:00
              gửi tới: đơn vị chưa nộp
              đồng gửi: thủ trưởng đơn vị

            """
    }

    /// Each letter to the officer so far: `PUBLISH d.ke-hoach.CCA 0 17/03`, one line an event.
    private static func calendars(_ bench: TestBench, of address: String = "cca@so.example") throws
        -> [[String]]
    {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-calendar-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var files: [String] = []
        for letter in bench.transport.delivered where letter.recipient.addrSpec == address {
            let file = folder.appendingPathComponent("\(files.count).eml")
            try letter.bytes.write(to: file)
            files.append(file.path)
        }
        let script = folder.appendingPathComponent("read.py")
        try """
        import email, email.policy, icalendar, sys
        for name in sys.argv[1:]:
            letter = email.message_from_binary_file(open(name, 'rb'), policy=email.policy.default)
            lines = []
            for part in letter.walk():
                if part.get_content_type() != 'text/calendar': continue
                calendar = icalendar.Calendar.from_ical(part.get_payload(decode=True))
                method = calendar['METHOD']
                assert method == part.get_param('method'), part['content-type']
                events = calendar.walk('VEVENT')
                assert events
                for event in events:
                    assert event['ORGANIZER'] == 'mailto:tccb@so.example' and 'ATTENDEE' not in event
                    assert event['DTSTAMP'].dt.tzinfo
                    if method == 'CANCEL':
                        assert event['STATUS'] == 'CANCELLED' and part.is_attachment()
                        assert part.get_filename() == 'bo-khoi-lich.ics' and event['SUMMARY']
                    else:
                        assert method == 'PUBLISH' and 'STATUS' not in event and 'DTEND' in event
                    day = event['DTSTART'].dt.strftime('%d/%m')
                    uid = event['UID'].split('@')[0]
                    lines.append(f"{method} {uid} {event['SEQUENCE']} {day}")
            print('|'.join(sorted(lines)))
        """.write(to: script, atomically: true, encoding: .utf8)
        let result = try OtherProgram.python([script.path] + files)
        return result.text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.split(separator: "|").map(String.init) }
    }

    private static func bench() async throws -> TestBench {
        let bench = try TestBench(plan())
        try await bench.pass(at: "2021-03-10T08:00:00")
        return bench
    }

    private static let published = "PUBLISH d.ke-hoach.CCA 0 17/03"
    private static let report = "PUBLISH d.bao-cao.CCA 0 22/03"

    @Test func `a deadline is published again and again under one name and number`() async throws {
        let bench = try await Self.bench()
        try await bench.pass(at: "2021-03-12T08:00:00")
        #expect(try Self.calendars(bench) == [[Self.published], [Self.published]])
        #expect(try Self.calendars(bench, of: "cca-ld@so.example").joined().isEmpty)
    }

    @Test func `the notice of a moved deadline publishes it with the next number`() async throws {
        let bench = try await Self.bench()
        try bench.edit(Self.plan(due: "18/03/2021 17:00"), at: "2021-03-10T09:00:00")
        try await bench.pass(at: "2021-03-10T09:00:00")
        try bench.edit(Self.plan(), at: "2021-03-10T10:00:00")
        try await bench.pass(at: "2021-03-10T10:00:00")
        #expect(
            try Self.calendars(bench) == [
                [Self.published], ["PUBLISH d.ke-hoach.CCA 1 18/03"],
                ["PUBLISH d.ke-hoach.CCA 2 17/03"],
            ]
        )
    }

    @Test func `what was handed in is taken out by the next letter, whatever that is about, once`()
        async throws
    {
        #expect(
            try Guide.schedules.shows(
                """
                hạn 17/03, nộp ngày 11/03; thư ngày 15/03 về báo cáo tháng kèm tệp bỏ mục 17/03.
                """
            )
        )
        let bench = try await Self.bench()
        try bench.report("CCA", "ke-hoach", at: "2021-03-11T09:00:00")
        for day in 12...17 { try await bench.pass(at: "2021-03-\(day)T08:00:00") }
        #expect(
            try Self.calendars(bench) == [
                [Self.published], ["CANCEL d.ke-hoach.CCA 1 17/03", Self.report], [Self.report],
            ]
        )
    }

    @Test func `what was taken out and is open again comes back with the next letter`()
        async throws
    {
        let bench = try await Self.bench()
        try bench.report("CCA", "ke-hoach", at: "2021-03-11T09:00:00")
        try await bench.pass(at: "2021-03-15T08:00:00")
        try bench.report("CCA", "ke-hoach", at: "2021-03-16T09:00:00", .withdrawn)
        try await bench.pass(at: "2021-03-17T08:00:00")
        #expect(
            try Self.calendars(bench) == [
                [Self.published], ["CANCEL d.ke-hoach.CCA 1 17/03", Self.report],
                [Self.report, "PUBLISH d.ke-hoach.CCA 2 17/03"],
            ]
        )
    }

    @Test func `what the files no longer have is taken out under the title that it had`()
        async throws
    {
        let bench = try await Self.bench()
        try bench.edit(Self.plan(hasPlan: false), at: "2021-03-11T09:00:00")
        try await bench.pass(at: "2021-03-15T08:00:00")
        #expect(
            try Self.calendars(bench) == [
                [Self.published], ["CANCEL d.ke-hoach.CCA 1 17/03", Self.report],
            ]
        )
    }

    @Test func `an extension is published by the next letter`() async throws {
        let bench = try await Self.bench()
        try bench.extend(
            "CCA",
            "ke-hoach",
            to: "2021-03-26T17:00:00",
            recorded: "2021-03-11T09:00:00"
        )
        try await bench.pass(at: "2021-03-15T08:00:00")
        #expect(
            try Self.calendars(bench).last == [Self.report, "PUBLISH d.ke-hoach.CCA 1 26/03"]
        )
    }

    @Test func `what is past stays where it is`() async throws {
        let bench = try await Self.bench()
        try bench.edit(Self.plan(due: "12/03/2021 17:00"), at: "2021-03-10T09:00:00")
        try await bench.pass(at: "2021-03-10T09:00:00")
        try bench.report("CCA", "ke-hoach", at: "2021-03-13T09:00:00")
        try await bench.pass(at: "2021-03-15T08:00:00")
        #expect(try Self.calendars(bench).last == [Self.report])
    }

    @Test func `what a letter that failed should have told the next one tells`() async throws {
        let bench = try await Self.bench()
        try bench.report("CCA", "ke-hoach", at: "2021-03-11T09:00:00")
        let refusal = Outcome.rejected(
            .rcpt,
            Reply(code: 550, enhanced: "5.7.1", text: "not from you")
        )
        bench.transport.play(Array(repeating: refusal, count: 6))
        try await bench.pass(at: "2021-03-15T08:00:00")
        bench.transport.play([])
        #expect(try Self.calendars(bench) == [[Self.published]])
        try await bench.pass(at: "2021-03-17T08:00:00")
        #expect(
            try Self.calendars(bench).last == ["CANCEL d.ke-hoach.CCA 1 17/03", Self.report]
        )
    }

    @Test func `a letter that waited takes along what happened meanwhile`() async throws {
        let bench = try await Self.bench()
        bench.transport.refuse(RelayFault(.connection, "đứt"))
        try await bench.pass(at: "2021-03-15T08:00:00")
        try bench.report("CCA", "ke-hoach", at: "2021-03-16T09:00:00")
        bench.transport.refuse(nil)
        try await bench.pass(at: "2021-03-16T10:00:00")
        #expect(
            try Self.calendars(bench).last == ["CANCEL d.ke-hoach.CCA 1 17/03", Self.report]
        )
    }
}

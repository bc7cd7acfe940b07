import Campaigns
import Intake
import Schedules
import Testing
import Texts
import Wording

@Suite struct IntakeTests {
    @Test(arguments: [
        ("1371315", 1_371_315), ("1.371.315", 1_371_315), ("1 371 315", 1_371_315), ("0", 0),
        ("007", 7),
    ])
    func `a count is read as offices write it`(text: String, value: Int) {
        #expect(Count(text)?.value == value)
    }

    @Test(arguments: [
        "2.0732.328", "1,5", "12a", "-3", "", ".", "1..2", "1.37", "99999999999999999999",
    ])
    func `what is no count is refused`(text: String) {
        #expect(Count(text) == nil)
    }

    @Test(arguments: [
        ("2021-05-23T11:00", "2021-05-23T11:00:00", true),
        ("23/05/2021 11:00", "2021-05-23T11:00:00", true),
        ("2021-05-23", "2021-05-23T23:59:59", false), ("23/5/2021", "2021-05-23T23:59:59", false),
        ("2021-05", "2021-05-31T23:59:59", false),
        ("2021-05 (ngày không rõ)", "2021-05-31T23:59:59", false),
        ("2021-05-23 (đêm)", "2021-05-23T23:59:59", false), ("2021", "2021-12-31T23:59:59", false),
    ])
    func `an imprecise instant is the last second of its period`(
        text: String,
        last: String,
        isPrecise: Bool
    ) throws {
        let zone = try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh"))
        let asOf = try #require(AsOf(text, zone: zone))
        #expect(zone.civil(of: asOf.instant).description == last)
        #expect(asOf.isPrecise == isPrecise)
    }

    @Test(arguments: [
        "13:30 23/5/2021", "13h30 ngày 23/5/2021", "13 giờ 30 phút, Chủ nhật ngày 23/5/2021",
        "13 giờ 30 ngày 23 tháng 5 năm 2021", "13:30 23-5-2021", "13:30 2021-05-23",
        "13:30 23.5.2021", "23/05/2021 13:30", "Chủ nhật 23/5/2021, 13:30",
    ])
    func `a time stands before or after its date`(text: String) throws {
        let zone = try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh"))
        let local = try #require(CivilDateTime(iso: "2021-05-23T13:30"))
        #expect(AsOf(text, zone: zone)?.instant == zone.instant(of: local))
    }

    @Test(arguments: ["13:30 23/5/2021 14:00", "25:00 23/5/2021", "13 23/5/2021", "13:30"])
    func `a time that is none, or two of them, are refused`(text: String) throws {
        let zone = try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh"))
        #expect(AsOf(text, zone: zone) == nil)
    }

    @Test func `many rows about one thing are told from each other without comparing all pairs`()
        throws
    {
        let rows = (1...20_000).map { "CCA,di-bau,2021-03-09T09:00,\($0 / 2),20000" }
        let table = try intake(
            "mã đơn vị,chỉ tiêu,thời điểm,tử số,mẫu số\n" + rows.joined(separator: "\n")
        )
        let codes = Dictionary(grouping: table.findings, by: \.code).mapValues(\.count)
        #expect(codes[.contradiction] == 10_001)
        #expect(codes[.repeatedRow] == 9_999)
        #expect(table.batch.figures.isEmpty)
    }

    @Test(arguments: ["hôm qua", "31/04/2021", "2021-13", "5/23/2021", ""])
    func `what is no instant is refused`(text: String) throws {
        let zone = try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh"))
        #expect(AsOf(text, zone: zone) == nil)
    }

    @Test(arguments: [
        ("XYZ,ke-hoach,2021-03-10,,", "L021"), ("CCA,ke-hoac,2021-03-10,,", "L020"),
        ("CCA,ke-hoach,hôm qua,,", "L010"), ("CCA,ke-hoach,2021-03-10,done,", "N013"),
        ("CD,ke-hoach,2021-03-10,,", "N012"),
        ("CCA,ke-hoach,2021-03-10T09:00,,2021-03-09T09:00", "N014"),
        ("CCA,,2021-03-10,,", "N015"), ("CCA,ke-hoach,2021-03-10,,2031-03-09T09:00", "N014"),
    ])
    func `a bad report is named with its row`(row: String, code: String) throws {
        let table = try intake(
            "mã đơn vị,việc,ngày nộp,trạng thái,recorded_at\nCCA,ke-hoach,2021-03-09,,\n" + row
        )
        #expect(table.findings.map(\.code.rawValue) == [code])
        #expect(table.findings.first?.line == 3)
        #expect(table.badRows == 1)
        #expect(table.batch.submissions.count == 1)
    }

    @Test(arguments: [
        "3-15-2021", "Monday 3/15/2021", "\"3/15/2021, 11:00\"", "3/15/2021(x)", "ngày 3/15/2021",
    ])
    func `one date with the month first makes the others of its column a question`(
        date: String
    ) throws {
        for other in ["3/4/2021", "3-4-2021", "ngày 3/4/2021"] {
            let table = try intake(
                "mã đơn vị,việc,ngày nộp\nCCA,ke-hoach,\(date)\nCCA,ke-hoach,\(other)"
            )
            #expect(table.findings.map(\.code).last == .eitherDate, "\(date) \(other)")
            #expect(table.batch.submissions.isEmpty)
        }
    }

    @Test(arguments: ["0.305", "0,305", "11h:30"])
    func `what only looks like a number or a time is refused`(text: String) throws {
        #expect(Count(text) == nil)
        let zone = try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh"))
        #expect(AsOf("10/03/2021 \(text)", zone: zone) == nil)
    }

    @Test(arguments: [
        ("Người lập biểu", ["C25"]), ("305", ["N015", "N015", "N015"]),
        ("99,5%", ["N015", "N015", "N015"]),
    ])
    func `a word alone in its row is a note, a number alone is a row without its unit`(
        text: String,
        codes: [String]
    ) throws {
        let table = try intake(
            "mã đơn vị\tchỉ tiêu\tthời điểm\ttử số\tmẫu số\ttỷ lệ công bố\n\t\t\t\t\(text)\t"
        )
        #expect(table.findings.map(\.code.rawValue).filter { $0 != "N010" } == codes)
    }

    @Test(arguments: [
        ("Thanh tra", "Thanh tra Sở"), ("Kiểm lâm", nil), ("Khu", nil), ("CCX", "CCA"),
    ])
    func `part of one name suggests it, part of several does not`(text: String, near: String?)
        throws
    {
        var units = [("CCA", "Chi cục Kiểm lâm"), ("HKL", "Hạt Kiểm lâm"), ("TTR", "Thanh tra Sở")]
            .map {
                OrganisationalUnit(code: UnitCode($0.0), name: $0.1, kind: "k")
            }
        units.append(OrganisationalUnit(code: UnitCode("K"), name: "Khu A", kind: "k"))
        let names = units.map(\.code.text) + units.map(\.name)
        let found = likelyWord(for: text, among: names) ?? onlyName(containing: text, among: names)
        #expect(found == near)
    }

    @Test(arguments: [[0, 1, 2, 3], [2, 0, 1, 3], [3, 1, 0, 2], [0, 2, 1, 3]])
    func `versions and a return of one instant contradict each other in any order`(
        order: [Int]
    ) throws {
        let rows = ["a,received", "a,accepted", ",returned", "b,received"]
            .map { "CCA,ke-hoach,2021-03-09T08:00,\($0)" }
        let table = try intake(
            "mã đơn vị,việc,ngày nộp,\"số, ký hiệu\",trạng thái\n"
                + order.map { rows[$0] }.joined(separator: "\n")
        )
        #expect(table.batch.submissions.isEmpty)
        #expect(table.findings.map(\.line).sorted() == [2, 3, 4, 5])
    }

    @Test func `a table may begin with a column of numbers under #`() throws {
        let table = try intake(
            "# ghi chú\n#,mã đơn vị,việc,ngày nộp\n1,CCA,ke-hoach,2021-03-09"
        )
        #expect(table.findings.isEmpty)
        #expect(table.batch.submissions.count == 1)
    }

    @Test func `a report from before the campaign is a year written wrong`() throws {
        let table = try intake("mã đơn vị,việc,ngày nộp\nCCA,ke-hoach,2020-03-10")
        #expect(table.findings.map(\.code.rawValue) == ["N020"])
        #expect(table.batch.submissions.isEmpty)
    }

    @Test func `a row of a known unit is no total, and neither is a company`() throws {
        let table = try intake(
            """
            chỉ tiêu,đơn vị,thời điểm,tử số,mẫu số
            Tổng số cử tri,Chi cục A,2021-03-09,1,2
            di-bau,Tổng công ty X,2021-03-09,1,2
            di-bau,Tổng cộng,,1,2
            """
        )
        #expect(table.findings.map(\.code) == [.unknownIndicator, .unknownUnit])
    }

    @Test func `a mark of made-up data counts wherever it stands above the heading`() throws {
        for text in [
            "\n# Số liệu minh họa\n", "BÁO CÁO\n\"# Số liệu minh họa, không thật\"\n",
        ] {
            let table = try intake(text + "mã đơn vị,việc,ngày nộp\nCCA,ke-hoach,2021-03-09")
            #expect(table.batch.isSample)
            #expect(table.findings.isEmpty)
        }
    }

    @Test func `voted over eligible is refused with both numbers`() throws {
        let table = try intake(
            "unit,indicator,as_of,numerator,denominator\nCCA,di-bau,2021-03-09T11:00,310,309"
        )
        let finding = try #require(table.findings.first)
        #expect(finding.code == .overDenominator)
        #expect(finding.message.vi.contains("310") && finding.message.vi.contains("309"))
        #expect(table.batch.figures.isEmpty)
    }

    @Test(arguments: ["99,76%", "99.76", "99,76", "100"])
    func `a published percentage keeps its digits and is never summed`(text: String) throws {
        let table = try intake(
            "unit;indicator;as_of;numerator;denominator;published_percent\nCCA;di-bau;2021-03;;;\(text)"
        )
        #expect(table.findings.isEmpty)
        let figure = try #require(table.batch.figures.first)
        #expect(figure.publishedPercent == (text == "100" ? "100" : "99.76"))
        #expect(figure.numerator == nil)
    }

    @Test func `a table that is none of the known ones says what it lacks`() throws {
        #expect(try intake("a,b,c\n1,2,3").findings.map(\.code) == [.unknownColumns])
        #expect(try intake("").findings.count == 1)
    }

    @Test func `decisions are read with their reasons`() throws {
        let table = try intake(
            """
            mã đơn vị,việc,loại,đến,lý do,người quyết định
            CCA,ke-hoach,gia hạn,25/03/2021,đang chống dịch,Giám đốc
            CCA,ke-hoach,miễn,,,Giám đốc
            CCA,ke-hoach,gia hạn,25/03/2031,xa,Giám đốc
            CCA,ke-hoach,gia hạn,15/03/2021,không đổi,Giám đốc
            CCA,ke-hoach,gia hạn,01/03/2021,rút ngắn,Giám đốc
            """
        )
        #expect(table.batch.decisions.count == 1)
        #expect(
            table.findings.map(\.code)
                == [.missingValue, .calendarTooShort, .reversedRange, .reversedRange]
        )
    }

    private func intake(_ text: String) throws -> IntakeTable {
        let first = try #require(CivilDate(iso: "2021-01-01"))
        let last = try #require(CivilDate(iso: "2021-12-31"))
        let zone = try #require(CivilZone(identifier: "Asia/Ho_Chi_Minh"))
        var campaign = Campaign(
            id: "d",
            name: "d",
            zone: zone,
            calendar: WorkingCalendar(validity: first...last, weeklyDaysOff: [.sunday]),
            validity: first...last
        )
        campaign.units = [
            OrganisationalUnit(code: UnitCode("CCA"), name: "Chi cục A", kind: "chi cục"),
            OrganisationalUnit(code: UnitCode("CD"), name: "Công đoàn", kind: "đoàn thể"),
        ]
        var milestone = Milestone(id: MilestoneID("ke-hoach"), name: "Kế hoạch")
        milestone.deadline = CivilDateTime(iso: "2021-03-15T17:00")
        milestone.appliesTo = .only([.kind("chi cục")])
        campaign.milestones = [milestone]
        campaign.indicators = [
            Indicator(
                id: IndicatorID("di-bau"),
                name: "Đi bầu",
                numeratorLabel: "đã đi bầu",
                denominator: .label("cử tri")
            )
        ]
        let now = zone.instant(of: try #require(CivilDateTime(iso: "2021-06-01T08:00")))
        return IntakeTable(
            SourceFile(path: "a.csv", text: text),
            of: campaign,
            now: now,
            author: "test"
        )
    }
}

import Campaigns
import Foundation
import Intake
import Schedules
import Testing
import Texts

/// A unit is called the same in a schedule file, in an imported report and on the command line, which
/// looks names up in the ``NameIndex`` itself.
@Suite struct NameTests {
    private static let units = [
        ("KHTC", "Phòng Kế hoạch – Tài chính", "Phòng KH-TC"), ("CCKL", "Chi cục Kiểm lâm", ""),
        ("CCA1", "Chi cục A", ""), ("CCA2", "Chi cục A", ""), ("TTR", "Thanh tra Sở", ""),
        ("VP", "Văn phòng", "TTr"), ("A-1", "Trạm số 1", ""), ("A1", "Đội số 1", ""),
        ("HLK", "BQL rừng lịch sử – văn hóa – môi trường hồ Lắk", ""),
    ]

    @Test(arguments: [
        ("KHTC", "KHTC"), ("khtc", "KHTC"), ("Phòng Kế hoạch – Tài chính", "KHTC"),
        ("Phòng Kế hoạch - Tài chính", "KHTC"), ("phòng kế hoạch-tài chính", "KHTC"),
        ("PHÒNG KẾ HOẠCH — TÀI CHÍNH", "KHTC"), ("Phong Ke hoach \u{2011} Tai chinh", "KHTC"),
        ("Phòng\u{A0}Kế hoạch\u{A0}–\u{A0}Tài chính", "KHTC"), ("Phòng Kế hoạch Tài chính", "KHTC"),
        ("Phòng KH–TC", "KHTC"), ("phong kh tc", "KHTC"), ("Chi cục Kiểm lâm.", "CCKL"),
        ("BQL rừng lịch sử - văn hóa - môi trường hồ Lắk", "HLK"),
        // A code is what it is, whatever else reads alike.
        ("TTR", "TTR"), ("ttr", "TTR"), ("A-1", "A-1"), ("A1", "A1"), ("a–1", "A-1"),
        // Two units have the name; a part of a name and a near miss are none.
        ("Chi cục A", nil), ("CHI CUC A", nil), ("Phòng Kế hoạch", nil), ("Chi cục Kiểm lom", nil),
        ("–", nil), ("B1", nil),
    ])
    func `every reader finds a name alike`(written: String, code: String?) throws {
        let code = code.map { UnitCode($0) }
        #expect(try Self.index()[written] == code)
        #expect(try Self.inSchedule(written) == code)
        #expect(try Self.inReport(written) == code)
    }

    @Test func `what one reader accepts all accept, however a name is typed`() throws {
        let index = try Self.index()
        let dashes = ["-", "–", "—", "\u{2010}", "\u{2011}", " – ", " - "]
        var found = 0
        for name in Self.units.flatMap({ [$0.0, $0.1, $0.2] }) where !name.isEmpty {
            var spellings = [
                name, name.uppercased(), name.lowercased(), name.folded,
                name.decomposedStringWithCanonicalMapping, String(name.dropLast()),
                name.replacing(" ", with: "\u{A0}"), name.replacing(" ", with: "  "),
            ]
            spellings += dashes.map { name.replacing(#/ ?[–-] ?/#, with: $0) }
            for spelling in spellings {
                let unit = index[spelling]
                if unit != nil { found += 1 }
                #expect(try Self.inSchedule(spelling) == unit, "\(spelling)")
                #expect(try Self.inReport(spelling) == unit, "\(spelling)")
            }
        }
        #expect(found > 100)
    }

    @Test(arguments: [
        ("ke-hoach", "ke-hoach"), ("Kế hoạch – phát động", "ke-hoach"),
        ("kế hoạch - phát động", "ke-hoach"), ("KH", "ke-hoach"), ("kh", "ke-hoach"),
        ("Ke–hoach", "ke-hoach"), ("Kế hoạch", "ke-hoach"), ("phát động", nil), ("tổng kết", nil),
    ])
    func `a milestone is found by id, name, short name and the first word of its code`(
        written: String,
        id: String?
    ) {
        var first = Milestone(id: "ke-hoach", name: "Kế hoạch – phát động")
        first.code = "KH M03 O3"
        var second = Milestone(id: "m20-a", name: "Báo cáo A")
        second.shortName = "Tổng kết"
        var third = Milestone(id: "m20-b", name: "Báo cáo B")
        third.shortName = "Tổng kết"
        let index = NameIndex([first, second, third])
        #expect(index[written] == id.map { MilestoneID($0) })
    }

    @Test
    func `kinds and khối give way to units, and a whole name to one that is right but for a dash`()
        throws
    {
        var unit = OrganisationalUnit(code: "X", name: "Khối-chi cục", kind: "khối chi cục")
        unit.block = "khối 2"
        let directory = UnitDirectory([unit])
        #expect(directory.meaning(of: "khối chi cục") == .selector(.kind("khối chi cục")))
        #expect(directory.meaning(of: "khối-chi cục") == .selector(.unit("X")))
        #expect(directory.meaning(of: "Khối – chi cục") == .selector(.unit("X")))
        #expect(directory.meaning(of: "KHỐI 2") == .selector(.block("khối 2")))
        #expect(directory.meaning(of: "khối 3") == .nothing)
        let twins = UnitDirectory(
            ["A", "B"].map { OrganisationalUnit(code: UnitCode($0), name: "Đội – 1", kind: "đội") }
        )
        #expect(twins.meaning(of: "đội-1") == .ambiguous(["A", "B"]))
    }

    // MARK: The readers

    private static func index() throws -> NameIndex<UnitCode> {
        NameIndex(try campaign(for: "CCKL").units)
    }

    /// The unit that `đơn vị thực hiện` of a schedule file means.
    private static func inSchedule(_ written: String) throws -> UnitCode? {
        guard let milestone = read(written).sets.first?.campaign?.milestones.first,
            case .only(let selectors) = milestone.appliesTo,
            case .unit(let code)? = selectors.first
        else { return nil }
        return code
    }

    /// The unit that a row of a report means.
    private static func inReport(_ written: String) throws -> UnitCode? {
        let campaign = try campaign(for: "KHTC, CCKL, CCA1, CCA2, TTR, VP, A-1, A1, HLK")
        let text = "đơn vị,việc,ngày nộp\n\"\(written)\",m1,2021-03-09"
        let table = IntakeTable(
            SourceFile(path: "a.csv", text: text),
            of: campaign,
            now: campaign.zone.instant(of: try #require(CivilDateTime(iso: "2021-06-01T08:00"))),
            author: "test"
        )
        return table.batch.submissions.first?.obligation.unit
    }

    private static func campaign(for units: String) throws -> Campaign {
        try #require(read(units).sets.first?.campaign)
    }

    private static func read(_ units: String) -> ScheduleSets {
        let lines = [
            "ĐỢT d \"Đợt\"", "  múi giờ: Asia/Ho_Chi_Minh", "  lịch nghỉ: lich",
            "  thời gian: từ 01/01/2021 đến 31/12/2021", "  danh sách đơn vị: don-vi.csv",
            "LỊCH NGHỈ lich \"L\"", "  thời gian: từ 01/01/2021 đến 31/12/2021",
            "  nghỉ hằng tuần: thứ Bảy, Chủ nhật", "MỐC m1 \"Một\"", "  hạn: 20/05/2021",
            "  đơn vị thực hiện: \(units)",
        ]
        return ScheduleSets(
            scheduleFiles: [SourceFile(path: "a.lich", text: lines.joined(separator: "\n"))],
            templates: [],
            readUnitList: { path, _ in
                let rows = Self.units.map { "\($0.0),\"\($0.1)\",đơn vị,\"\($0.2)\"" }
                let text = (["mã,tên,loại đơn vị,tên gọi khác"] + rows).joined(separator: "\n")
                return .success(SourceFile(path: path, text: text))
            }
        )
    }
}

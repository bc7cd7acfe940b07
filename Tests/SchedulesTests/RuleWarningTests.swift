import Schedules
import Testing
import Texts

/// Lines that load and do something else than their words may have been meant to.
@Suite struct RuleWarningTests {
    /// The findings of code `code` about a digest with that line, in a campaign from January to June.
    private static func found(
        _ code: FindingCode,
        _ line: String,
        _ more: String = "",
        block: String = "TỔNG HỢP t \"T\""
    ) -> [Finding] {
        let text = """
            ĐỢT d "Đợt"
              múi giờ: Asia/Ho_Chi_Minh
              lịch nghỉ: lich
              thời gian: từ 01/01/2021 đến 20/06/2021
              danh sách đơn vị: don-vi.csv
            LỊCH NGHỈ lich "L"
              thời gian: từ 01/01/2020 đến 31/12/2022
              nghỉ hằng tuần: thứ Bảy, Chủ nhật
            NGƯỜI NHẬN so "sở"
              địa chỉ: <so@so.example>
            MỐC viec "Việc"
              hạn: thứ Ba 15/06/2021 17:00
            \(block)
              gửi: \(line)
              gửi tới: \(block.hasPrefix("NHẮC") ? "đơn vị chưa nộp" : "sở")
            \(more)
            """
        let sets = ScheduleSets(
            scheduleFiles: [SourceFile(path: "a.lich", text: text)],
            templates: [],
            readUnitList: { path, _ in
                let list = "mã,tên,loại đơn vị\nCCA,Chi cục A,chi cục\n"
                return .success(SourceFile(path: path, text: list))
            }
        )
        return sets.findings.filter { $0.code == code }
    }

    @Test(arguments: [
        ("ngày 31 mỗi tháng lúc 08:00", "02/2021, 04/2021"),
        ("ngày 30 mỗi tháng lúc 08:00", "02/2021"),
        ("ngày 29 mỗi tháng lúc 08:00", "02/2021"),
        ("ngày 28 mỗi tháng lúc 08:00", nil),
        ("ngày làm việc cuối mỗi tháng lúc 08:00", nil),
    ])
    func `a day that some months lack is a warning that names them`(
        line: String,
        months: String?
    ) throws {
        let findings = Self.found(.skippedMonths, line)
        guard let months else {
            #expect(findings.isEmpty)
            return
        }
        let finding = try #require(findings.first)
        #expect(finding.severity == .warning)
        #expect(finding.message.vi.contains(": \(months);"), "\(finding.message.vi)")
        #expect(finding.message.en.contains(": \(months);"), "\(finding.message.en)")
    }

    @Test(arguments: [
        ("mỗi ngày lúc 08:00, từ 07/06/2021, đến 14/06/2021", "", "2 lần, sớm nhất 12/06/2021"),
        ("mỗi ngày lúc 08:00, từ 07/06/2021, đến 11/06/2021", "", nil),
        ("mỗi ngày lúc 08:00", "  nếu rơi ngày nghỉ: vẫn gửi", nil),
        ("mỗi ngày lúc 08:00", "  nếu rơi ngày nghỉ: không gửi", nil),
        ("mỗi ngày làm việc lúc 08:00", "", nil),
    ])
    func `every day is every day, and a warning says so unless the block does`(
        line: String,
        more: String,
        told: String?
    ) {
        let findings = Self.found(.everyDay, line, more)
        #expect(findings.isEmpty == (told == nil))
        if let told { #expect(findings.allSatisfy { $0.message.vi.contains(told) }) }
        let reminder = "NHẮC VIỆC n \"N\"\n  mốc: viec"
        let reminding = Self.found(.everyDay, line + ", cho đến khi nộp", more, block: reminder)
        #expect(reminding.isEmpty == (told == nil))
    }

    @Test func `a bulletin that is stale when the window opens is told as never sent`() throws {
        let bulletin = "BÁO CÁO NHANH b \"B\"\n  ngày: 15/06/2021\n  chỉ tiêu: ct"
        let indicator = "CHỈ TIÊU ct \"Chỉ tiêu\"\n  tử số: \"a\"\n  mẫu số: \"b\""
        let line = "mỗi 2 giờ từ 06:00 đến 22:00"
        func told(_ window: String) -> [String] {
            Self.found(
                .outsideWindow,
                line,
                "  khung giờ gửi: \(window)\n\(indicator)",
                block: bulletin
            ).map(\.message.vi)
        }
        let night = try #require(told("07:30 đến 18:00").first)
        #expect(night.contains("không gửi (4 lần, sớm nhất 06:00 15/06/2021)"), "\(night)")
        let early = try #require(told("06:10 đến 23:00").first)
        #expect(early.contains("thư chờ đến 06:10 15/06/2021"), "\(early)")
        #expect(told("mọi lúc").isEmpty)
    }

    @Test(arguments: [
        ("gửi bù trong vòng 2 giờ", "08:00 14/06/2021 chỉ duyệt được đến 10:00 14/06/2021"),
        ("gửi bù trong vòng 2 ngày", "08:00 14/06/2021 chỉ duyệt được đến 08:00 16/06/2021"),
        ("gửi bù trong vòng 3 ngày", nil),
        ("không gửi", "08:00 14/06/2021 chỉ duyệt được đến 08:00 14/06/2021"),
        ("gửi bù đến hạn", "08:00 14/06/2021 chỉ duyệt được đến 17:00 15/06/2021"),
        (nil, nil),
    ])
    func `less time for approval than until the end of the second working day is a warning`(
        catchUp: String?,
        told: String?
    ) {
        let reminder = "NHẮC VIỆC n \"N\"\n  mốc: viec"
        let written = catchUp.map { "  nếu gián đoạn: \($0)" } ?? ""
        let line = "1 ngày trước hạn, lúc 08:00"
        let findings = Self.found(
            .hastyApproval,
            line,
            written + "\n  duyệt trước khi gửi: có",
            block: reminder
        )
        #expect(findings.count == (told == nil ? 0 : 1))
        if let told {
            #expect(findings.allSatisfy { $0.message.vi.contains(told) }, "\(findings)")
        }
        #expect(Self.found(.hastyApproval, line, written, block: reminder).isEmpty)
    }
}

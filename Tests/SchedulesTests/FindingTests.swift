import Campaigns
import Foundation
import Schedules
import Testing
import Texts
import Trials
import Wording

/// Mistakes that people make; `⟦…⟧` marks what the message must underline.
@Suite struct FindingTests {
    @Test(arguments: [
        ("  hạn:  ⟦thứ Bảy 23/05/2021⟧ 19:00", "L011", "Chủ nhật 23/05/2021"),
        ("  hạn:  ⟦5/23/2021⟧ 19:00", "L013", "23/05/2021"),
        ("  hạn:  ⟦31/04/2021⟧", "L013", nil),
        ("  hạn:  ⟦20-11-2021⟧ 17:00", "L010", "20/11/2021"),
        ("  hạn:  ⟦20.11.2021⟧ 17:00", "L010", "20/11/2021"),
        ("  hạn:  ⟦ngày 20/11/2021⟧ 17:00", "L010", "20/11/2021"),
        ("  hạn:  ⟦17:00 thứ Bảy 20/11/2021⟧", "L030", "thứ Bảy 20/11/2021 17:00"),
        ("  hạn:  ⟦23/05/21⟧", "L010", "23/05/2021"),
        ("  hạn:  23/05/2021 ⟦24:00⟧", "L012", nil),
        ("  hạn:  23/05/2021 ⟦17:0O⟧", "L012", "17:00"),
        ("  hạn:  ⟦T2⟧ 24/05/2021", "L015", "thứ Hai"),
        ("  hạn:  ⟦thứ 2⟧ 24/05/2021", "L015", "thứ Hai"),
        ("  hạn:  7 ngày sau ⟦m1-abcd⟧", "L020", "m1-abc"),
        ("  hạn:  7 ngày sau m1-abc = ⟦thứ Hai 24/05/2021⟧", "L014", "thứ Năm 27/05/2021"),
        ("  hạn:  7 ngày ⟦sao⟧ m1-abc", "L030", "sau"),
        ("  ⟦hạnn⟧: 24/05/2021", "L002", "hạn"),
        ("  ⟦múi giờ⟧: Asia/Ho_Chi_Minh", "L070", nil),
        ("  ⟦hạn⟧ 24/05/2021", "L001", "hạn:"),
        ("  tên ngắn: ⟦\"abc⟧", "L050", "\"abc\""),
        ("  tên ngắn: ⟦abc def⟧", "L030", "\"abc def\""),
        ("  đơn vị thực hiện: ⟦Chi cục Kiểm lân⟧", "L021", "Chi cục Kiểm lâm"),
        ("  đơn vị thực hiện: ⟦Chi cuc Kiem lom⟧", "L021", "Chi cục Kiểm lâm"),
        ("  ân hạn: 20 ⟦ngày⟧", "L030", nil),
        ("  > ⟦⟧", "L052", nil),
    ])
    func `a mistake in a milestone is found where it is`(
        marked: String,
        code: String,
        suggestion: String?
    ) throws {
        let prefix =
            Self.campaign + ["MỐC m1-abc \"Một\"", "  hạn: 20/05/2021", "MỐC m2-abc \"Hai\""]
        let findings = Self.findings(prefix + [marked.unmarked])
        let first = try #require(
            findings.first { $0.line == prefix.count + 1 },
            "nothing found in \(marked)"
        )
        #expect(first.code.rawValue == code, "\(first.headline(.vietnamese))")
        if code == "L001" || code == "L002" {
            #expect(findings.count { $0.severity == .error } == 1, "a cascade")
        }
        if marked.mark.count > 0 {
            #expect(first.column == marked.mark.lowerBound + 1)
            #expect(first.length == marked.mark.count)
        }
        if let suggestion { #expect(first.suggestion == suggestion) }
    }

    @Test(arguments: [
        ("  gửi: 7 ngày trước hạn, lúc ⟦08:0O⟧", "L012"),
        ("  gửi: 7 ⟦ngay lam viec truoc⟧ 08:00", "L030"),
        ("  gửi: ⟦trước⟧ hạn 3 ngày, lúc 08:00", "L030"),
        ("  gửi: mỗi 2 giờ từ 08:00 đến 10:00", "L072"),
        ("  gửi tới: ⟦phòng TCCC⟧", "L022"),
        ("  tiêu đề: \"[x] ⟦{viec_lam}⟧\"", "L051"),
        ("  tiêu đề: \"[x] ⟦{danh_sách_việc}⟧\"", "L051"),
        ("  mẫu thư: ⟦khong-co⟧", "L026"),
        ("  nếu rơi ngày nghỉ: ⟦lùi⟧", "L032"),
        ("  gộp: ⟦tùy⟧", "L030"),
    ])
    func `a mistake in a reminder is found where it is`(marked: String, code: String) throws {
        let prefix =
            Self.campaign + [
                "MỐC m1-abc \"Một\"", "  hạn: 20/05/2021", "NHẮC VIỆC n1 \"Nhắc\"",
                "  mốc: mọi mốc",
            ]
        let findings = Self.findings(prefix + [marked.unmarked])
        let line = prefix.count + 1
        let found = try #require(
            findings.first { $0.line == line },
            "\(findings.map { $0.headline(.english) })"
        )
        #expect(found.code.rawValue == code, "\(found.headline(.vietnamese))")
        if marked.mark.count > 0, code != "L030" {
            #expect(found.column == marked.mark.lowerBound + 1)
        }
    }

    @Test func `all mistakes of a file are reported in one run, sorted`() {
        let findings = Self.findings([
            "ĐỢT d \"Đợt\"", "  múi giờ: Asia/HoChiMinh", "  lịch nghỉ: khong-co",
            "  thời gian: từ 01/01/2021 đến 31/13/2021", "  danh sách đơn vị: don-vi.csv",
            "MỐC m \"M\"", "  hạn: mai",
        ])
        let codes = findings.filter { $0.severity == .error }.map(\.code.rawValue)
        #expect(codes == ["L040", "L023", "L013", "L030"])
        #expect(findings.first { $0.code == .badZone }?.suggestion == "Asia/Ho_Chi_Minh")
    }

    @Test func `a report shows the line, the caret and the suggestion`() {
        let files = [
            SourceFile(path: "a.lich", text: "MỐC x\n  hạn:        thứ Bảy 23/05/2021 19:00")
        ]
        let finding = Finding(
            .wrongWeekday,
            path: "a.lich",
            line: 2,
            column: 15,
            length: 18,
            Phrase(vi: "23/05/2021 là Chủ nhật", en: "a Sunday"),
            suggestion: "Chủ nhật 23/05/2021"
        )
        #expect(
            FindingReport([finding], files: files).text(.vietnamese) == """
                a.lich:2:15: lỗi L011: 23/05/2021 là Chủ nhật
                    2 |   hạn:        thứ Bảy 23/05/2021 19:00
                      |               ^^^^^^^^^^^^^^^^^^
                      = gợi ý: Chủ nhật 23/05/2021

                """
        )
    }

    @Test func `English, undiacritised, decomposed and NBSP spellings give the same campaign`()
        throws
    {
        let vietnamese =
            Self.campaign + [
                "MỐC m1 \"Một\"", "  hạn: thứ Năm 20/05/2021 17:00", "NHẮC VIỆC n1 \"Nhắc\"",
                "  mốc: mọi mốc", "  gửi: 7 ngày trước hạn, lúc 08:00",
                "  gửi: mỗi thứ Hai lúc 08:00, sau hạn, cho đến khi nộp",
                "  gửi tới: đơn vị chưa nộp",
                "  gửi tối đa: 3 lần",
                "  nếu gián đoạn: gửi bù trong vòng 3 ngày, chỉ thư mới nhất",
            ]
        let english = [
            "CAMPAIGN d \"Đợt\"", "  timezone: Asia/Ho_Chi_Minh", "  calendar: lich",
            "  valid: from 01/01/2021 until 31/12/2021", "  units: don-vi.csv",
            "CALENDAR lich \"L\"", "  valid: from 01/01/2021 until 31/12/2021",
            "  weekly off: Saturday, Sunday", "MILESTONE m1 \"Một\"",
            "  due: Thursday 20/05/2021 17:00", "REMIND n1 \"Nhắc\"",
            "  milestones: all milestones", "  send: 7 days before due, at 08:00",
            "  send: every Monday at 08:00, after due, until done", "  to: units not done",
            "  at most: 3 times", "  if missed: catch up within 3 days, latest only",
        ]
        let undiacritised = vietnamese.map { line in
            line.contains("\"") || line.contains("Asia") ? line : line.folded
        }
        let expected = try #require(Self.set(vietnamese).campaign)
        #expect(Self.set(english).campaign == expected)
        #expect(Self.set(undiacritised).campaign == expected)
        let decomposed = vietnamese.map(\.decomposedStringWithCanonicalMapping)
        #expect(Self.set(decomposed).campaign == expected)
        let spaced = vietnamese.map { $0.replacing(": ", with: ":\u{A0}\t") }
        #expect(Self.set(spaced).campaign == expected)
        let curly = vietnamese.map { $0.replacing("\"Một\"", with: "“Một”") }
        #expect(Self.set(curly).campaign == expected)
    }

    @Test func `random damage never crashes the reader`() {
        var generator = SplitMix(seed: 2021)
        let text =
            Self.campaign + [
                "MỐC m1 \"Một\"", "  hạn: thứ Năm 20/05/2021 17:00", "NHẮC VIỆC n1 \"Nhắc\"",
                "  gửi: mỗi thứ Hai lúc 08:00, sau hạn, cho đến khi nộp", "  nội dung:",
                "  > {việc}",
            ]
        let alphabet = Array("\"“”<>{}:,=%#\\ \t\u{301}\u{0}aề0/-".unicodeScalars)
        let count = Effort.rounds(2_000, quick: 200)
        for _ in 0..<count {
            var scalars = Array(text.joined(separator: "\n").unicodeScalars)
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let place = Int.random(in: 0..<scalars.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: scalars.remove(at: place)
                case 1: scalars.insert(alphabet.randomElement(using: &generator) ?? " ", at: place)
                default: scalars[place] = alphabet.randomElement(using: &generator) ?? " "
                }
            }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            let file = SourceFile(path: "a.lich", text: String(view))
            let sets = Self.sets([file])
            _ = FindingReport(sets.findings, files: sets.files).text(.vietnamese)
        }
    }

    /// Thirty warnings before it must not hide the one error.
    @Test func `of more findings than are shown no warning takes an error's place`() {
        func finding(_ code: FindingCode, line: Int) -> Finding {
            Finding(code, path: "a.lich", line: line, column: 1, length: 1, .verbatim("x"))
        }
        let warnings = (1...30).map { finding(.changedNames, line: $0) }
        let errors = (31...33).map { finding(.missingKey, line: $0) }
        #expect(warnings.allSatisfy { $0.severity == .warning })
        let text = FindingReport(warnings + errors, files: []).text(.vietnamese)
        for line in 31...33 { #expect(text.contains("a.lich:\(line):1: lỗi")) }
        #expect(text.split(separator: "\n").count == 21)
        #expect(text.contains("và 13 điểm khác"))
        let many = (31...60).map { finding(.missingKey, line: $0) }
        let cut = FindingReport(warnings + many, files: []).text(.vietnamese)
        #expect(!cut.contains("lưu ý"))
        #expect(cut.contains("và 40 điểm khác"))
    }

    // MARK: Helpers

    static let campaign = [
        "ĐỢT d \"Đợt\"", "  múi giờ: Asia/Ho_Chi_Minh", "  lịch nghỉ: lich",
        "  thời gian: từ 01/01/2021 đến 31/12/2021", "  danh sách đơn vị: don-vi.csv",
        "LỊCH NGHỈ lich \"L\"", "  thời gian: từ 01/01/2021 đến 31/12/2021",
        "  nghỉ hằng tuần: thứ Bảy, Chủ nhật",
    ]

    private static func findings(_ lines: [String]) -> [Finding] { sets(lines).findings }

    private static func set(_ lines: [String]) -> ScheduleSet {
        let sets = sets(lines)
        return sets.sets[0]
    }

    private static func sets(_ lines: [String]) -> ScheduleSets {
        sets([SourceFile(path: "a.lich", text: lines.joined(separator: "\n"))])
    }

    private static func sets(_ files: [SourceFile]) -> ScheduleSets {
        ScheduleSets(
            scheduleFiles: files,
            templates: [],
            readUnitList: { _, _ in
                .success(
                    SourceFile(
                        path: "don-vi.csv",
                        text: "mã,tên,loại đơn vị\nCCKL,Chi cục Kiểm lâm,đơn vị trực thuộc\n"
                    )
                )
            }
        )
    }
}

extension String {
    fileprivate var unmarked: String { replacing("⟦", with: "").replacing("⟧", with: "") }

    /// The marked scalars, counted without the marks.
    fileprivate var mark: Range<Int> {
        let scalars = Array(unicodeScalars)
        guard let open = scalars.firstIndex(of: "⟦"), let close = scalars.firstIndex(of: "⟧") else {
            return 0..<0
        }
        return open..<(close - 1)
    }
}

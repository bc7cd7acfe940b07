import Campaigns
import Schedules
import Testing
import Texts

/// What the files of one campaign say is that campaign's alone, and twice the same is once.
@Suite struct CampaignFilesTests {
    private static func campaign(_ id: String, _ lines: String...) -> String {
        (["ĐỢT \(id) \"Đợt \(id)\"", "  múi giờ: Asia/Ho_Chi_Minh", "  lịch nghỉ: lich"]
            + ["  thời gian: từ 01/01/2021 đến 31/12/2021", "  danh sách đơn vị: don-vi.csv"]
            + lines).joined(separator: "\n")
    }

    private static let calendar = """
        LỊCH NGHỈ lich "L"
          thời gian: từ 01/01/2021 đến 31/12/2021
          nghỉ hằng tuần: thứ Bảy, Chủ nhật
        """

    private static func read(
        _ files: [String: String],
        templates: Set<String>? = [],
        units: String = "mã,tên,loại đơn vị\nCCKL,Chi cục Kiểm lâm,chi cục\n"
    ) -> ScheduleSets {
        ScheduleSets(
            scheduleFiles: files.sorted { $0.key < $1.key }
                .map { SourceFile(path: $0.key, text: $0.value) },
            templates: templates,
            readUnitList: { _, _ in .success(SourceFile(path: "don-vi.csv", text: units)) }
        )
    }

    @Test func `a mistyped key refuses its campaign, and none that names the calendar beside it`() {
        let sets = Self.read([
            "a.lich": Self.campaign("a", "MỐC m1 \"Một\"", "  hann: 20/05/2021")
                + "\n" + Self.calendar,
            "b.lich": Self.campaign("b", "MỐC m1 \"Một\"", "  hạn: 20/05/2021"),
        ])
        #expect(sets.sets.map(\.id) == ["a", "b"])
        #expect(sets.sets.map { $0.campaign == nil } == [true, false])
    }

    @Test func `a broken calendar refuses every campaign that names it, and is told once`() {
        let sets = Self.read([
            "a.lich": Self.campaign("a"), "b.lich": Self.campaign("b"),
            "lich.lich": Self.calendar + "\n  nghỉ: 30/04/20211 \"Ngày Chiến thắng\"",
        ])
        #expect(sets.sets.map { $0.campaign == nil } == [true, true])
        let errors = sets.findings.filter { $0.severity == .error }
        #expect(errors.map(\.path) == ["lich.lich"])
        #expect(errors.map(\.line) == [4])
    }

    @Test func `what another campaign alone names refuses nobody else`() {
        let sets = Self.read([
            "a.lich": Self.campaign("a").replacing("nghỉ: lich", with: "nghỉ: lich-2")
                + "\nMỐCC m1 \"Một\"",
            "b.lich": Self.campaign("b"), "lich.lich": Self.calendar,
            "lich-2.lich": Self.calendar.replacing("NGHỈ lich", with: "NGHỈ lich-2")
                + "\n  nghỉ: 30/04/20211 \"Ngày Chiến thắng\"",
        ])
        #expect(sets.sets.map { $0.campaign == nil } == [true, false])
        #expect(sets.sets[0].findings.map(\.path) == ["a.lich", "lich-2.lich"])
    }

    @Test func `a head that cannot be read below a calendar is its own campaign's`() {
        let sets = Self.read([
            "a.lich": Self.campaign("a") + "\n" + Self.calendar + "\nMỐCC m1 \"Một\"",
            "b.lich": Self.campaign("b"),
        ])
        #expect(sets.sets.map { $0.campaign == nil } == [true, false])
        #expect(sets.findings.map(\.path) == ["a.lich"])
    }

    @Test(arguments: ["a.lich", "may.lich"])
    func `a mail server whose head cannot be read is told once, to each campaign that names it`(
        path: String
    ) {
        let server = """
            MÁY CHỦU THƯ so "Máy chủ"
              máy chủ: smtp://127.0.0.1:2525
              người gửi: "Phòng" <a@so.example>
            """
        var files = [
            "a.lich": Self.campaign("a"), "b.lich": Self.campaign("b", "  máy chủ thư: so"),
            "lich.lich": Self.calendar,
        ]
        files[path] = (files[path].map { $0 + "\n" } ?? "") + server
        let sets = Self.read(files)
        #expect(sets.findings.map(\.code) == [.unknownStatement])
        #expect(sets.sets[1].campaign == nil)
        #expect(sets.sets[1].findings.map(\.path) == [path])
        #expect((sets.sets[0].campaign == nil) == (path == "a.lich"))
    }

    @Test func `a head of one campaign that cannot be read hides nothing of another`() {
        let letters = "NHẮC VIỆC n1 \"Nhắc\"\n  mốc: ke-hoach\n  gửi tới: đơn vị chưa nộp"
        let sets = Self.read([
            "a.lich": Self.campaign("a", "MỐCC ke-hoach \"Kế hoạch\""),
            "b.lich": Self.campaign("b", letters), "lich.lich": Self.calendar,
        ])
        let codes = sets.findings.filter { $0.path == "b.lich" }.map(\.code)
        #expect(codes.contains(.unknownMilestone), "\(codes)")
    }

    @Test func `files that were taken over before stay what they are, whatever is found now`() {
        let texts = Self.campaign(
            "a",
            "MỐC m1 \"Một\"",
            "  hạn: 20/05/2021 17:00",
            "NHẮC VIỆC n1 \"Nhắc\"",
            "  mốc: m1",
            "  gửi: 7 ngày trước hạn, lúc 08:00",
            "  gửi: 1 tuần trước hạn, lúc 08:00",
            "  gửi tới: đơn vị chưa nộp",
            "  mẫu thư: da-bo"
        )
        let files = ["a.lich": texts, "lich.lich": Self.calendar]
        #expect(Self.read(files).sets[0].campaign == nil)
        let stored = Self.read(files, templates: nil).sets[0].campaign
        #expect(stored?.schedules.map(\.rules.count) == [1])
        #expect(stored?.schedules.map(\.template) == ["da-bo"])
    }

    @Test func `an unknown milestone is told although another campaign has one of that name`() {
        let sets = Self.read([
            "a.lich": Self.campaign("a", "MỐC ke-hoach \"Kế hoạch\"", "  hạn: 31/02/2021"),
            "b.lich": Self.campaign(
                "b",
                "MỐC khac-han \"Khác hẳn\"",
                "  hạn: 20/05/2021",
                "NHẮC VIỆC n1 \"Nhắc\"",
                "  mốc: ke-hoach",
                "  gửi: 7 ngày trước hạn, lúc 08:00",
                "  gửi tới: đơn vị chưa nộp",
                "MỐC sai \"Sai\"",
                "  hạn: 31/02/2021"
            ),
            "lich.lich": Self.calendar,
        ])
        let codes = sets.findings.filter { $0.path == "b.lich" }.map(\.code)
        #expect(codes.contains(.unknownMilestone))
        #expect(codes.contains(.noSuchDate))
    }

    @Test func `a misspelt list is told at its head, by each campaign for itself`() throws {
        let letters = [
            "TỔNG HỢP t1 \"Tuần\"", "  gửi: mỗi thứ Sáu lúc 16:00",
            "  gửi tới: hội đồng thi đua", "NGƯỜI NHẬN hoi-dong \"hội đồng thi đra\"",
            "  địa chỉ: <a@so.example>",
        ]
        let sets = Self.read([
            "a.lich": ([Self.campaign("a")] + letters).joined(separator: "\n"),
            "thi-dua.lich": Self.campaign("b", "# hội đồng thi đua"), "lich.lich": Self.calendar,
        ])
        let error = try #require(sets.findings.first { $0.severity == .error })
        #expect(error.code == .unknownRecipient)
        #expect((error.path, error.line) == ("a.lich", 9))
        #expect(error.suggestion == "hội đồng thi đua")
    }

    @Test(arguments: [
        ("7 ngày trước hạn, lúc 08:00", "1 tuần trước hạn, lúc 08:00"),
        ("120 phút trước hạn", "2 giờ trước hạn"),
        ("mỗi ngày lúc 08:00, sau hạn", "mỗi ngày lúc 08:00, sau hạn"),
    ])
    func `the same line twice counts once, and is told`(first: String, second: String) throws {
        let file = Self.campaign(
            "a",
            "MỐC m1 \"Một\"",
            "  hạn: 20/05/2021 17:00",
            "NHẮC VIỆC n1 \"Nhắc\"",
            "  mốc: m1",
            "  gửi: \(first)",
            "  gửi: \(second)",
            "  gửi tới: đơn vị chưa nộp"
        )
        let sets = Self.read(["a.lich": file, "lich.lich": Self.calendar])
        let finding = try #require(sets.findings.first { $0.code == .repeatedRule })
        #expect((finding.severity, finding.line) == (.warning, 11))
        #expect(sets.sets[0].campaign?.schedules.map(\.rules.count) == [1])
    }

    @Test func `a milestone that is named twice is reminded of once`() throws {
        let file = Self.campaign(
            "a",
            "MỐC m1 \"Một\"",
            "  hạn: 20/05/2021 17:00",
            "NHẮC VIỆC n1 \"Nhắc\"",
            "  mốc: m1, m1",
            "  gửi: 7 ngày trước hạn, lúc 08:00",
            "  gửi tới: đơn vị chưa nộp"
        )
        let sets = Self.read(["a.lich": file, "lich.lich": Self.calendar])
        let schedule = try #require(sets.sets[0].campaign?.schedules.first)
        #expect(schedule.kind == .reminder(["m1"]))
    }

    @Test(arguments: [("m0", 10, "L029"), ("m1, m0", 10, "L031")])
    func `the day of a bulletin is one milestone's with a deadline`(
        milestones: String,
        line: Int,
        code: String
    ) throws {
        let file = Self.campaign(
            "a",
            "MỐC m0 \"Không hạn\"",
            "  hạn: không",
            "MỐC m1 \"Một\"",
            "  hạn: 20/05/2021 17:00",
            "BÁO CÁO NHANH b1 \"Nhanh\"",
            "  ngày: mốc \(milestones)",
            "  gửi: cứ 2 giờ, từ 09:00 đến 21:00",
            "  gửi tới: nhóm",
            "NGƯỜI NHẬN nhom \"nhóm\"",
            "  địa chỉ: <a@so.example>"
        )
        let sets = Self.read(["a.lich": file, "lich.lich": Self.calendar])
        let errors = sets.findings.filter { $0.severity == .error }
        #expect(errors.map(\.code.rawValue) == [code])
        #expect(errors.map(\.line) == [line + 1])
    }

    @Test func `a unit's name is one line, and its count one that can be computed with`() throws {
        let units = """
            mã,tên,loại đơn vị,cử tri
            CCKL,"Chi cục
            Kiểm	lâm",chi cục,5000000000000000000
            CCTL,Chi cục Thủy lợi,chi cục,312

            """
        let sets = Self.read(
            ["a.lich": Self.campaign("a"), "lich.lich": Self.calendar],
            units: units
        )
        let error = try #require(sets.findings.first { $0.severity == .error })
        #expect((error.code, error.path) == (.unitList, "don-vi.csv"))
        let mended = Self.read(
            ["a.lich": Self.campaign("a"), "lich.lich": Self.calendar],
            units: units.replacing("5000000000000000000", with: "50")
        )
        let campaign = try #require(mended.sets[0].campaign)
        #expect(campaign.units.map(\.name) == ["Chi cục Kiểm lâm", "Chi cục Thủy lợi"])
    }
}

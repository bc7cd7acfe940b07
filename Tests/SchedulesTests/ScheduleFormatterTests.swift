import Campaigns
import Schedules
import Testing
import Texts

@Suite struct ScheduleFormatterTests {
    @Test(arguments: [Language.vietnamese, .english])
    func `canonical spelling keeps the meaning and stays as it is`(language: Language) throws {
        #expect(ShippedFiles.all.count == 2)
        for shipped in ShippedFiles.all {
            let meaning = shipped.read().sets.map(\.campaign)
            #expect(meaning.allSatisfy { $0 != nil })
            let once = format(shipped, shipped.files, language)
            let isSame = shipped.read(once).sets.map(\.campaign) == meaning
            #expect(isSame)
            let isStable = format(shipped, once, language).map(\.lines) == once.map(\.lines)
            #expect(isStable)
            // There and back: the same text.
            let other: Language = language == .english ? .vietnamese : .english
            let back = format(shipped, format(shipped, once, other), language)
            let isBack = back.map(\.lines) == once.map(\.lines)
            #expect(isBack)
        }
    }

    @Test func `the shipped campaign is in canonical spelling`() throws {
        let shipped = try #require(ShippedFiles.campaigns)
        let formatted = format(shipped, shipped.files, .vietnamese)
        #expect(
            zip(formatted, shipped.files).filter { $0.lines + [""] != $1.lines }.map(\.1.path) == []
        )
    }

    @Test func `words, numbers, quotes and comments are written in one way`() throws {
        let file = SourceFile(
            path: "Schedules/a.lich",
            text: """
                \u{FEFF}#ghi chú đầu
                   lich  nghi   lich   “L”   # chú thích
                tHỜI gian: tu 1/1/2021 den thứ sáu 2021-12-31 #x
                nghỉ hằng tuần  :Thứ bảy , Sunday
                    # trong khối
                  off : 30/4/2021   to 1/5/2021 "Lễ \\"lớn\\" # không phải chú thích"


                """
        )
        let formatter = ScheduleFormatter(
            scheduleFiles: [file],
            unreadable: [],
            templates: [],
            language: .vietnamese,
            readUnitList: { path, _ in .success(SourceFile(path: path, text: "")) }
        )
        #expect(
            formatter.texts.first?.text == """
                #ghi chú đầu
                LỊCH NGHỈ lich "L"  # chú thích
                  thời gian:           từ 01/01/2021 đến thứ Sáu 31/12/2021  #x
                  nghỉ hằng tuần:      thứ Bảy, Chủ nhật
                  # trong khối
                  nghỉ:                30/04/2021 đến 01/05/2021 "Lễ \\"lớn\\" # không phải chú thích"

                """
        )
    }

    @Test(arguments: [
        ("Gop : khong", Language.vietnamese, "gộp:                 không"),
        ("gộp: không", .english, "merge:               no"),
        ("MERGE:yes", .vietnamese, "gộp:                 có"),
    ])
    func `whether a block's letters merge is written in either language`(
        written: String,
        language: Language,
        expected: String
    ) throws {
        let file = SourceFile(
            path: "Schedules/a.lich",
            text: """
                ĐỢT d "Đợt"
                  múi giờ: Asia/Ho_Chi_Minh
                  lịch nghỉ: lich
                  thời gian: từ 01/01/2021 đến 20/06/2021
                  danh sách đơn vị: don-vi.csv
                LỊCH NGHỈ lich "L"
                  thời gian: từ 01/01/2021 đến 31/12/2021
                  nghỉ hằng tuần: thứ Bảy, Chủ nhật
                MỐC viec "Việc"
                  hạn: thứ Ba 15/06/2021 17:00
                NHẮC VIỆC nhac "Nhắc"
                  mốc: viec
                  gửi: 1 ngày trước hạn, lúc 08:00
                  gửi tới: đơn vị chưa nộp
                  \(written)
                """
        )
        let formatter = ScheduleFormatter(
            scheduleFiles: [file],
            unreadable: [],
            templates: [],
            language: language,
            readUnitList: { path, _ in
                .success(SourceFile(path: path, text: "mã,tên,loại đơn vị\nA,A,a\n"))
            }
        )
        let text = try #require(formatter.texts.first?.text)
        #expect(text.split(separator: "\n").last == "  \(expected)", "\(text)")
    }

    private func format(
        _ shipped: ShippedFiles,
        _ files: [SourceFile],
        _ language: Language
    ) -> [SourceFile] {
        let formatter = ScheduleFormatter(
            scheduleFiles: files,
            unreadable: [],
            templates: ShippedFiles.templates,
            language: language,
            readUnitList: shipped.unitList
        )
        let errors = formatter.sets.findings.filter { $0.severity == .error }
        #expect(errors.map { $0.headline(.english) } == [])
        return formatter.texts.map { path, text in
            SourceFile(path: path, text: text.hasSuffix("\n") ? String(text.dropLast()) : text)
        }
    }
}

import Campaigns
import Schedules
import Testing
import Texts

/// A campaign is read in stages, and none of them may lose what another found.
@Suite struct StageTests {
    /// One mistake in a block of every kind, and one in the unit list; marked by `⟦…⟧`.
    private static let lines = [
        "ĐỢT d \"Đợt\"", "  múi giờ: Asia/Ho_Chi_Minh", "  lịch nghỉ: lich",
        "  thời gian: từ 01/01/2021 đến 31/12/2021", "  danh sách đơn vị: don-vi.csv",
        "  ngôn ngữ: ⟦xx⟧", "LỊCH NGHỈ lich \"L\"", "  thời gian: từ 01/01/2021 đến 31/12/2021",
        "  nghỉ hằng tuần: thứ Bảy, Chủ nhật", "  nghỉ: ⟦31/02/2021⟧ \"Tết\"",
        "MÁY CHỦ THƯ thu \"Thư\"", "  máy chủ: smtp://a.example", "  người gửi: <a@b.example>",
        "  kết nối: ⟦0⟧", "MỐC m1 \"Một\"", "  hạn: 20/05/2021", "  ân hạn: 20 ⟦ngày⟧",
        "MỐC m2 \"Hai\"", "  hạn: 7 ngày sau ⟦m9-xyz-abc⟧", "MỐC m3 \"Ba\"", "  hạn: 21/05/2021",
        "  gia hạn: CCKL đến ⟦20/05/2021⟧, \"sớm\"", "NGƯỜI NHẬN so \"Sở\"",
        "  địa chỉ: ⟦<không>⟧", "CHỈ TIÊU t1 \"T\"", "  tử số: \"a\"", "  mẫu số: \"b\"",
        "  phấn đấu: ⟦nhiều⟧", "NHẮC VIỆC n1 \"Nhắc\"", "  mốc: m1",
        "  gửi: 7 ngày trước hạn, lúc ⟦08:0O⟧", "  gửi tới: đơn vị chưa nộp",
        "TỔNG HỢP n2 \"Tổng hợp\"", "  gửi: ⟦7 ngày trước hạn, lúc 08:00⟧", "  gửi tới: so",
        "BÁO CÁO NHANH n3 \"Nhanh\"", "  ngày: mốc m1", "  gửi: mỗi 2 giờ từ 08:00 đến 10:00",
        "  gửi tới: so", "  chỉ tiêu: ⟦t9-xyz-abc⟧", "THANG ĐIỂM s \"Điểm\"",
        "  tiêu chí: \"Một\" 20 điểm, đúng hạn ⟦m8-xyz-abc⟧", "  xếp loại: \"Tốt\" từ 10",
    ]

    @Test func `the mistakes of every kind of block are told in one run`() {
        let text = Self.lines.joined(separator: "\n")
            .replacing("⟦", with: "").replacing("⟧", with: "")
        let sets = ScheduleSets(
            scheduleFiles: [SourceFile(path: "a.lich", text: text)],
            templates: [],
            readUnitList: { path, _ in
                let list = "mã,tên,loại đơn vị\nCCKL,Chi cục Kiểm lâm,đơn vị trực thuộc\nCCX,,\n"
                return .success(SourceFile(path: path, text: list))
            }
        )
        let errors = sets.findings.filter { $0.severity == .error }
        let marked = Self.lines.indices.filter { Self.lines[$0].contains("⟦") }.map { $0 + 1 }
        let found = Set(errors.filter { $0.path == "a.lich" }.map(\.line))
        #expect(Set(marked).subtracting(found).isEmpty, "\(errors.map { $0.headline(.english) })")
        #expect(errors.contains { $0.path == "don-vi.csv" && $0.line == 3 })
        #expect(sets.sets.first?.campaign == nil)
    }
}

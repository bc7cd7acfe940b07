import Schedules
import Testing
import Texts

/// Milestones about which some unit would get no letter at all: one warning each, with the units.
@Suite struct SilentMilestoneTests {
    /// Which units the warnings name, by milestone's line.
    private static func told(_ blocks: String, units: String = units) -> [String] {
        let text = """
            ĐỢT d "Đợt"
              múi giờ: Asia/Ho_Chi_Minh
              lịch nghỉ: lich
              thời gian: từ 01/03/2021 đến 20/06/2021
              danh sách đơn vị: don-vi.csv
            LỊCH NGHỈ lich "L"
              thời gian: từ 01/01/2020 đến 31/12/2022
              nghỉ hằng tuần: thứ Bảy, Chủ nhật
            NGƯỜI NHẬN so "sở"
              địa chỉ: <so@so.example>
            \(blocks)
            """
        let sets = ScheduleSets(
            scheduleFiles: [SourceFile(path: "a.lich", text: text)],
            templates: [],
            readUnitList: { path, _ in .success(SourceFile(path: path, text: units)) }
        )
        #expect(!sets.hasErrors, "\(sets.findings.map { $0.message.vi })")
        return sets.findings.filter { $0.code == .silentMilestone }.map { finding in
            #expect(finding.severity == .warning)
            return finding.message.vi.split(separator: ": ").last.map(String.init) ?? ""
        }
    }

    private static let units = """
        mã,tên,loại đơn vị,từ ngày
        A,Chi cục A,chi cục,
        B,Chi cục B,chi cục,
        M,Báo M,báo,

        """

    private static let work = """
        MỐC viec "Việc"
          hạn: 15/06/2021 17:00
          đơn vị phối hợp: M
          đơn vị thực hiện: mọi đơn vị trừ M

        """

    private static func reminder(_ lines: String, to: String = "đơn vị chưa nộp") -> String {
        """
        NHẮC VIỆC n "N"
          mốc: viec
        \(lines)
          gửi tới: \(to)

        """
    }

    @Test func `a unit that is only invited hears of it by a block that writes to units`() {
        let line = "  gửi: 7 ngày trước hạn, lúc 08:00"
        #expect(Self.told(Self.work + Self.reminder(line)) == ["M"])
        #expect(Self.told(Self.work + Self.reminder(line, to: "đơn vị")) == [])
    }

    @Test func `a block that writes to a list alone, or is paused, tells no unit`() {
        let line = "  gửi: 7 ngày trước hạn, lúc 08:00"
        #expect(Self.told(Self.work + Self.reminder(line, to: "sở")) == ["A, B, M"])
        let paused = line + "\n  hoạt động: không, \"chờ\""
        #expect(Self.told(Self.work + Self.reminder(paused, to: "đơn vị")) == ["A, B, M"])
    }

    @Test func `letters before the unit's first day are none`() {
        let late = Self.units.replacing(
            "B,Chi cục B,chi cục,",
            with: "B,Chi cục B,chi cục,10/06/2021"
        )
        let work = Self.work.replacing("  đơn vị phối hợp: M\n", with: "")
        let week = Self.reminder("  gửi: 7 ngày trước hạn, lúc 08:00")
        #expect(Self.told(work + week, units: late) == ["B"])
        let both = Self.reminder(
            "  gửi: 7 ngày trước hạn, lúc 08:00\n  gửi: 1 ngày trước hạn, lúc 08:00"
        )
        #expect(Self.told(work + both, units: late) == [])
    }

    @Test func `a deadline of its own before all lines leaves a unit without letters`() {
        let work =
            Self.work.replacing("  đơn vị phối hợp: M\n", with: "")
            + "  hạn riêng: B 04/03/2021 17:00\n"
        #expect(Self.told(work + Self.reminder("  gửi: 7 ngày trước hạn, lúc 08:00")) == ["B"])
    }

    @Test func `a campaign that reminds of nothing is not warned of`() {
        #expect(Self.told(Self.work) == [])
    }
}

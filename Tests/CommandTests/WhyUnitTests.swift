import Foundation
import ProgramBench
import Testing

/// `why` about units that a milestone does not concern, that have left, or that came late.
@Suite struct WhyUnitTests {
    private static let blocks = """
        MỐC ke-hoach "Kế hoạch phát động"
          tên ngắn: "Kế hoạch"
          hạn: 15/03/2021 17:00
          đơn vị thực hiện: mọi đơn vị trừ U4
        MỐC rieng "Báo cáo riêng"
          hạn: 15/04/2021 17:00
          đơn vị thực hiện: U1, đơn vị trực thuộc
        NHẮC VIỆC hang-ngay "Nhắc hằng ngày"
          mốc: mọi mốc
          gửi: mỗi ngày làm việc lúc 08:00, đến hạn
          gửi tới: đơn vị chưa nộp

        """

    private static let units = """
        mã,tên,loại đơn vị,thư điện tử,từ ngày,đến ngày
        U1,Đơn vị 1,chi cục,u1@so.example,,
        U2,Đơn vị 2,chi cục,u2@so.example,20/03/2021,
        U3,Đơn vị 3,chi cục,u3@so.example,,10/03/2021
        U4,Đơn vị 4,chi cục,u4@so.example,,
        U5,Đơn vị 5,đơn vị trực thuộc,u5@so.example,,
        U6,Đơn vị 6,chi cục,u6@so.example,,

        """

    private func home() throws -> (home: GeneratedHome, program: DonDocProgram) {
        let home = try GeneratedHome(
            units: 1,
            server: "  máy chủ: smtp://127.0.0.1:1",
            milestones: Self.blocks,
            years: 2021...2021
        )
        try home.edit("don-vi.csv") { _ in Self.units }
        return (home, DonDocProgram(home: home.url))
    }

    @Test(arguments: [
        ("U2", "ke-hoach", "đơn vị tham gia từ ngày 20/03/2021, hạn của việc là 15/03/2021"),
        ("U3", "ke-hoach", "đơn vị tham gia đến hết ngày 10/03/2021, hạn của việc là 15/03/2021"),
        ("U4", "Kế hoạch", "việc này trừ U4"),
        ("U4", "rieng", "việc này chỉ dành cho U1, loại «đơn vị trực thuộc»"),
    ])
    func `a milestone that does not concern a unit says why`(
        unit: String,
        milestone: String,
        reason: String
    ) throws {
        let (home, program) = try home()
        defer { home.remove() }
        let why = try program.run("why", unit, milestone, "--now", "2021-03-01T08:00")
        #expect(
            why.output.contains("Việc này không áp dụng cho đơn vị: \(reason).\n"),
            "\(why.output)\(why.errors)"
        )
    }

    @Test func `a unit that has left the list is told by what was recorded and sent`() throws {
        let (home, program) = try home()
        defer { home.remove() }
        try program.run("tick", "--now", "2021-03-01T00:00")
        try program.run("tick", "--now", "2021-03-08T08:00")
        let at = ["--at", "2021-03-08T09:00", "--now", "2021-03-08T09:00"]
        #expect(try program.run(["record", "report", "U6", "ke-hoach"] + at).code == 0)
        try home.edit("don-vi.csv") { text in
            text.split(separator: "\n").filter { !$0.hasPrefix("U6,") }.joined(separator: "\n")
        }
        #expect(try program.run("tick", "--now", "2021-03-09T07:00").code == 1)
        let why = try program.run("why", "U6", "ke-hoach", "--now", "2021-03-09T08:00")
        #expect(why.code == 0, "\(why.errors)")
        #expect(why.output.hasPrefix("U6 – Kế hoạch phát động\nĐơn vị không còn trong danh sách"))
        #expect(
            why.output.contains("08:00 08/03/2021\n    –: đã hủy: đơn vị không còn"),
            "\(why.output)"
        )
        let unknown = try program.run("why", "U9", "ke-hoach", "--now", "2021-03-09T08:00")
        #expect(unknown.code == 1)
        #expect(unknown.errors.contains("không có đơn vị «U9»"), "\(unknown.errors)")
    }

    @Test func `days before the files were in effect are one line`() throws {
        let (home, program) = try home()
        defer { home.remove() }
        try program.run("tick", "--now", "2021-03-10T00:00")
        try program.run("tick", "--now", "2021-03-10T08:00")
        let why = try program.run("why", "U1", "ke-hoach", "--now", "2021-03-10T09:00")
        #expect(
            why.output.contains(
                """
                hang-ngay «Nhắc hằng ngày»
                  08:00 01/01/2021 – 08:00 09/03/2021: 58 lần trước khi tệp lịch có hiệu lực, không gửi
                  08:00 10/03/2021
                    u1@so.example: chờ gửi, thư #1
                """
            ),
            "\(why.output)"
        )
        let day = try program.run(
            "why",
            "U1",
            "ke-hoach",
            "--on",
            "2021-03-09",
            "--now",
            "2021-03-10T09:00"
        )
        #expect(day.output.contains("trước khi tệp lịch có hiệu lực"), "\(day.output)")
    }

    @Test func `a milestone of another campaign is named with its campaign`() throws {
        let (home, program) = try home()
        defer { home.remove() }
        let folder = home.url.appendingPathComponent("Schedules/hai")
        try FileManager.default.copyItem(
            at: home.url.appendingPathComponent("Schedules/thu"),
            to: folder
        )
        let file = folder.appendingPathComponent("a.lich")
        let text = try String(contentsOf: file, encoding: .utf8)
            .replacing("ĐỢT thu", with: "ĐỢT hai").replacing(
                "lịch nghỉ: lich",
                with: "lịch nghỉ: lich-hai"
            )
            .replacing("LỊCH NGHỈ lich", with: "LỊCH NGHỈ lich-hai")
            .replacing("máy chủ thư: may", with: "máy chủ thư: may-hai")
            .replacing("MÁY CHỦ THƯ may", with: "MÁY CHỦ THƯ may-hai")
            .replacing("MỐC rieng \"Báo cáo riêng\"", with: "MỐC khac \"Việc khác\"")
        try text.write(to: file, atomically: true, encoding: .utf8)
        let why = try program.run("why", "U1", "Việc khác", "--campaign", "thu")
        #expect(why.code == 1)
        #expect(
            why.errors.contains("đợt «hai» có: thêm --campaign hai"),
            "\(why.errors)\(why.output)"
        )
    }
}

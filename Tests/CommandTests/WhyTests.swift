import Foundation
import ProgramBench
import Testing

/// `why`: the end of every letter about an obligation, sent or not.
@Suite struct WhyTests {
    private static let blocks = """
        MỐC ke-hoach "Kế hoạch phát động"
          hạn: 15/03/2021 17:00
        NHẮC VIỆC truoc "Nhắc trước hạn"
          mốc: mọi mốc
          gửi: 7 ngày trước hạn, lúc 08:00
          gửi: 3 ngày trước hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp
        NHẮC VIỆC sau "Đôn đốc"
          mốc: mọi mốc
          gửi: mỗi thứ Tư lúc 08:00, sau hạn, cho đến khi nộp
          gửi tới: đơn vị chưa nộp
          gửi tối đa: 2 lần
          duyệt trước khi gửi: có

        """

    private func home() throws -> GeneratedHome {
        try GeneratedHome(
            units: 2,
            server: "  máy chủ: smtp://127.0.0.1:1",
            milestones: Self.blocks,
            years: 2021...2021
        )
    }

    @Test func `what is to come says under which condition, or why it will not come`() throws {
        let home = try home()
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        try program.run("tick", "--now", "2021-03-01T00:00")
        let before = try program.run("why", "U1", "ke-hoach", "--now", "2021-03-01T00:01").output
        #expect(before.contains("u1@so.example: sẽ gửi nếu khi đó chưa nộp"), "\(before)")
        #expect(before.contains("sẽ lập và giữ chờ duyệt nếu khi đó chưa nộp"), "\(before)")
        try program.run(
            "record",
            "report",
            "U1",
            "ke-hoach",
            "--at",
            "2021-03-02T09:00",
            "--now",
            "2021-03-02T09:00"
        )
        let after = try program.run("why", "U1", "ke-hoach", "--now", "2021-03-02T10:00").output
        #expect(after.contains("sẽ không gửi: đơn vị đã nộp (09:00 02/03/2021)"), "\(after)")
        #expect(!after.contains("chưa nộp\n"), "\(after)")
    }

    @Test func `two lines of a block that meet are told apart by their rules`() throws {
        let home = try home()
        defer { home.remove() }
        try home.edit("a.lich") {
            $0.replacing(
                "  gửi: 3 ngày trước hạn, lúc 08:00\n",
                with: "  gửi: mỗi thứ Hai lúc 08:00\n"
            )
        }
        let program = DonDocProgram(home: home.url)
        try program.run("tick", "--now", "2021-03-01T07:00")
        let said = try program.run("why", "U1", "ke-hoach", "--now", "2021-03-01T07:01").output
        let lines = said.split(separator: "\n").filter { $0.contains("08:00 08/03/2021") }
        #expect(lines.count == 2 && Set(lines).count == 2, "\(said)")
        #expect(lines.contains { $0.contains("7 ngày trước hạn") }, "\(said)")
        #expect(said.contains("  08:00 01/03/2021\n"), "alone it says no more than before")
    }

    @Test func `each letter to come of a block for approval will be written for it`() throws {
        let home = try home()
        defer { home.remove() }
        try home.edit("a.lich") {
            $0.replacing(
                "mỗi thứ Tư lúc 08:00, sau hạn",
                with: "mỗi ngày làm việc lúc 08:00, sau hạn"
            )
        }
        let program = DonDocProgram(home: home.url)
        try program.run("tick", "--now", "2021-03-01T00:00")
        let days = ["--on", "2021-03-17", "--now", "2021-03-01T00:01"]
        let said = try program.run(["why", "U1", "ke-hoach"] + days).output
        #expect(said.contains("sẽ lập và giữ chờ duyệt nếu khi đó chưa nộp"), "\(said)")
        #expect(!said.contains("thay thế"), "only where nobody approves it")
    }

    @Test func `of a block that is paused nothing is to come`() throws {
        let home = try home()
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        try home.edit("a.lich") {
            $0.replacing(
                "  duyệt trước khi gửi: có\n",
                with: "  hoạt động: không, \"chờ lãnh đạo\"\n"
            )
        }
        try program.run("tick", "--now", "2021-03-16T08:00")
        let told = try program.run("why", "U1", "ke-hoach", "--now", "2021-03-16T09:00").output
        let end = "u1@so.example: sẽ không gửi: tạm ngừng (chờ lãnh đạo)"
        #expect(told.contains("08:00 17/03/2021\n    \(end)"), "\(told)")
        #expect(!told.contains("chưa xét"), "\(told)")
    }

    @Test func `a letter that nobody released is no outage`() throws {
        let home = try home()
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        try program.run("tick", "--now", "2021-03-16T08:00")
        try program.run("tick", "--now", "2021-03-17T08:00")
        try program.run("tick", "--now", "2021-03-22T08:00")
        let told = try program.run("why", "U1", "ke-hoach", "--now", "2021-03-22T09:00").output
        let end = "u1@so.example: không gửi: chờ duyệt từ 08:00 17/03/2021, không ai duyệt"
        #expect(told.contains("08:00 17/03/2021\n    \(end)"), "\(told)")
    }

    @Test func `an outage is told to those it hit, not to those who had submitted`() throws {
        let home = try home()
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        try program.run("tick", "--now", "2021-03-01T00:00")
        try program.run(
            "record",
            "report",
            "U2",
            "ke-hoach",
            "--at",
            "2021-03-02T09:00",
            "--now",
            "2021-03-02T09:00"
        )
        try program.run("tick", "--now", "2021-03-19T08:00")
        let hit = try program.run("why", "U1", "ke-hoach", "--now", "2021-03-19T09:00").output
        let later =
            "08:00 08/03/2021\n    u1@so.example: không gửi: lần gửi sau của cùng tệp lịch thay thế"
        #expect(hit.contains(later), "\(hit)")
        #expect(hit.contains("08:00 12/03/2021\n    u1@so.example: lỡ do gián đoạn"), "\(hit)")
        let done = try program.run("why", "U2", "ke-hoach", "--now", "2021-03-19T09:00").output
        #expect(!done.contains("lỡ do gián đoạn"), "\(done)")
        #expect(done.contains("08:00 08/03/2021\n    u2@so.example: không gửi: đơn vị đã nộp"))
    }

    @Test func `a letter to an address that its list no longer has is shown`() throws {
        let home = try GeneratedHome(
            units: 1,
            server: "  máy chủ: smtp://127.0.0.1:1",
            milestones: """
                MỐC ke-hoach "Kế hoạch phát động"
                  hạn: 15/03/2021 17:00
                NGƯỜI NHẬN nhom "nhóm"
                  địa chỉ: <cu@so.example>
                NHẮC VIỆC truoc "Nhắc trước hạn"
                  mốc: mọi mốc
                  gửi: 7 ngày trước hạn, lúc 08:00
                  gửi tới: đơn vị chưa nộp
                  đồng gửi: nhóm

                """,
            years: 2021...2021
        )
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        try program.run("tick", "--now", "2021-03-01T00:00")
        try program.run("tick", "--now", "2021-03-08T08:00")
        try home.edit("a.lich") { $0.replacing("cu@so.example", with: "moi@so.example") }
        try program.run("tick", "--now", "2021-03-08T09:00")
        let text = try program.run(
            "why",
            "U1",
            "ke-hoach",
            "--on",
            "2021-03-08",
            "--now",
            "2021-03-08T09:01"
        ).output
        #expect(text.contains("cu@so.example"), "\(text)")
        #expect(text.contains("u1@so.example"), "\(text)")
        #expect(text.contains("7 ngày trước hạn, lúc 08:00 (dòng gửi thứ 1)"), "\(text)")
        #expect(!text.contains("đã bỏ khỏi tệp lịch"), "\(text)")
    }

    @Test func `one day shows every step from the rule to the server's answer`() throws {
        let home = try home()
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        try program.run("tick", "--now", "2021-03-01T00:00")
        let tick = try program.run("tick", "--now", "2021-03-17T08:00")
        #expect(tick.output.contains("2 thư đang giữ"), "\(tick.output)")
        let day = try program.run(
            "why",
            "U1",
            "ke-hoach",
            "--on",
            "2021-03-17",
            "--now",
            "2021-03-17T09:00"
        )
        #expect(
            day.output.contains(
                """
                sau «Đôn đốc»
                  mỗi thứ Tư lúc 08:00, sau hạn, cho đến khi nộp (dòng gửi thứ 1)
                    theo quy tắc  08:00 17/03/2021
                    giới hạn      gửi tối đa 2 lần
                    duyệt         giữ chờ duyệt
                    người nhận    u1@so.example
                    kết quả       giữ chờ duyệt, thư #
                """
            ),
            "\(day.output)"
        )
    }
}

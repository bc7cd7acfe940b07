import Foundation
import ProgramBench
import Testing

/// Changed files that are not taken over: what goes on, and who hears of it.
@Suite struct RefusalTests {
    private static let blocks = """
          người vận hành: <van-hanh@so.example>
        MỐC ke-hoach "Kế hoạch phát động"
          hạn: 15/03/2021 17:00
        NHẮC VIỆC truoc "Nhắc trước hạn"
          mốc: mọi mốc
          gửi: 7 ngày trước hạn, lúc 08:00
          gửi tới: đơn vị chưa nộp

        """

    private func home() throws -> GeneratedHome {
        try GeneratedHome(
            units: 3,
            server: "  máy chủ: smtp://127.0.0.1:1",
            milestones: Self.blocks,
            years: 2020...2022
        )
    }

    private func edit(_ home: GeneratedHome, _ old: String, _ new: String) throws {
        let file = home.url.appendingPathComponent("Schedules/thu/a.lich")
        try String(contentsOf: file, encoding: .utf8).replacing(old, with: new)
            .write(to: file, atomically: true, encoding: .utf8)
    }

    private func letters(_ program: DonDocProgram) throws -> [Substring] {
        try program.run("outbox", "list", "--format", "csv").output.split(separator: "\n")
            .dropFirst().filter { $0.contains("van-hanh@so.example") }
    }

    @Test func `a broken file activates nothing, the last good set goes on`() throws {
        let home = try home()
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        #expect(try program.run("tick", "--now", "2021-03-01T00:00").code == 0)
        let file = home.url.appendingPathComponent("Schedules/thu/a.lich")
        let text = try String(contentsOf: file, encoding: .utf8)
        try text.replacing("15/03/2021", with: "15/13/2021").write(
            to: file,
            atomically: true,
            encoding: .utf8
        )
        let check = try program.run("check")
        #expect(check.code == 1)
        #expect(
            check.errors.contains("a.lich:16:8: lỗi L013: không có tháng 13"),
            "\(check.errors)"
        )
        let tick = try program.run("tick", "--now", "2021-03-08T01:00:00Z")
        #expect(tick.code == 1)
        #expect(try program.run("outbox", "list", "--format", "csv").output.contains("pending"))
        // A home that never had a good set does nothing.
        for name in ["dondoc.sqlite", "dondoc.sqlite.lock"] {
            try FileManager.default.removeItem(at: home.url.appendingPathComponent(name))
        }
        let fresh = try program.run("tick", "--now", "2021-03-08T01:00:00Z")
        #expect(fresh.code == 1)
        #expect(fresh.output.contains("lập 0 thư"))
    }

    @Test func `the operator gets one letter about files that are refused, until they are mended`()
        throws
    {
        let home = try home()
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        #expect(try program.run("tick", "--now", "2021-03-01T00:00").code == 0)
        try edit(home, "15/03/2021", "15/13/2021")
        #expect(try program.run("tick", "--now", "2021-03-02T22:00").code == 1)
        try edit(home, "15/13/2021", "15/14/2021")
        #expect(try program.run("tick", "--now", "2021-03-02T22:05").code == 1)
        #expect(try letters(program).count == 1)
        let id = try #require(try letters(program).first?.split(separator: ",").first)
        let letter = try program.run("outbox", "show", String(id))
        #expect(letter.output.contains("tệp lịch mới chưa được áp dụng"), "\(letter.output)")
        #expect(letter.output.contains("lỗi L013: không có tháng 13"), "\(letter.output)")
        #expect(letter.output.contains("15/13/2021 17:00"))
        try edit(home, "15/14/2021", "16/03/2021")
        try program.run("tick", "--now", "2021-03-02T23:00")
        #expect(try letters(program).count == 1)
        try edit(home, "16/03/2021", "16/13/2021")
        try program.run("tick", "--now", "2021-03-03T00:00")
        #expect(try letters(program).count == 2)
        #expect(try program.run("ledger").code == 0)
    }

    @Test(arguments: [
        "mật khẩ: Hunter2Secret", "mật khẩu Hunter2Secret", "passwrd: Hunter2Secret",
        "mat khau = Hunter2Secret", "mật khẩu: biến Hunter2Secret thừa",
    ])
    func `a misspelt line with a password is told without it`(line: String) throws {
        let home = try home()
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        try program.run("tick", "--now", "2021-03-01T00:00")
        try edit(
            home,
            "  người vận hành",
            "  tài khoản: \"a@so.example\"\n  \(line)\n  người vận hành"
        )
        let check = try program.run("check")
        #expect(check.code == 1)
        #expect(!(check.output + check.errors).contains("Hunter2"), "\(check.errors)")
        let tick = try program.run("tick", "--now", "2021-03-02T22:00")
        #expect(!(tick.output + tick.errors).contains("Hunter2"))
        let id = try #require(try letters(program).first?.split(separator: ",").first)
        let letter = try program.run("outbox", "show", String(id))
        #expect(!letter.output.contains("Hunter2"))
        let json = try program.run("check", "--format", "json")
        #expect(!json.output.contains("Hunter2"))
    }
}

/// The check that every run of the program in these tests goes through (`DonDocProgram.run`).
@Suite struct LeakTests {
    @Test(arguments: [
        "lỗi: mat-khau-1", "AUTH PLAIN AHRjY2I=",
        "auth \(Data("mat-khau-1".utf8).base64EncodedString())",
        "Trân trọng cảm ơn.", "Authorization: Bearer ya29",
    ])
    func `what must not be logged is seen`(log: String) {
        #expect(throws: Leak.self) { try Leak.check(log, secrets: ["mat-khau-1"]) }
    }

    @Test func `a log as it should be passes`() throws {
        try Leak.check("đã gửi 3, tạm hoãn 1: 451 4.3.0 later", secrets: ["mat-khau-1"])
    }
}

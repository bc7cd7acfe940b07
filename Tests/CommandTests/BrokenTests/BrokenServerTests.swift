import Foundation
import MailCatcher
import ProgramBench
import Testing

/// A mail server that is written wrong, or answers oddly: what `check` and `send-test` say.
@Suite struct BrokenServerTests {
    private func home(_ server: String) throws -> GeneratedHome {
        try GeneratedHome.reminding(units: 1, server: server)
    }

    private static let account = "\n  tài khoản: \"tccb\"\n  mật khẩu: "

    /// Lines of the server's block that are doubted before any letter is due, and with which words.
    @Test(arguments: [
        ("smtp://may.so.example:465", "C33: cổng 465 thường dùng với smtps://"),
        ("smtps://may.so.example:587", "C33: cổng 587 thường dùng với smtp://"),
        ("smtps://may.so.example:25", "C33: cổng 25 thường dùng với smtp://"),
        (
            "smtp://may.so.example\n  chứng thư: tệp /khong/co.pem",
            "C32: không đọc được tệp «/khong/co.pem»"
        ),
        ("smtp://may.so.example\n  chứng thư: tệp /etc/hostname", "C32: trong «/etc/hostname»"),
        (
            "smtp://may.so.example\n  chứng thư máy khách: tệp /khong/co.pem",
            "C32: không đọc được tệp «/khong/co.pem»"
        ),
        (
            "smtp://may.so.example\(account)tệp /khong/co",
            "C32: không có mật khẩu (/khong/co)"
        ),
        ("smtp://may.so.example\(account)tệp /etc/passwd", "C32: người khác trên máy đọc"),
    ])
    func `check doubts what this machine or the port tells against`(
        server: String,
        words: String
    ) throws {
        let home = try home("  máy chủ: \(server)")
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        let check = try program.run("check")
        #expect(check.code == 0, "\(check.errors)")
        #expect(check.errors.contains("Schedules/thu/a.lich:"), "\(check.errors)")
        #expect(check.errors.contains("lưu ý \(words)"), "\(check.errors)")
        // This machine is the one that doctor looks at.
        let doctor = try program.run("doctor", "--offline")
        #expect(doctor.code == (words.hasPrefix("C32") ? 1 : 0), "\(doctor.output)")
        // The machine that sends may be another one: the files are taken over all the same.
        #expect(try program.run("check", "--accept").code == 0)
    }

    @Test(arguments: [
        "smtp://may.so.example", "smtp://may.so.example:587", "smtps://may.so.example",
        "smtps://may.so.example:465", "smtp://may.so.example:2525",
        "smtp://may.so.example\(account)biến DONDOC_MAT_KHAU",
    ])
    func `a server as it should be is doubted by nobody`(server: String) throws {
        let home = try home("  máy chủ: \(server)")
        defer { home.remove() }
        let check = try DonDocProgram(home: home.url).run("check")
        #expect(check.code == 0)
        #expect(check.errors.isEmpty, "\(check.errors)")
    }

    /// A variable of another name is refused in new files; in the set in force it is borne with, and told.
    @Test func `a password in another program's variable is borne with for ninety days`() throws {
        let home = try home(
            "  máy chủ: smtp://127.0.0.1:9\n  chứng thư: hệ thống\n  người vận hành: <van-hanh@so.example>"
                + "\(Self.account)biến DONDOC_SECRET"
        )
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        #expect(try program.run("tick", "--now", "2021-03-01T08:00").code == 0)
        // As a home of an earlier version has it: in its files and in its database.
        try home.edit("a.lich") { $0.replacing("DONDOC_SECRET", with: "AWS_SECRET") }
        let refused = try program.run("check")
        #expect(refused.code == 1)
        #expect(refused.errors.contains("lỗi L056"), "\(refused.errors)")
        #expect(try program.run("tick", "--now", "2021-03-01T08:15").code == 1)
        let script = """
            import sqlite3, sys
            database = sqlite3.connect(sys.argv[1])
            for table, column in database.execute(
                "SELECT m.name, p.name FROM sqlite_master m, pragma_table_info(m.name) p "
                "WHERE m.type = 'table' AND p.type IN ('TEXT', 'BLOB')").fetchall():
                database.execute(f"UPDATE {table} SET {column} = replace({column}, ?, ?) "
                    f"WHERE instr({column}, ?) > 0", ("DONDOC_SECRET", "AWS_SECRET", "DONDOC_SECRET"))
            database.execute("DELETE FROM cause")
            database.commit()
            """
        let path = home.url.appendingPathComponent("dondoc.sqlite").path
        _ = try OtherProgram.python(["-c", script, path])

        let check = try program.run("check")
        #expect(check.code == 0, "\(check.errors)")
        #expect(check.errors.contains("lưu ý C29"), "\(check.errors)")
        let tick = try program.run("tick", "--now", "2021-03-02T08:00")
        #expect(!tick.errors.contains("L056"), "\(tick.errors)")
        let letters = try program.run("outbox", "list", "--format", "csv").output
        #expect(letters.contains("mật khẩu nằm trong biến của chương trình khác"), "\(letters)")
        // Changed files with it are taken over for ninety days, and not afterwards; letters go on either way.
        try home.edit("a.lich") { $0.replacing("Nhắc\"", with: "Nhắc việc\"") }
        let changed = try program.run("tick", "--now", "2021-05-30T08:00")
        #expect(!changed.errors.contains("L056"), "\(changed.errors)")
        // Files that nobody changed are what is in force, however late it is; `check` goes by the home's own time.
        let unchanged = try program.run("tick", "--now", "2021-06-01T07:00")
        #expect(!unchanged.errors.contains("L056"), "\(unchanged.errors)")
        #expect(try program.run("check").code == 0)
        try home.edit("a.lich") { $0.replacing("Nhắc việc\"", with: "Nhắc\"") }
        let late = try program.run("tick", "--now", "2021-06-01T08:00")
        #expect(late.code == 1)
        #expect(late.errors.contains("lỗi L056"), "\(late.errors)")
        #expect(late.errors.contains("bản đúng gần nhất"), "\(late.errors)")
    }

    @Test func `a server that speaks no TLS at first is told at once, with the ports`() async throws
    {
        let inbox = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-inbox-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: inbox) }
        let catcher = try await MailCatcher(inbox: inbox)
        let home = try home("  máy chủ: smtps://127.0.0.1:\(catcher.port)")
        defer { home.remove() }
        let result = try DonDocProgram(home: home.url).run("send-test", "ai-do@so.example")
        try await catcher.stop()
        #expect(result.code == 1)
        #expect(result.errors.contains("không thiết lập được TLS"), "\(result.errors)")
        #expect(result.errors.contains("smtps:// dùng cho cổng 465"), "\(result.errors)")
        #expect(catcher.inbox.received == 0)
    }

    /// Each answer that is none, with what it was an answer to.
    @Test(arguments: [
        (CatcherScript.Command.rcpt, "550 5.1.1 nobody", "không nhận người nhận: 550 5.1.1 nobody"),
        (.data, "250 ok", "không cho gửi nội dung: 250 ok"),
        (.content, "354 more", "không nhận nội dung: 354 more"),
        (.content, "551 5.7.1 try <x@evil.example>", "không nhận nội dung: 551 5.7.1 try"),
    ])
    func `an answer that is none is told in words`(
        command: CatcherScript.Command,
        reply: String,
        words: String
    ) async throws {
        var script = CatcherScript()
        script.play([.reply(reply)], at: command)
        let inbox = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-inbox-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: inbox) }
        let catcher = try await MailCatcher(inbox: inbox, script: script)
        let home = try home("  máy chủ: smtp://127.0.0.1:\(catcher.port)")
        defer { home.remove() }
        let result = try DonDocProgram(home: home.url).run("send-test", "ai-do@so.example")
        try await catcher.stop()
        #expect(result.code == 1)
        #expect(result.errors.contains("máy chủ thư \(words)"), "\(result.errors)")
        #expect(catcher.inbox.received == 0)
    }
}

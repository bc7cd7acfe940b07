import Foundation
import Glibc
import MailCatcher
import ProgramBench
import Testing

/// Rows 12, 15, 26, 32 and 35: what a mail server says, where a password stands, what is formatted, what is asked
/// out of range, where output goes.
@Suite struct ReachAttackTests {
    /// Row 12: the words of a mail server, wherever they are shown.
    @Test func `escapes in the words of a mail server reach no terminal`() async throws {
        var script = CatcherScript()
        script.play(
            [.reply("550 5.1.1 \u{1B}[31mđỏ\u{07}\u{1B}]0;x\u{07}\u{202E} nobody")],
            at: .rcpt
        )
        try await GuideHome.withCatcher(script) { catcher in
            let home = try AttackedHome()
            try home.write("smtp://127.0.0.1:\(catcher.port)", for: "smtp://127.0.0.1:1")
            let tick = try home.tick()
            #expect(tick.code == 1)
            for command in [
                ["outbox", "list"], ["outbox", "show", "1"], ["outbox", "show", "2"],
                ["why", "U1", "ke-hoach"], ["why", "U2", "ke-hoach"],
                ["query", "SELECT * FROM attempts"], ["outbox", "list", "--format", "csv"],
            ] { try home.run(command) }
            let shown =
                try home.run("outbox", "show", "1").output + home.run("outbox", "show", "2").output
            #expect(shown.contains("nobody"), "\(shown)")
            #expect(try home.run("ledger").code == 0)
        }
    }

    /// Row 15: what is no file in the place of a password's.
    @Test(arguments: ["pipe", "/dev/zero", "/no/file", "folder", "circle"])
    func `a password in what is no file is said to be missing, at once`(place: String) throws {
        let home = try AttackedHome()
        let url = home.folder.appendingPathComponent("mat-khau")
        switch place {
        case "pipe": #expect(unsafe mkfifo(url.path, 0o600) == 0)
        case "folder":
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        default:
            try FileManager.default.createSymbolicLink(
                atPath: url.path,
                withDestinationPath: place == "circle" ? url.path : place
            )
        }
        let server = "máy chủ: smtp://127.0.0.1:1"
        try home.write(
            "\(server)\n  chứng thư: hệ thống\n  tài khoản: \"a\"\n  mật khẩu: tệp \(url.path)",
            for: server
        )
        let start = ContinuousClock.now
        let sent = try home.run("send-test", "ai-do@so.example")
        #expect(sent.code == 1)
        #expect(sent.errors.contains("không có mật khẩu (\(url.path))"), "\(sent.errors)")
        let check = try home.run("check")
        #expect(check.code == 0)
        #expect(check.errors.contains("lưu ý C32"), "\(check.errors)")
        #expect(start.duration(to: .now) < .seconds(10))
    }

    /// Row 26.
    @Test func `format keeps a file's mode and a link, and writes nothing where there is an error`()
        throws
    {
        let home = try AttackedHome()
        let file = home.folder.appendingPathComponent("Schedules/thu/a.lich")
        let target = home.folder.appendingPathComponent("noi-khac.lich")
        try home.write("hạn:15/03/2021 17:00", for: "hạn: 15/03/2021 17:00")
        try FileManager.default.moveItem(at: file, to: target)
        try FileManager.default.createSymbolicLink(at: file, withDestinationURL: target)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: target.path)
        let written = try Data(contentsOf: target)
        try Data("MỐC x \"không\n".utf8)
            .write(to: home.folder.appendingPathComponent("Schedules/thu/b.lich"))
        #expect(try home.run("format").code == 1)
        #expect(try Data(contentsOf: target) == written)
        try FileManager.default.removeItem(
            at: home.folder.appendingPathComponent("Schedules/thu/b.lich")
        )
        #expect(try home.run("format").code == 0)
        let manager = FileManager.default
        #expect(try manager.destinationOfSymbolicLink(atPath: file.path) == target.path)
        #expect(try Data(contentsOf: target) != written)
        let mode = try manager.attributesOfItem(atPath: target.path)[.posixPermissions]
        #expect(mode as? Int == 0o640)
    }

    /// Row 32.
    @Test(arguments: [
        ["tick", "--now", "292278994-08-17T07:12"], ["tick", "--now", "0000-00-00"],
        ["tick", "--now", "2021-02-30T08:00"], ["stats", "progress", "--as-of", "99999-01-01"],
        ["stats", "progress", "--as-of", "2021-13-01"], ["query", "SELECT 1", "--limit", "-1"],
        ["query", "SELECT 1", "--limit", "99999999999999999999"],
        ["outbox", "show", "99999999999999999999"], ["outbox", "show", "-1"],
        ["outbox", "show", "9223372036854775807"], ["outbox", "release", "0"],
        ["plan", "--from", "0000-01-01"],
    ])
    func `what is out of range is refused in a sentence, and nothing comes of it`(
        command: [String]
    ) throws {
        let home = try AttackedHome()
        let result = try home.run(command)
        #expect(result.code != 0, "\(command): \(result.output)")
        #expect(!result.errors.isEmpty)
        #expect(result.errors.utf8.count < 2_000, "\(result.errors)")
        #expect(home.isUntouched || command[0] == "outbox", "\(command)")
    }

    /// Row 35: a closed output, a closed input.
    @Test(arguments: [("ledger >&-", 1), ("plan --campaign thu >&-", 1), ("ledger <&-", 0)])
    func `a closed output is a sentence, a closed input nothing`(line: String, code: Int) throws {
        let home = try AttackedHome()
        let result = try OtherProgram.run(
            "/bin/bash",
            ["-c", "'\(DonDocProgram.path)' \(line)"],
            environment: ["LANG": "C", "PATH": "/usr/bin:/bin", "DONDOC_HOME": home.folder.path]
        )
        #expect(result.code == Int32(code), "\(result.text)")
        let words = String(decoding: result.errors, as: UTF8.self)
        #expect(words.isEmpty == (code == 0), "\(words)")
        #expect(words.split(separator: "\n").count <= 1, "\(words)")
    }
}

import Foundation
import MailCatcher
import ProgramBench
import Testing

/// Every end of a letter is told by `tick`, with what to do about it.
@Suite struct DeliveryEndsTests {
    private static let milestones = """
        MỐC viec "Việc"
          hạn: thứ Hai 15/03/2021 17:00
        NHẮC VIỆC nhac "Nhắc"
          mốc: viec
          gửi: 7 ngày trước hạn, lúc 08:00
          gửi: 6 ngày trước hạn, lúc 08:00
          gửi: 5 ngày trước hạn, lúc 08:00
          nếu gián đoạn: gửi bù trong vòng 2 giờ
          gửi tới: đơn vị chưa nộp
        """

    private struct Stage {
        let home: GeneratedHome
        let program: DonDocProgram
        let catcher: MailCatcher
        let inbox: URL

        func tick(_ moment: String) throws -> DonDocProgram.Result {
            try program.run("tick", "--now", "2021-03-\(moment)+07:00")
        }
    }

    private func onStage(
        _ script: CatcherScript = CatcherScript(),
        server: String = "",
        _ body: (Stage) throws -> Void
    ) async throws {
        let inbox = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-inbox-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: inbox) }
        let catcher = try await MailCatcher(inbox: inbox, script: script)
        let home = try GeneratedHome(
            units: 1,
            server: "  máy chủ: smtp://127.0.0.1:\(catcher.port)\(server)",
            milestones: Self.milestones,
            years: 2021...2021
        )
        defer { home.remove() }
        let stage = Stage(
            home: home,
            program: DonDocProgram(home: home.url),
            catcher: catcher,
            inbox: inbox
        )
        #expect(try stage.tick("01T08:00").code == 0)
        try body(stage)
        try await catcher.stop()
    }

    @Test func `a letter to a dead address is counted, named, and told once`() async throws {
        var script = CatcherScript()
        script.play(Array(repeating: .reply("550 5.1.1 no such user"), count: 2), at: .rcpt)
        try await onStage(script) { stage in
            #expect(try stage.tick("08T08:00").code == 1)
            #expect(try stage.tick("09T08:00").code == 1)
            let third = try stage.tick("10T08:00")
            #expect(third.code == 1)
            #expect(third.output.contains("không gửi được 1"), "\(third.output)")
            for words in ["u1@so.example", "550 5.1.1 no such user", "dondoc outbox retry 3"] {
                #expect(third.errors.contains(words), "\(words): \(third.errors)")
            }
            #expect(try stage.tick("10T08:01").code == 0)
        }
    }

    @Test func `what is to come to a dead address is told as not sent`() async throws {
        var script = CatcherScript()
        script.play(Array(repeating: .reply("550 5.1.1 no such user"), count: 2), at: .rcpt)
        try await onStage(script) { stage in
            for day in ["08", "09"] { #expect(try stage.tick("\(day)T08:00").code == 1) }
            let told = try stage.program.run("why", "U1", "viec", "--now", "2021-03-09T09:00")
            let end = "08:00 10/03/2021\n    u1@so.example: sẽ không gửi: địa chỉ"
            #expect(told.output.contains(end), "\(told.output)")
            #expect(try stage.tick("10T08:00").output.contains("không gửi được 1"))
        }
    }

    @Test func `a letter that comes too late is counted`() async throws {
        var script = CatcherScript()
        script.play(Array(repeating: .reply("450 4.2.0 later"), count: 9), at: .rcpt)
        try await onStage(script) { stage in
            #expect(try stage.tick("08T08:00").code == 1)
            let late = try stage.tick("08T12:00")
            #expect(late.code == 1)
            #expect(late.output.contains("hết thời gian gửi 1"), "\(late.output)")
        }
    }

    @Test(arguments: [
        ("530 5.7.0 Must issue a STARTTLS command first", "«chứng thư: hệ thống»"),
        ("530 5.7.0 Authentication required", "«tài khoản» và «mật khẩu»"),
        ("550 5.7.1 not you", "«người gửi»"), ("421 4.7.0 slow down", "«tốc độ»"),
    ])
    func `a fault of the server names the key to write`(reply: String, remedy: String) async throws
    {
        var script = CatcherScript()
        script.play([.reply(reply)], at: .mail)
        try await onStage(script) { stage in
            let result = try stage.tick("08T08:00")
            #expect(result.code == 1)
            #expect(result.errors.contains(remedy), "\(result.errors)")
            #expect(!result.errors.contains("()"))
        }
    }

    /// A report about the letter's own address marks it, one about another is noted only.
    @Test func `import-bounces shows the address that a report is about`() async throws {
        try await onStage(server: "\n  thư dội về: <doi@so.example>") { stage in
            #expect(try stage.tick("08T08:00").code == 0)
            let query = try stage.program.run("outbox", "show", "1")
            #expect(query.code == 0)
            let sender = try sender(of: 1, in: stage)
            let folder = stage.home.url.appendingPathComponent("dội/Bounces/new")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            func report(_ name: String, _ recipient: String, _ header: String = "") throws {
                try """
                To: <\(sender)>
                Message-ID: <\(name)@mx.example>
                \(header)Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; \(recipient)
                Action: failed
                Status: 5.0.0
                --b--

                """.write(
                    to: folder.appendingPathComponent(name),
                    atomically: true,
                    encoding: .utf8
                )
            }
            try report("1", "khac@so.example")
            let top = stage.home.url.appendingPathComponent("dội").path
            let first = try stage.program.run("import-bounces", top, "--format", "csv")
            #expect(first.output.contains("khac@so.example,noted-only"), "\(first.output)")
            let sent = try stage.program.run("outbox", "list", "--state", "sent", "--format", "csv")
            #expect(sent.output.contains("u1@so.example"))
            try report("2", "|/usr/bin/filter", "X-Failed-Recipients: u1@so.example\n")
            let second = try stage.program.run("import-bounces", top, "--format", "csv")
            #expect(second.output.contains("u1@so.example,failed"), "\(second.output)")
            let failed = try stage.program.run("outbox", "list", "--state", "failed")
            #expect(failed.output.contains("u1@so.example"), "\(failed.output)")
            let empty = stage.home.url.appendingPathComponent("trống")
            try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
            let nothing = try stage.program.run("import-bounces", empty.path)
            #expect(nothing.code != 0)
            #expect(nothing.errors.contains("0 thư đã đọc"), "\(nothing.errors)")
        }
    }

    @Test func `import-bounces counts one as one, in English too`() async throws {
        try await onStage(server: "\n  thư dội về: <doi@so.example>") { stage in
            #expect(try stage.tick("08T08:00").code == 0)
            let folder = stage.home.url.appendingPathComponent("dội")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let report = """
                To: <\(try sender(of: 1, in: stage))>
                Message-ID: <a@mx.example>
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; u1@so.example
                Action: failed
                Status: 5.1.1
                --b--

                """
            for (name, text) in [("1.eml", report), ("2.eml", "To: x@so.example\n\nXin chào\n")] {
                try text.write(
                    to: folder.appendingPathComponent(name),
                    atomically: true,
                    encoding: .utf8
                )
            }
            _ = try stage.program.run("import-bounces", folder.path)
            let again = try stage.program.run("import-bounces", folder.path, "--lang", "en")
            let said = again.output + again.errors
            #expect(said.contains("1 report had been noted before"), "\(said)")
            #expect(said.contains("1 other message is about no letter of ours"), "\(said)")
        }
    }

    /// The envelope sender of a letter: reports about it return there.
    private func sender(of letter: Int, in stage: Stage) throws -> String {
        let script = """
            import sqlite3, sys
            home = sqlite3.connect(sys.argv[1])
            print(home.execute("SELECT sender FROM message WHERE id = ?", [sys.argv[2]]).fetchone()[0])
            """
        let path = stage.home.url.appendingPathComponent("dondoc.sqlite").path
        return try OtherProgram.python(["-c", script, path, "\(letter)"]).text
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

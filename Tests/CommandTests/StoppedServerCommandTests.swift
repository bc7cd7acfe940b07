import Foundation
import MailCatcher
import ProgramBench
import Testing

/// What `tick` says of a server that refuses every letter.
@Suite struct StoppedServerCommandTests {
    @Test func `tick tells it in one sentence and exits with 1 while letters wait`()
        async throws
    {
        let inbox = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-inbox-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: inbox) }
        var script = CatcherScript()
        script.play(
            (0..<3).map {
                .reply("550-5.7.1 Message refused\r\n550 5.7.1 by policy, id 4x\($0)9")
            },
            at: .content
        )
        let catcher = try await MailCatcher(inbox: inbox, script: script)
        let home = try GeneratedHome.reminding(
            units: 5,
            server: "  máy chủ: smtp://127.0.0.1:\(catcher.port)"
        )
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        #expect(try program.run("tick", "--now", "2021-03-01T08:00+07:00").code == 0)
        let first = try program.run("tick", "--now", "2021-03-08T08:00+07:00")
        #expect(first.code == 1)
        #expect(first.output.contains("không gửi được 0"), "\(first.output)")
        let lines = first.errors.split(separator: "\n")
        #expect(lines.count == 1, "\(first.errors)")
        for words in [
            "máy chủ thư «may»", "550 5.7.1 Message refused by policy", "sau 30 phút",
            "dondoc outbox retry 3",
        ] { #expect(first.errors.contains(words), "\(words): \(first.errors)") }
        let second = try program.run("tick", "--now", "2021-03-08T08:10+07:00")
        #expect(second.code == 1)
        #expect(second.errors.contains("sau 20 phút"), "\(second.errors)")
        #expect(catcher.inbox.received == 0)
        let third = try program.run("tick", "--now", "2021-03-08T08:30+07:00")
        #expect(third.code == 0, "\(third.errors)")
        try await catcher.stop()
        #expect(catcher.inbox.received == 5)
    }

    @Test
    func `a server that asks for patience is asked by three ticks, and the fourth lets it be`()
        async throws
    {
        let inbox = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-inbox-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: inbox) }
        var script = CatcherScript()
        script.play(
            (0..<3).map { _ in .reply("451 4.7.500 Server busy. Please try again later") },
            at: .content
        )
        let catcher = try await MailCatcher(inbox: inbox, script: script)
        let home = try GeneratedHome.reminding(
            units: 5,
            server: "  máy chủ: smtp://127.0.0.1:\(catcher.port)"
        )
        defer { home.remove() }
        let program = DonDocProgram(home: home.url)
        #expect(try program.run("tick", "--now", "2021-03-01T08:00+07:00").code == 0)
        for minute in 0..<4 {
            let pass = try program.run("tick", "--now", "2021-03-08T08:0\(minute)+07:00")
            #expect(pass.code == 1, "\(minute)")
            #expect(pass.output.contains("không gửi được 0"), "\(pass.output)")
            let isPaused = pass.errors.contains("tạm ngừng gửi qua máy chủ này")
            #expect(isPaused == (minute >= 2), "\(minute): \(pass.errors)")
            #expect(pass.errors.contains("451 4.7.500 Server busy"), "\(pass.errors)")
            if isPaused {
                #expect(pass.errors.split(separator: "\n").count == 1, "\(pass.errors)")
            }
            // Had the fourth asked, it would have been let in.
            #expect(catcher.inbox.received == 0)
        }
        let last = try program.run("tick", "--now", "2021-03-08T08:32+07:00")
        #expect(last.code == 0, "\(last.errors)")
        try await catcher.stop()
        #expect(catcher.inbox.received == 5)
    }
}

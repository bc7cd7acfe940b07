import Foundation
import MailCatcher
import ProgramBench
import Testing

/// How `send-test` tells that a test letter may or may not have arrived.
@Suite struct SendTestTests {
    private func send(_ script: CatcherScript) async throws -> DonDocProgram.Result {
        let inbox = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-inbox-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: inbox) }
        let catcher = try await MailCatcher(inbox: inbox, script: script)
        let home = try GeneratedHome(
            units: 1,
            server: "  máy chủ: smtp://127.0.0.1:\(catcher.port)",
            milestones: "MỐC viec \"Việc\"\n  hạn: không"
        )
        defer { home.remove() }
        let result = try DonDocProgram(home: home.url).run("send-test", "ai-do@so.example")
        try await catcher.stop()
        return result
    }

    @Test func `an answer that is lost after the final dot is told as what it is`() async throws {
        var script = CatcherScript()
        script.play([.keepAndClose], at: .content)
        let result = try await send(script)
        #expect(result.code == 1)
        #expect(result.errors.contains("thư có thể đã đến"), "\(result.errors)")
        #expect(!result.errors.contains("không kết nối được"))
    }

    @Test func `a connection that breaks before the letter is out is no connection`() async throws {
        var script = CatcherScript()
        script.play([.close], at: .data)
        let result = try await send(script)
        #expect(result.code == 1)
        #expect(result.errors.contains("không kết nối được"), "\(result.errors)")
        #expect(!result.errors.contains("có thể đã đến"))
    }

    @Test func `a demand of the server is told with the key to write`() async throws {
        var script = CatcherScript()
        script.play([.reply("530 5.7.0 Must issue a STARTTLS command first")], at: .mail)
        let result = try await send(script)
        #expect(result.code == 1)
        #expect(result.errors.contains("«chứng thư: hệ thống»"), "\(result.errors)")
    }

    @Test func `a letter that is taken is told with the server's words`() async throws {
        let result = try await send(CatcherScript())
        #expect(result.code == 0, "\(result.errors)")
        #expect(result.output.contains("250 2.0.0 Ok: kept"))
    }
}

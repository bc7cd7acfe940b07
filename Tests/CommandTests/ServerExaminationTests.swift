import Foundation
import MailCatcher
import ProgramBench
import Testing

/// What `doctor` finds of a server that can be reached.
@Suite struct ServerExaminationTests {
    /// `greeting`, `answer`: what the server says at first and to EHLO, where it is not the usual.
    private func examine(greeting: String? = nil, answer: String? = nil) async throws
        -> DonDocProgram.Result
    {
        var script = CatcherScript()
        if let greeting { script.play([.reply(greeting)], at: .greeting) }
        if let answer { script.play([.reply(answer)], at: .ehlo) }
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
        let result = try DonDocProgram(home: home.url).run("doctor", "--lang", "en")
        try await catcher.stop()
        return result
    }

    private static func date(minutes: Int) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 7 * 3600)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
        return formatter.string(from: Date().addingTimeInterval(Double(minutes) * 60))
    }

    @Test func `a server that is well gets no warning`() async throws {
        // Ahead as far as is allowed, and the more time for a machine that is slow today.
        let greeting = "220 mx ESMTP \(Self.date(minutes: 4))"
        let result = try await examine(greeting: greeting)
        #expect(result.code == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("connected"), "\(result.output)")
        #expect(!result.output.contains("clock is"))
    }

    @Test(arguments: [(90, "minutes behind the mail server's"), (-90, "minutes ahead of")])
    func `a machine whose clock differs from the server's is told`(
        minutes: Int,
        words: String
    ) async throws {
        let greeting = "220 mx ESMTP \(Self.date(minutes: minutes))"
        let result = try await examine(greeting: greeting)
        #expect(result.code == 1)
        #expect(result.output.contains("clock is"), "\(result.output)")
        #expect(result.output.replacing("\n", with: " ").contains(words))
        #expect(result.output.contains("timedatectl set-ntp true"))
    }

    @Test func `a server that takes small letters only is a warning`() async throws {
        let result = try await examine(answer: "250-localhost\r\n250 SIZE 200000")
        #expect(result.code == 0)
        #expect(result.output.contains("200 kB at most"), "\(result.output)")
    }
}

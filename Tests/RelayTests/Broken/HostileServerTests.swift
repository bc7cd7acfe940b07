import Foundation
import ProgramBench
import Testing

/// A mail server that means harm: each ends within seconds, in one sentence, and gets no password without TLS.
@Suite(.serialized) struct HostileServerTests {
    /// What the server does (`Fixtures/hostile.py`), and what `send-test` says.
    struct Row: Sendable, CustomTestStringConvertible {
        let how: String
        let words: String
        let testDescription: String

        init(_ how: String, _ words: String) {
            (self.how, self.words, testDescription) = (how, words, how)
        }
    }

    static let rows = [
        Row("greeting-endless", "máy chủ thư"), Row("greeting-line", "máy chủ thư"),
        Row("greeting-nul", "đã gửi thư thử"), Row("greeting-lf", "đã gửi thư thử"),
        Row("greeting-999", "máy chủ thư từ chối kết nối"),
        Row("greeting-http", "không kết nối được máy chủ thư"),
        Row("greeting-text", "không kết nối được máy chủ thư"), Row("ehlo-endless", "máy chủ thư"),
        Row("ehlo-mixed", "đã gửi thư thử"), Row("tls-later", "không thiết lập được TLS"),
        Row("tls-plain", "máy chủ thư từ chối kết nối"),
        Row("tls-injection", "máy chủ thư từ chối kết nối"),
        Row("auth-endless", "máy chủ thư"), Row("auth-large", "máy chủ thư"),
        Row("rcpt-251", "đã gửi thư thử"),
        Row("rcpt-551", "máy chủ thư không nhận người nhận: 551"),
        Row("data-250", "máy chủ thư không cho gửi nội dung: 250"),
        Row("dot-354", "máy chủ thư không nhận nội dung: 354"),
        Row("dot-551", "máy chủ thư không nhận nội dung: 551"),
        Row("dot-escape", "máy chủ thư không nhận nội dung: 550"),
        Row("dot-large", "thư có thể đã đến"), Row("dot-close", "thư có thể đã đến"),
        Row("dot-reset", "thư có thể đã đến"),
    ]

    @Test(arguments: rows)
    func `a server that means harm is told in a sentence, soon`(row: Row) throws {
        let bench = try TLSBench()
        let heard = bench.folder.appendingPathComponent("heard")
        let script = try #require(
            Bundle.module.url(forResource: "Fixtures/hostile", withExtension: "py")
        )
        let server = try Server(
            "/usr/bin/python3",
            [script.path, row.how, bench.certificate, bench.key, heard.path]
        )
        let isEncrypted = row.how.hasPrefix("tls") || row.how.hasPrefix("auth")
        let account = """

              chứng thư: tệp \(bench.certificate)
              tài khoản: "tccb"
              mật khẩu: biến DONDOC_TEST_PASSWORD
              xác thực: PLAIN
            """
        let home = try GeneratedHome.reminding(
            units: 1,
            server: "  máy chủ: smtp://localhost:\(server.port)" + (isEncrypted ? account : "")
        )
        defer { home.remove() }
        var program = DonDocProgram(home: home.url)
        program.environment["DONDOC_TEST_PASSWORD"] = "mat-khau-dai-2021"
        let start = ContinuousClock.now
        let result = try program.run("send-test", "ai-do@so.example")
        let took = start.duration(to: .now)
        let said = result.output + result.errors
        #expect(said.contains(row.words), "\(row.how), \(result.code): \(said.prefix(600))")
        #expect((result.code == 0) == row.words.hasPrefix("đã gửi"), "\(row.how): \(result.code)")
        #expect(said.utf8.count < 4_000, "\(row.how): \(said.utf8.count)")
        #expect(said.split(separator: "\n").count == 1, "\(row.how): \(said.prefix(600))")
        #expect(took < .seconds(30), "\(row.how): \(took)")
        for scalar in said.unicodeScalars where scalar != "\n" {
            let steers =
                scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
                || (0x2028...0x202E).contains(scalar.value)
            #expect(!steers, "\(row.how): \(scalar.value)")
        }
        let octets = (try? Data(contentsOf: heard)) ?? Data()
        let words = String(decoding: octets, as: UTF8.self)
        #expect(!words.contains("evil.example"), "\(row.how): a redirection is not followed")
        if row.how.hasPrefix("tls") { #expect(!words.contains("AUTH"), "\(row.how)") }
        #expect(!FileManager.default.fileExists(atPath: home.url.path + "/dondoc.sqlite"))
    }
}

import Foundation
import ProgramBench
import Testing

/// The program against Dovecot's submission service, which dies of a letter that is announced with the content of
/// the one before: after it has relayed that letter, before it answers for it.
@Suite(.serialized) struct DovecotTests {
    private static let letters = 50

    /// Dovecot before Postfix's test server, and a home with two waves of letters in March 2021.
    private struct Stage {
        let dovecot: Server
        let sink: Sink
        let home: GeneratedHome
        let program: DonDocProgram
        let log: URL

        init(_ line: String) throws {
            let bench = try TLSBench()
            sink = try Sink(in: bench.folder.appendingPathComponent("sink"))
            let script = try #require(
                Bundle.module.url(forResource: "Fixtures/dovecot", withExtension: "sh")
            )
            let folder = bench.folder.appendingPathComponent("dovecot")
            log = folder.appendingPathComponent("log")
            let port = Int.random(in: 30_001...32_000)
            dovecot = try Server(
                "/bin/bash",
                [script.path, folder.path, "\(port)", "\(sink.port)", bench.certificate, bench.key]
            )
            try waitUntilAnyoneListens(on: port)
            home = try GeneratedHome(
                units: DovecotTests.letters,
                server: """
                      máy chủ: smtp://localhost:\(port)
                      chứng thư: tệp \(bench.certificate)
                      tài khoản: "tccb"
                      mật khẩu: biến DONDOC_TEST_PASSWORD
                      \(line)
                    """,
                milestones: """
                    MỐC viec "Việc thử"
                      hạn: thứ Hai 15/03/2021 17:00
                    NHẮC VIỆC nhac "Nhắc"
                      mốc: viec
                      gửi: 7 ngày trước hạn, lúc 08:00
                      gửi: 5 ngày trước hạn, lúc 08:00
                      gửi tới: đơn vị chưa nộp
                    """,
                years: 2021...2021
            )
            var program = DonDocProgram(home: home.url)
            program.environment["DONDOC_TEST_PASSWORD"] = "mat-khau"
            self.program = program
            #expect(try program.takeOver(at: "2021-03-01T08:00+07:00").code == 0)
        }

        /// A process of its own.
        func tick(_ moment: String) throws -> DonDocProgram.Result {
            try program.run("tick", "--now", "2021-03-\(moment)+07:00")
        }

        var panics: Int {
            let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
            return text.components(separatedBy: "Panic").count - 1
        }
    }

    @Test func `each letter arrives once, unless the file says to announce`() throws {
        let stage = try Stage("tốc độ: 1000 thư mỗi giây")
        defer { stage.home.remove() }
        for moment in ["08T08:00", "10T08:00"] {
            let result = try stage.tick(moment)
            #expect(result.code == 0, "\(result.errors)")
        }
        let copies = try copies(in: stage.sink.folder)
        #expect(copies.count == 2 * Self.letters)
        #expect(copies.values.allSatisfy { $0.count == 1 })
        #expect(stage.panics == 0)
    }

    @Test func `where letters are announced one arrives twice at most, also over restarts`() throws
    {
        let stage = try Stage("nối thư: có")
        defer { stage.home.remove() }
        let first = try stage.tick("08T08:00")
        for moment in ["08T08:05", "10T08:00", "10T08:05"] { _ = try stage.tick(moment) }
        let copies = try copies(in: stage.sink.folder)
        #expect(copies.count == 2 * Self.letters)
        #expect(copies.values.reduce(0) { $0 + $1.count } <= 2 * Self.letters + 1)
        #expect(copies.values.allSatisfy { Set($0).count == 1 }, "copies have the same bytes")
        #expect(stage.panics <= 1)
        if stage.panics == 1 {
            #expect(first.code == 1)
            #expect(first.errors.contains("không chịu được «nối thư: có»"), "\(first.errors)")
        }
    }
}

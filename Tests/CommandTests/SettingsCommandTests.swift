import Foundation
import ProgramBench
import Testing

/// What `dondoc.conf` does to commands.
@Suite struct SettingsCommandTests {
    private func write(_ text: String, in home: GuideHome) throws {
        try Data(text.utf8).write(to: home.url.appendingPathComponent("dondoc.conf"))
    }

    private func exists(_ name: String, in home: GuideHome) -> Bool {
        FileManager.default.fileExists(atPath: home.url.appendingPathComponent(name).path)
    }

    @Test(arguments: [
        ["ledger"], ["outbox", "list"], ["plan", "--to", "2021-03-01"], ["tick", "--rehearse"],
        ["stats", "progress"], ["query", "SELECT 1"], ["why", "CCA", "ke-hoach"], ["format"],
        ["record", "report", "CCA", "ke-hoach"], ["tick", "--now", "2021-02-09T08:00"], ["run"],
        ["replay"],
    ])
    func `a mistake ends every command with its place, and no database comes to be`(
        arguments: [String]
    ) throws {
        let home = try GuideHome()
        try write("cơ sở dữ liệu: postgresql://db.so.example/dondoc\n", in: home)
        let result = try home.program.run(arguments)
        #expect(result.code == 1)
        #expect(result.errors.contains("dondoc.conf:1:16: lỗi L071: "), "\(result.errors)")
        #expect(!exists("dondoc.sqlite", in: home))
    }

    @Test func `check tells of it beside the mistakes of other files`() throws {
        let home = try GuideHome()
        try write("tên máyy: a\ntrang: 127.0.0.1:8025\n", in: home)
        try home.edit("10-dot.lich") { $0.replacing("ngôn ngữ", with: "ngôn ngữn") + "\n" }
        try home.edit("don-vi.csv") { $0.replacing("CCA,", with: "CCB,") }
        let result = try home.run("check")
        #expect(result.code == 1)
        #expect(result.errors.contains("dondoc.conf:1:1: lỗi L002"), "\(result.errors)")
        #expect(result.errors.contains("dondoc.conf:2:1: lưu ý C31"), "\(result.errors)")
        #expect(result.errors.contains("don-vi.csv:"), "\(result.errors)")
        let json = try home.run("check", "--format", "json")
        #expect(json.code == 1)
        #expect(json.output.contains("\"path\" : \"dondoc.conf\""))
    }

    @Test func `the database lies where the file says, and where the environment says before that`()
        throws
    {
        let home = try GuideHome()
        try FileManager.default.createDirectory(
            at: home.url.appendingPathComponent("kho"),
            withIntermediateDirectories: true
        )
        try write("cơ sở dữ liệu: kho/a.sqlite\n", in: home)
        #expect(try home.run("record", "report", "CCA", "ke-hoach", now: nil).code == 0)
        #expect(exists("kho/a.sqlite", in: home))
        #expect(!exists("dondoc.sqlite", in: home))
        var other = home.program
        other.environment["DONDOC_DATABASE"] = "kho/b.sqlite"
        let asked = try other.run("query", "SELECT count(*) AS n FROM submissions")
        let recorded = try other.run("record", "report", "CCB", "ke-hoach")
        #expect(recorded.code == 0, "\(recorded.errors) \(asked.errors)")
        #expect(exists("kho/b.sqlite", in: home))
        other.environment["DONDOC_DATABASE"] = "postgresql://a:bi-mat@db.so.example/dondoc"
        let refused = try other.run("ledger")
        #expect(refused.code == 1)
        #expect(refused.errors.contains("DONDOC_DATABASE"), "\(refused.errors)")
        #expect(!refused.errors.contains("bi-mat"))
    }

    @Test func `a link that leads nowhere is an error and not an absent file`() throws {
        let home = try GuideHome()
        try FileManager.default.createSymbolicLink(
            atPath: home.url.appendingPathComponent("dondoc.conf").path,
            withDestinationPath: "/nowhere/dondoc.conf"
        )
        let result = try home.run("ledger")
        #expect(result.code == 1)
        #expect(result.errors.contains("dondoc.conf"), "\(result.errors)")
    }

    @Test func `format writes it in canonical spelling`() throws {
        let home = try GuideHome()
        try write("# máy\nten may: a\nsao luu:hang ngay luc 02:00\n", in: home)
        let result = try home.program.run("format")
        #expect(result.code == 0, "\(result.errors)")
        let text = try String(
            contentsOf: home.url.appendingPathComponent("dondoc.conf"),
            encoding: .utf8
        )
        #expect(
            text == """
                # máy
                tên máy:               a
                sao lưu:               hằng ngày lúc 02:00

                """,
            "\(text)"
        )
    }
}

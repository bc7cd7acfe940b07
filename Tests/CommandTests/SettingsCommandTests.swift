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

    /// A database that a home has used and that is away now.
    enum Away: CaseIterable {
        /// Its disk is not mounted: with it its lock and its earlier ones are away.
        case unmounted
        /// `dondoc.conf` names another place, or names one where it did not.
        case otherPlace, firstPlace
        /// `dondoc.conf` no longer names its place.
        case noPlace
    }

    @Test(arguments: Away.allCases)
    func `a database that is away is missed, and no empty one takes its place`(away: Away) throws {
        let home = try GuideHome()
        let folders = ["kho", "kho-moi"].map(home.url.appendingPathComponent)
        for folder in folders {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        let text = "cơ sở dữ liệu: kho/a.sqlite\n"
        if away != .firstPlace { try write(text, in: home) }
        #expect(try home.run("record", "report", "CCA", "ke-hoach", now: nil).code == 0)
        let other = "cơ sở dữ liệu: kho-moi/a.sqlite\n"
        switch away {
        case .unmounted:
            try FileManager.default.moveItem(
                at: folders[0],
                to: folders[0].appendingPathExtension("x")
            )
            try FileManager.default.createDirectory(
                at: folders[0],
                withIntermediateDirectories: true
            )
        case .otherPlace, .firstPlace: try write(other, in: home)
        case .noPlace: try write("", in: home)
        }
        for command in [
            ["tick", "--now", "2021-02-09T08:00"], ["record", "report", "CCB", "ke-hoach"],
            ["ledger"], ["status"], ["stats", "progress"], ["tick", "--rehearse"], ["run"],
            ["doctor"],
        ] {
            let result = try home.program.run(command)
            let said = result.errors + result.output
            #expect(result.code == 1, "\(command)")
            let name = away == .firstPlace ? "/dondoc.sqlite" : "/kho/a.sqlite"
            #expect(said.contains(name), "\(command): \(said)")
            if away == .unmounted { #expect(said.contains("đĩa đã được gắn chưa"), "\(said)") }
        }
        #expect(exists("kho/a.sqlite", in: home) == [.otherPlace, .noPlace].contains(away))
        for name in ["kho-moi/a.sqlite", "kho-moi/a.sqlite.lock"] {
            #expect(!exists(name, in: home), "\(name)")
        }
        #expect(exists("dondoc.sqlite", in: home) == (away == .firstPlace))
        guard away == .firstPlace else {
            // Who means to begin anew, or moves the database, goes on.
            try FileManager.default.removeItem(
                at: home.url.appendingPathComponent(".dondoc-database")
            )
            return #expect(try home.run("record", "report", "CCB", "ke-hoach", now: nil).code == 0)
        }
        try FileManager.default.moveItem(
            at: home.url.appendingPathComponent("dondoc.sqlite"),
            to: folders[1].appendingPathComponent("a.sqlite")
        )
        #expect(try home.run("stats", "progress").code == 0)
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

    /// What the program says on standard error up to a line that contains these words.
    private func lines(of errors: Pipe, until words: String) -> String {
        var text = ""
        while !text.contains(words) {
            let more = errors.fileHandleForReading.availableData
            guard !more.isEmpty else { break }
            text += String(decoding: more, as: UTF8.self)
        }
        return text
    }

    /// By a timer, too: what watches learns of each pass.
    @Test func `a single pass writes its numbers and tells the address`() throws {
        let home = try GuideHome()
        try write("giám sát: tệp dondoc.prom\nbáo nhịp: https://127.0.0.1:1/bi-mat\n", in: home)
        let file = home.url.appendingPathComponent("dondoc.prom")
        let tick = try home.program.run("tick")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains("dondoc_last_pass_timestamp_seconds{"), "\(text)")
        #expect(!text.contains("dondoc_up"), "\(text)")
        #expect(tick.errors.contains("dondoc: báo nhịp: không báo được"), "\(tick.errors)")
        #expect(!tick.errors.contains("bi-mat"), "\(tick.errors)")
        // One that goes by no machine's clock is nobody's sign of life.
        try FileManager.default.removeItem(at: file)
        let told = try home.program.run("tick", "--now", "2021-03-01T08:00", "--yes")
        #expect(!FileManager.default.fileExists(atPath: file.path))
        #expect(!told.errors.contains("báo nhịp"), "\(told.errors)")
    }

    @Test func `the service writes its numbers and answers on its port until it ends`() throws {
        let home = try GuideHome()
        let free = """
            import socket
            s = socket.socket(); s.bind(('127.0.0.1', 0)); print(s.getsockname()[1])
            """
        let port = try OtherProgram.python(["-c", free]).text
        try write(
            "giám sát: tệp dondoc.prom, cổng \(port)\nbáo nhịp: https://127.0.0.1:1/bi-mat\ntrang: 127.0.0.1:80\n",
            in: home
        )
        let (process, _, errors) = try home.program.start(["run"])
        var said = lines(of: errors, until: "đợt:")
        let ask = """
            import sys, urllib.request
            from prometheus_client.parser import text_string_to_metric_families as parse
            texts = [open(sys.argv[1]).read()]
            for attempt in range(100):
                try:
                    url = 'http://127.0.0.1:' + sys.argv[2] + '/metrics'
                    texts.append(urllib.request.urlopen(url, timeout=5).read().decode())
                    break
                except OSError: pass
            for text in texts:
                found = {s.name: s for f in parse(text) for s in f.samples}
                print(found['dondoc_up'].value, found['dondoc_build_info'].labels['version'])
            """
        let file = home.url.appendingPathComponent("dondoc.prom")
        let answers = try OtherProgram.python(["-c", ask, file.path, port]).text
        #expect(answers == "1.0 0.1.0\n1.0 0.1.0")
        process.terminate()
        said += lines(of: errors, until: "dịch vụ đã dừng")
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(said.contains("dondoc.conf:3:1: lưu ý C31"), "\(said)")
        #expect(said.contains("báo nhịp: không báo được"), "\(said)")
        #expect(!said.contains("bi-mat"), "\(said)")
        let last = try String(contentsOf: file, encoding: .utf8)
        #expect(last.contains("\ndondoc_up 0\n"), "\(last)")
    }
}

import Foundation
import ProgramBench
import Testing

/// A database that was taken away, emptied or damaged, asked by the commands that people type.
@Suite struct BrokenDatabaseTests {
    /// What became of the database, and what is said of it.
    enum Ruin: String, CaseIterable, Sendable {
        case deleted, deletedButItsLog, emptied, headless, aFolder, newer

        var words: String {
            switch self {
            case .deleted: "không còn dondoc.sqlite"
            case .deletedButItsLog: "có dondoc.sqlite-wal mà không có dondoc.sqlite"
            case .emptied: "dondoc.sqlite rỗng"
            case .headless: "dondoc.sqlite hỏng hoặc không phải cơ sở dữ liệu"
            case .aFolder: "dondoc.sqlite» là thư mục"
            case .newer: "dondoc.sqlite do phiên bản mới hơn tạo"
            }
        }
    }

    private func ruin(_ home: GeneratedHome, _ ruin: Ruin) throws {
        let manager = FileManager.default
        let database = home.url.appendingPathComponent("dondoc.sqlite")
        switch ruin {
        case .deleted: try manager.removeItem(at: database)
        case .deletedButItsLog:
            try manager.removeItem(at: database)
            let log = home.url.appendingPathComponent("dondoc.sqlite-wal")
            try Data(repeating: 7, count: 1 << 20).write(to: log)
        case .emptied: try Data().write(to: database)
        case .headless:
            var octets = try Data(contentsOf: database)
            octets.replaceSubrange(0..<100, with: Data(repeating: 32, count: 100))
            try octets.write(to: database)
        case .aFolder:
            try manager.removeItem(at: database)
            try manager.createDirectory(at: database, withIntermediateDirectories: false)
        case .newer:
            let script = """
                import sqlite3, sys
                database = sqlite3.connect(sys.argv[1])
                database.execute("INSERT INTO grdb_migrations VALUES ('99-later')")
                database.commit()
                """
            _ = try OtherProgram.python(["-c", script, database.path])
        }
    }

    /// Two letters wait in its outbox.
    private func home() throws -> GeneratedHome {
        let home = try GeneratedHome.reminding(units: 2, server: "  máy chủ: smtp://127.0.0.1:9")
        let program = DonDocProgram(home: home.url)
        for now in ["2021-03-01T08:00", "2021-03-08T08:00"] {
            try program.run("tick", "--now", now)
        }
        return home
    }

    private func contents(of home: GeneratedHome) throws -> [String: Data] {
        try FileManager.default.contentsOfDirectory(atPath: home.url.path)
            .filter { $0.hasPrefix("dondoc") || $0.hasPrefix("sao") }
            .reduce(into: [:]) { files, name in
                let url = home.url.appendingPathComponent(name)
                files[name] = (try? Data(contentsOf: url)) ?? Data()
            }
    }

    @Test(arguments: Ruin.allCases)
    func `every command says what became of the database, exits 1 and touches nothing`(
        ruin: Ruin
    ) throws {
        let home = try home()
        defer { home.remove() }
        try self.ruin(home, ruin)
        let before = try contents(of: home)
        let program = DonDocProgram(home: home.url)
        for command in [
            ["outbox", "list"], ["outbox", "show", "1"], ["ledger"], ["status"],
            ["stats", "progress"], ["why", "U1", "viec"],
            ["query", "SELECT count(*) FROM letters"], ["tick", "--now", "2021-03-08T08:15"],
            ["run"],
            ["record", "report", "U1", "viec", "--at", "2021-03-08T07:00"],
            ["backup", home.url.appendingPathComponent("sao.sqlite").path],
        ] {
            // Of a newer version's database a copy is as good as of one's own.
            if ruin == .newer, command[0] == "backup" { continue }
            let result = try program.run(command)
            #expect(result.code == 1, "\(command): \(result.output)")
            #expect(result.errors.contains(ruin.words), "\(command): \(result.errors)")
            #expect(result.errors.split(separator: "\n").count == 1, "\(command)")
            // SQLite counts in the header of a whole database who opened it.
            if ruin != .newer { #expect(try contents(of: home) == before, "\(command)") }
        }
    }

    /// Two thousand octets in the middle: which command meets them is chance.
    @Test func `a database with a damaged page is found by doctor, and no copy is made of it`()
        throws
    {
        let home = try home()
        defer { home.remove() }
        let database = home.url.appendingPathComponent("dondoc.sqlite")
        var octets = try Data(contentsOf: database)
        for place in octets.count / 3..<octets.count / 3 + 12_000 { octets[place] ^= 0xFF }
        try octets.write(to: database)
        let program = DonDocProgram(home: home.url)
        let doctor = try program.run("doctor", "--now", "2021-03-08T08:15")
        #expect(doctor.code == 1)
        #expect(doctor.output.contains("dondoc restore"), "\(doctor.output)")
        let copy = home.url.appendingPathComponent("sao.sqlite")
        let backup = try program.run("backup", copy.path)
        #expect(backup.code == 1, "\(backup.output)")
        #expect(!FileManager.default.fileExists(atPath: copy.path))
        #expect(try Data(contentsOf: database) == octets)
    }

    @Test func `who the home is not of reads no letter of it`() throws {
        guard getuid() == 0 else { return }
        let home = try home()
        defer { home.remove() }
        let nobody = ["--reuid", "65534", "--clear-groups", "--", DonDocProgram.path]
        // Where nobody may run the program it cannot be asked.
        guard try OtherProgram.run("/usr/bin/setpriv", nobody + ["--version"]).code == 0 else {
            return
        }
        let before = try contents(of: home)
        for command in [["outbox", "list"], ["outbox", "show", "1"], ["tick"], ["run"]] {
            let result = try OtherProgram.run(
                "/usr/bin/setpriv",
                nobody + command + ["--home", home.url.path]
            )
            #expect(result.code == 1, "\(command)")
            #expect(!result.text.contains("so.example"), "\(result.text)")
            let words = String(decoding: result.errors, as: UTF8.self)
            #expect(words.contains("dondoc.sqlite"), "\(command): \(words)")
        }
        #expect(try contents(of: home) == before)
    }

    /// The disk was too small, and the database moved to another one.
    @Test func `a database behind a link is one database, with one log and one lock`() throws {
        let home = try home()
        defer { home.remove() }
        let manager = FileManager.default
        let disk = home.url.appendingPathComponent("dia-khac")
        try manager.createDirectory(at: disk, withIntermediateDirectories: false)
        let database = home.url.appendingPathComponent("dondoc.sqlite")
        let moved = disk.appendingPathComponent("dondoc.sqlite")
        try manager.moveItem(at: database, to: moved)
        try manager.createSymbolicLink(at: database, withDestinationURL: moved)
        try manager.removeItem(at: home.url.appendingPathComponent("dondoc.sqlite.lock"))
        let program = DonDocProgram(home: home.url)
        #expect(try program.run("outbox", "list", "--format", "csv").output.contains("@"))
        try program.run("tick", "--now", "2021-03-08T08:15")
        // Beside the database, whoever opens it by whichever name.
        #expect(try manager.contentsOfDirectory(atPath: disk.path).contains("dondoc.sqlite.lock"))
        let names = try manager.contentsOfDirectory(atPath: home.url.path)
        #expect(!names.contains("dondoc.sqlite-wal") && !names.contains("dondoc.sqlite.lock"))
    }
}

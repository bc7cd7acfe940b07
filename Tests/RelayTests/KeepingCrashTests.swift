import Foundation
import GRDB
import ProgramBench
import Testing
import Trials

/// The program killed while it copies a database, puts a copy back, or upgrades: the home is whole, or says what to do.
@Suite(.serialized) struct KeepingCrashTests {
    private static let kills = Effort.rounds(40, quick: 5)
    /// Letters of the home, and of its copy.
    private static let (present, copied) = (180, 120)

    /// A home with some megabytes, so that a kill meets every step, and a copy of it when it held less.
    private struct LargeHome {
        let home: GeneratedHome
        let program: DonDocProgram
        let copy: URL

        init() throws {
            home = try GeneratedHome(
                units: 1,
                server: "  máy chủ: smtp://127.0.0.1:1",
                milestones: "MỐC viec \"Việc\"\n  hạn: không"
            )
            program = DonDocProgram(home: home.url)
            copy = home.url.appendingPathComponent("sao.sqlite")
            #expect(try program.run("tick").code == 0)
            try add(KeepingCrashTests.copied)
            #expect(try program.run("backup", copy.path).code == 0)
            try add(KeepingCrashTests.present - KeepingCrashTests.copied)
        }

        var database: String { home.url.appendingPathComponent("dondoc.sqlite").path }

        private func add(_ letters: Int) throws {
            try DatabaseQueue(path: database).write { connection in
                for _ in 0..<letters {
                    try connection.execute(
                        sql: """
                            INSERT INTO message (campaign, token, schedule, recipient, server, sender,
                                address, subject, priority, resends, approved, created, not_before,
                                written, expires, state, ended)
                            VALUES ('thu', hex(randomblob(16)), 's', 'r', 'may', 'a@so.example',
                                'b@so.example', 'x', 2, 1, 1, 0, 0, 0, 9000000000000, 'sent', 1);
                            INSERT INTO content VALUES (last_insert_rowid(), randomblob(20000));
                            """
                    )
                }
            }
        }
    }

    /// Starts the command and kills it after a part of the time that it takes.
    private func kill(_ program: DonDocProgram, _ command: [String], within time: Duration) throws {
        let (process, _, _) = try program.start(command)
        // A kill at a random time of the work is what is tried.
        usleep(UInt32.random(in: 0...UInt32(max(1, time / .microseconds(1)))))
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// How long the command takes by itself.
    private func time(_ program: DonDocProgram, _ command: [String]) throws -> Duration {
        let start = ContinuousClock.now
        #expect(try program.run(command).code == 0)
        return ContinuousClock.now - start
    }

    private func letters(in path: String) throws -> Int {
        var configuration = Configuration()
        // A log whose index a killed process left half made can only be read by who may write.
        configuration.readonly = !FileManager.default.fileExists(atPath: path + "-wal")
        return try DatabaseQueue(path: path, configuration: configuration).read { connection in
            #expect(try String.fetchAll(connection, sql: "PRAGMA integrity_check") == ["ok"])
            return try Int.fetchOne(connection, sql: "SELECT count(*) FROM message") ?? 0
        }
    }

    @Test func `killed while it copies: no half copy has the name`() throws {
        let large = try LargeHome()
        defer { large.home.remove() }
        let other = large.home.url.appendingPathComponent("khac.sqlite")
        let command = ["backup", other.path, "--replace"]
        let time = try time(large.program, command)
        try FileManager.default.removeItem(at: other)
        var made = 0
        for _ in 0..<Self.kills {
            try kill(large.program, command, within: time)
            if FileManager.default.fileExists(atPath: other.path) {
                #expect(try letters(in: other.path) == Self.present)
                try FileManager.default.removeItem(at: other)
                made += 1
            }
            #expect(try letters(in: large.database) == Self.present)
        }
        #expect(try large.program.run(command).code == 0)
        #expect(try letters(in: other.path) == Self.present)
        print("backup: \(Self.kills) kills, \(made) copies were whole already")
    }

    @Test func `killed while it puts a copy back: the home is as before or as the copy`() throws {
        let large = try LargeHome()
        defer { large.home.remove() }
        let command = ["restore", large.copy.path]
        let whole = large.home.url.appendingPathComponent("truoc.sqlite")
        #expect(try large.program.run("backup", whole.path).code == 0)
        let time = try time(large.program, command)
        var ends: [Int: Int] = [:]
        for _ in 0..<Self.kills {
            #expect(try large.program.run("restore", whole.path).code == 0)
            try kill(large.program, command, within: time)
            let ledger = try large.program.run("ledger")
            #expect(ledger.code == 0, "\(ledger.errors)")
            let count = try letters(in: large.database)
            #expect([Self.present, Self.copied].contains(count))
            ends[count, default: 0] += 1
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: large.home.url.path)
        where name.hasPrefix("dondoc.sqlite.truoc-") && !name.contains(".dang-ghi") {
            let file = large.home.url.appendingPathComponent(name).path
            let count = try #require(try? letters(in: file), "\(name)")
            #expect([Self.present, Self.copied].contains(count), "\(name)")
        }
        #expect(try large.program.run(command).code == 0)
        #expect(try letters(in: large.database) == Self.copied)
        print("restore: \(Self.kills) kills, \(ends)")
    }

    @Test
    func `killed while it puts a copy in place of a ruin: it says what to do, and can be done`()
        throws
    {
        let large = try LargeHome()
        defer { large.home.remove() }
        let command = ["restore", large.copy.path]
        var ends: [String: Int] = [:]
        let time = try time(large.program, command)
        for _ in 0..<Self.kills {
            // No header: no process can open it.
            try Data(repeating: 32, count: 8_192).write(to: URL(fileURLWithPath: large.database))
            try kill(large.program, command, within: time)
            let ledger = try large.program.run("ledger")
            if ledger.code == 0 {
                #expect(try letters(in: large.database) == Self.copied)
            } else {
                #expect(ledger.errors.contains("dondoc restore"), "\(ledger.errors)")
            }
            ends["\(ledger.code)", default: 0] += 1
            #expect(try large.program.run(command).code == 0)
            #expect(try letters(in: large.database) == Self.copied)
        }
        print("restore over a ruin: \(Self.kills) kills, \(ends)")
    }

    @Test func `killed while it upgrades: nothing is lost, and the former database is whole`()
        throws
    {
        let old = Project.root.appendingPathComponent(
            "Tests/StorageTests/Fixtures/homes/c928233"
        )
        var ends: [Bool: Int] = [:]
        for _ in 0..<Self.kills {
            let home = FileManager.default.temporaryDirectory
                .appendingPathComponent("dondoc-upgrade-\(UUID().uuidString)")
            try FileManager.default.copyItem(at: old, to: home)
            defer { try? FileManager.default.removeItem(at: home) }
            let program = DonDocProgram(home: home)
            let database = home.appendingPathComponent("dondoc.sqlite").path
            // It opens for writing, and then finds no such letter.
            try kill(program, ["outbox", "hold", "9999"], within: .milliseconds(250))
            let list = try program.run("outbox", "list", "--format", "csv")
            #expect(list.code == 0, "\(list.errors)")
            #expect(list.output.split(separator: "\n").count == 55)
            #expect(try program.run("outbox", "hold", "34").code == 0)
            #expect(try letters(in: database) == 54)
            let former = try FileManager.default.contentsOfDirectory(atPath: home.path)
                .filter { $0.hasPrefix("dondoc.sqlite.truoc-nang-cap-") && !$0.hasSuffix("ghi") }
            #expect(former.count >= 1)
            for name in former {
                #expect(try letters(in: home.appendingPathComponent(name).path) == 54)
            }
            ends[former.count > 1, default: 0] += 1
        }
        print("upgrade: \(Self.kills) kills, \(ends)")
    }
}

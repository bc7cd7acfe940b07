import Foundation
import GRDB
import ProgramBench
import Testing
import Trials

/// The program killed, and the machine's power lost, in every phase of a letter.
@Suite(.serialized) struct CrashTests {
    private static let kills = Effort.rounds(40, quick: 4)

    /// Where a kill must leave no copy, and where each one does.
    @Test(arguments: [
        ("mail", false), ("data", false), ("body", false), ("dot", true), ("done", true),
    ])
    func `killed over and over in each phase it loses nothing and copies only the unanswered`(
        phase: String,
        isKept: Bool
    ) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-stall-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = try #require(
            Bundle.module.url(forResource: "Fixtures/stalling", withExtension: "py")
        )
        let server = try Server("/usr/bin/python3", [script.path, folder.path])
        let units = Self.kills * 3
        let due = try DueHome(units: units, server: "  máy chủ: smtp://127.0.0.1:\(server.port)")
        defer { due.home.remove() }
        for round in 1...Self.kills {
            // Not the first letter: three deaths over the same one would quarantine it.
            try server.say("stall \(phase) \(Int.random(in: 2...3))")
            let (service, _, _) = try due.program.start(["run"])
            func killStalled() throws {
                #expect(try server.hear() == "stalled", "\(phase), kill \(round)")
                kill(service.processIdentifier, SIGKILL)
                service.waitUntilExit()
                #expect(service.terminationReason == .uncaughtSignal)
            }
            if phase == "done" {
                #expect(try server.hear() == "kept")
                // While another process writes, the answer cannot be noted.
                try DatabaseQueue(path: due.databasePath).inDatabase { connection in
                    try connection.inTransaction(.immediate) {
                        try server.say("go")
                        try killStalled()
                        return .rollback
                    }
                }
            } else {
                try killStalled()
            }
        }
        let last = try due.program.run("tick")
        #expect(last.code == 0, "\(last.errors)")

        let letters = try copies(in: folder)
        #expect(letters.count == units, "lost: \(units - letters.count)")
        let copied = letters.filter { $0.value.count > 1 }
        #expect(copied.allSatisfy { Set($0.value).count == 1 })
        #expect(copied.allSatisfy { $0.value.count == 2 })
        #expect(copied.count == (isKept ? Self.kills : 0))
        let unanswered = try due.unanswered()
        #expect(Set(copied.keys).isSubset(of: unanswered))
        #expect(unanswered.count == Self.kills)
        #expect(try due.program.run("ledger", "--format", "csv").code == 0)
        print("killed in \(phase) \(Self.kills) times: 0 of \(units) lost, \(copied.count) copied")
    }

    @Test func `after a loss of power nothing is lost and only the unclear is sent again`() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-power-\(UUID().uuidString)")
        let (sinkFolder, disk) = (
            folder.appendingPathComponent("sink"), folder.appendingPathComponent("disk")
        )
        try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let shim = try PreloadedLibrary.build("powerloss", in: folder)
        let sink = try Sink(in: sinkFolder)
        let planned = Effort.rounds(20, quick: 3)
        let units = planned * 50 + 50
        let due = try DueHome(units: units, server: "  máy chủ: smtp://127.0.0.1:\(sink.port)")
        defer { due.home.remove() }
        try Self.keep(due.databasePath, in: disk)
        var losses = 0
        while losses < planned, sink.count < units - 50 {
            var program = due.program
            program.environment["LD_PRELOAD"] = shim.path
            program.environment["POWERLOSS_DIR"] = disk.path
            let mark = sink.count + Int.random(in: 2...40)
            let (service, _, _) = try program.start(["run"])
            let patience = Date().addingTimeInterval(30)
            // Another process delivers, and only its files tell how far it is.
            while sink.count < mark, service.isRunning, Date() < patience { usleep(500) }
            kill(service.processIdentifier, SIGKILL)
            service.waitUntilExit()
            try Self.restore(from: disk, to: due.databasePath)
            losses += 1
        }
        let last = try due.program.run("tick")
        #expect(last.code == 0, "\(last.errors)")
        let letters = try copies(in: sinkFolder)
        #expect(letters.count == units, "lost: \(units - letters.count)")
        let copied = letters.filter { $0.value.count > 1 }
        #expect(copied.allSatisfy { Set($0.value).count == 1 })
        let unanswered = try due.unanswered()
        #expect(Set(copied.keys).isSubset(of: unanswered))
        #expect(losses == planned)
        #expect(try due.program.run("ledger", "--format", "csv").code == 0)
        print(
            "power lost \(losses) times: 0 of \(units) lost, \(copied.count) copied, \(unanswered.count) unclear"
        )
    }

    /// What the disk holds becomes the database; the machine has started anew.
    private static func restore(from disk: URL, to path: String) throws {
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: path + suffix)
        }
        let name = URL(fileURLWithPath: path).lastPathComponent
        for suffix in ["", "-wal"] {
            let kept = disk.appendingPathComponent(name + suffix)
            guard FileManager.default.fileExists(atPath: kept.path) else { continue }
            try FileManager.default.copyItem(atPath: kept.path, toPath: path + suffix)
        }
        try DatabaseQueue(path: path).write { connection in
            try connection.execute(
                sql:
                    "UPDATE message SET owner = substr(owner, 1, instr(owner, '@')) || 'an-earlier-start' WHERE owner IS NOT NULL"
            )
        }
        try keep(path, in: disk)
    }

    /// All that is written so far is on the disk.
    private static func keep(_ path: String, in disk: URL) throws {
        let name = URL(fileURLWithPath: path).lastPathComponent
        for suffix in ["", "-wal"] {
            let copy = disk.appendingPathComponent(name + suffix)
            try? FileManager.default.removeItem(at: copy)
            guard FileManager.default.fileExists(atPath: path + suffix) else { continue }
            try FileManager.default.copyItem(atPath: path + suffix, toPath: copy.path)
        }
    }
}

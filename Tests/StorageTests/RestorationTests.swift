import Campaigns
import Delivery
import Foundation
import GRDB
@testable import Storage
import Testing

/// A copy takes the place of the database, which is kept; what may have left is held.
@Suite struct RestorationTests {
    @Test func `the copy takes the place of the database, which is kept`() throws {
        let bench = try StorageBench()
        _ = try bench.backUp()
        try bench.write(letters: 2)
        bench.close()
        let restored = try bench.restore()
        #expect(restored.summary.letters == 1)
        #expect(try bench.letters() == 1)
        let former = try #require(restored.former)
        #expect(former == bench.file("dondoc.sqlite.truoc-19700101T000001Z"))
        #expect(try StorageBench.letters(in: former) == 3)
        let store = try Store(path: bench.path)
        #expect(try store.restoration() == restored.restoration)
        #expect(restored.restoration.held == 1)
        #expect(try store.outbox(of: nil, state: .held).map(\.reason?.code) == [.restored])
        #expect(try bench.mode("dondoc.sqlite") == 0o600)
        #expect(try !bench.files().contains { $0.contains("dang-khoi-phuc") })
    }

    @Test func `two restores in one second keep both databases`() throws {
        let bench = try StorageBench()
        _ = try bench.backUp()
        let first = try #require(try bench.restore().former)
        let second = try #require(try bench.restore().former)
        #expect(second == first + "-2")
        #expect(try StorageBench.letters(in: first) == 1)
    }

    @Test func `who has the database open goes on with the copy`() throws {
        let bench = try StorageBench()
        _ = try bench.backUp()
        try bench.write(letters: 2)
        let other = try DatabaseQueue(path: bench.path)
        #expect(try other.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM message") } == 3)
        try bench.restore()
        #expect(try other.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM message") } == 1)
        try bench.write(letters: 1)
        #expect(try other.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM message") } == 2)
        #expect(try StoreDiagnosis(of: bench.path).isWhole)
    }

    @Test func `somebody who delivers is never put back under`() throws {
        let bench = try StorageBench()
        _ = try bench.backUp()
        let lock = try CourierLock(databasePath: bench.path, processID: 99)
        #expect(throws: CourierLockError(holder: 99)) { try bench.restore() }
        withExtendedLifetime(lock) {}
    }

    /// What stands in the database's place, and what of it is kept.
    enum Ruin: CaseIterable {
        case damaged, headless, empty, deleted, logAlone, foreignLog
    }

    @Test(arguments: Ruin.allCases)
    func `whatever became of the database, the copy takes its place and what was there is kept`(
        ruin: Ruin
    ) throws {
        let bench = try StorageBench()
        try bench.write(letters: 500)
        _ = try bench.backUp()
        try bench.ruin(ruin)
        let before = try bench.files().filter { !$0.hasSuffix("-shm") }
        let restored = try bench.restore()
        #expect(try bench.letters() == 501)
        #expect(try StoreDiagnosis(of: bench.path).isWhole)
        _ = try Store(path: bench.path)
        switch ruin {
        case .deleted: #expect(restored.former == nil)
        case .logAlone:
            #expect(before.contains("dondoc.sqlite-wal"))
            let former = try #require(restored.former)
            #expect(former.hasSuffix("-wal"))
            #expect(FileManager.default.fileExists(atPath: former))
        case .foreignLog:
            let former = try #require(restored.former)
            #expect(FileManager.default.fileExists(atPath: former))
            #expect(FileManager.default.fileExists(atPath: former + "-wal"))
        case .damaged, .headless, .empty:
            #expect(FileManager.default.fileExists(atPath: try #require(restored.former)))
        }
    }

    @Test func `a copy that cannot be used changes nothing`() throws {
        let bench = try StorageBench()
        _ = try bench.backUp()
        let newer = try DatabaseCopy(
            of: bench.path,
            to: bench.file("moi-hon"),
            replacing: false
        )
        #expect(newer.summary.letters == 1)
        try DatabaseQueue(path: bench.file("moi-hon")).write {
            try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99-later')")
        }
        try DatabaseQueue(path: bench.file("khac")).write {
            try $0.execute(sql: "CREATE TABLE t (x)")
        }
        try Data("no database at all, and long enough for a header of one: 0123456789".utf8)
            .write(to: URL(fileURLWithPath: bench.file("chu")))
        try Data().write(to: URL(fileURLWithPath: bench.file("rong")))
        try bench.write(letters: 500)
        try bench.backUp("hong").letters == 501 ? bench.damage("hong") : ()
        bench.close()
        let octets = try bench.octets("dondoc.sqlite")
        for (name, error) in [
            ("moi-hon", StoreCopyError.newer(bench.file("moi-hon"))),
            ("khac", .noCopy(bench.file("khac"))), ("chu", .damaged(bench.file("chu"))),
            ("khong-co", .unreadable(bench.file("khong-co"))),
            ("rong", .noCopy(bench.file("rong"))),
            ("hong", .damaged(bench.file("hong"))), ("dondoc.sqlite", .isTheDatabase),
        ] {
            #expect(throws: error, "\(name)") { try bench.restore(name) }
            #expect(try bench.octets("dondoc.sqlite") == octets, "\(name)")
        }
        #expect(try !bench.files().contains { $0.contains("truoc") || $0.contains("dang-") })
    }

    @Test func `letters of a database that took a copy's place keep their home's names`() throws {
        let bench = try StorageBench()
        _ = try bench.backUp()
        let name = try Store(path: bench.path).letterNames.name(of: "t")
        bench.close()
        try bench.restore()
        #expect(try Store(path: bench.path).letterNames.name(of: "t") == name)
        let other = try StorageBench()
        #expect(try Store(path: other.path).letterNames.name(of: "t") != name)
        #expect(LetterNames.scratch.name(of: "t") != name)
    }
}

extension StorageBench {
    func damage(_ name: String) throws {
        var octets = try self.octets(name)
        let middle = octets.count / 3
        for place in middle..<(2 * middle) { octets[place] = ~octets[place] }
        try octets.write(to: URL(fileURLWithPath: file(name)))
    }

    func ruin(_ ruin: RestorationTests.Ruin) throws {
        let manager = FileManager.default
        switch ruin {
        case .damaged:
            close()
            try damage()
        case .headless:
            close()
            var octets = try self.octets("dondoc.sqlite")
            for place in 0..<200 { octets[place] = 0x20 }
            try octets.write(to: URL(fileURLWithPath: path))
        case .empty:
            close()
            try Data().write(to: URL(fileURLWithPath: path))
        case .deleted:
            close()
            try manager.removeItem(atPath: path)
        case .logAlone: try leaveLog { try manager.removeItem(atPath: path) }
        case .foreignLog:
            try leaveLog {
                let other = try StorageBench()
                other.close()
                try manager.removeItem(atPath: path)
                try manager.copyItem(atPath: other.path, toPath: path)
            }
        }
    }

    /// The log as a killed process leaves it, beside what `body` does with the database.
    private func leaveLog(_ body: () throws -> Void) throws {
        try write(letters: 1)
        // The first page is in the log once the file grows.
        try write(letters: 300)
        let log = try octets("dondoc.sqlite-wal")
        close()
        try body()
        try log.write(to: URL(fileURLWithPath: file("dondoc.sqlite-wal")))
    }
}

import Campaigns
import Delivery
import Foundation
import GRDB
import Glibc
@testable import Storage
import Testing

/// A database that was taken away is named, never made anew; its files are private; reading leaves no trace.
@Suite struct DatabaseFilesTests {
    @Test(arguments: [
        (RestorationTests.Ruin.deleted, StoreError.missing), (.empty, .emptied),
        (.logAlone, .strayLog), (.foreignLog, .foreignLog), (.headless, .notADatabase),
    ])
    func `what became of a database is said, and nothing is made or emptied`(
        ruin: RestorationTests.Ruin,
        error: StoreError
    ) throws {
        let bench = try StorageBench()
        try bench.ruin(ruin)
        let before = try bench.files().map { ($0, try bench.octets($0)) }
        #expect(throws: error) { _ = try Store(path: bench.path) }
        #expect(throws: error) { _ = try Store(reading: bench.path) }
        for (name, octets) in before { #expect(try bench.octets(name) == octets, "\(name)") }
        #expect(try bench.files() == before.map(\.0))
    }

    @Test func `a database of no octets in a home that was never used is a new one`() throws {
        let bench = try StorageBench()
        let path = bench.file("moi.sqlite")
        try Data().write(to: URL(fileURLWithPath: path))
        #expect(try Store(path: path).outbox(of: nil, state: nil).isEmpty)
    }

    /// As `cp` leaves it of a young database, whose tables are all in its log.
    @Test func `a database without tables in a home that was used is an emptied one`() throws {
        let bench = try StorageBench()
        let young = try DatabaseQueue(path: bench.file("moi.sqlite"))
        try young.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        try young.close()
        #expect(DatabaseFiles.size(bench.file("moi.sqlite")) ?? 0 > 0)
        #expect(try !DatabaseFiles(path: bench.file("moi.sqlite")).exist())
        try Data("1\n".utf8).write(to: URL(fileURLWithPath: bench.file("moi.sqlite.lock")))
        #expect(throws: StoreError.emptied) {
            try DatabaseFiles(path: bench.file("moi.sqlite")).exist()
        }
    }

    @Test func `its own log is never taken for another's`() throws {
        let bench = try StorageBench()
        try bench.write(letters: 2_000)
        let log = DatabaseLog(path: bench.file("dondoc.sqlite-wal"))
        #expect(!log.isForeign(to: bench.path))
        #expect(try Store(path: bench.path).outbox(of: nil, state: nil).count == 2_001)
    }

    @Test(arguments: [true, false])
    func `a database that is gone while it is open is noticed`(isReplaced: Bool) throws {
        let bench = try StorageBench()
        let store = try #require(bench.store)
        _ = try store.foreignChanges()
        try FileManager.default.moveItem(atPath: bench.path, toPath: bench.file("cho-khac"))
        if isReplaced {
            try FileManager.default.copyItem(atPath: bench.file("cho-khac"), toPath: bench.path)
        }
        #expect(throws: StoreError.gone) { try store.foreignChanges() }
    }

    @Test func `an error below the store is not a full disk`() {
        #expect(StoreError(DatabaseError(resultCode: .SQLITE_IOERR)) == .inputOutput)
        #expect(StoreError(DatabaseError(resultCode: .SQLITE_FULL)) == .full)
    }

    // MARK: Private

    /// The folder's mode, and that of every file in it.
    @Test(arguments: [(0o755, 0o600), (0o777, 0o600), (0o2770, 0o660), (0o2755, 0o660)])
    func `files are the owner's alone, or the group's where the folder hands it on`(
        folder: Int,
        file: Int
    ) throws {
        let bench = try StorageBench(mode: folder)
        try bench.write(letters: 1)
        for name in [
            "dondoc.sqlite", "dondoc.sqlite-wal", "dondoc.sqlite-shm", "dondoc.sqlite.lock",
        ] {
            #expect(try bench.mode(name) == file, "\(name)")
        }
        #expect(DatabaseFiles(path: bench.path).mendings.isEmpty)
    }

    @Test func `files that are too open are told with the command that mends them`() throws {
        let bench = try StorageBench()
        unsafe chmod(bench.path, 0o644)
        unsafe chmod(bench.file("dondoc.sqlite.lock"), 0o640)
        #expect(
            DatabaseFiles(path: bench.path).mendings == [
                "chmod 600 '\(bench.path)'", "chmod 600 '\(bench.file("dondoc.sqlite.lock"))'",
            ]
        )
    }

    @Test func `a lock is never taken through a link, and what it leads to stays`() throws {
        let bench = try StorageBench()
        let lock = bench.file("dondoc.sqlite.lock")
        try FileManager.default.removeItem(atPath: lock)
        let victim = URL(fileURLWithPath: bench.file("victim.txt"))
        try Data("precious data".utf8).write(to: victim)
        try FileManager.default.createSymbolicLink(
            atPath: lock,
            withDestinationPath: victim.path
        )
        #expect(throws: StoreError.notAFile(lock)) {
            _ = try CourierLock(databasePath: bench.path, processID: 1)
        }
        #expect(try Data(contentsOf: victim) == Data("precious data".utf8))
    }

    @Test func `a lock that somebody took away is noticed`() throws {
        let bench = try StorageBench()
        let lock = try CourierLock(databasePath: bench.path, processID: 1)
        try lock.check()
        try FileManager.default.removeItem(atPath: bench.file("dondoc.sqlite.lock"))
        #expect(throws: StoreError.lostLock) { try lock.check() }
        let second = try CourierLock(databasePath: bench.path, processID: 2)
        #expect(throws: StoreError.lostLock) { try lock.check() }
        try second.check()
    }

    // MARK: Reading

    @Test func `reading a database at rest makes no file`() throws {
        let bench = try StorageBench()
        bench.close()
        let before = try bench.files()
        #expect(before == ["dondoc.sqlite", "dondoc.sqlite.lock"])
        let store = try Store(reading: bench.path)
        #expect(try store.outbox(of: nil, state: nil).count == 1)
        #expect(try bench.files() == before)
        #expect(throws: StoreError.readOnly) {
            _ = try store.cancel(LetterSelection(), at: Instant(milliseconds: 0))
        }
    }

    @Test func `a home without a database is read as an empty one`() throws {
        let bench = try StorageBench()
        let path = bench.file("khong-co.sqlite")
        #expect(try Store(reading: path).outbox(of: nil, state: nil).isEmpty)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `reading beside one who writes sees what was committed`() throws {
        let bench = try StorageBench()
        let before = try bench.files()
        try bench.write(letters: 4)
        #expect(try Store(reading: bench.path).outbox(of: nil, state: nil).count == 5)
        #expect(try bench.files() == before)
    }

    /// As on a read-only copy of a home whose service was killed.
    @Test func `a log whose index is gone is read all the same, and stays`() throws {
        let bench = try StorageBench()
        try bench.write(letters: 4)
        let copy = bench.folder.appendingPathComponent("ban-chep")
        try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
        for name in ["dondoc.sqlite", "dondoc.sqlite-wal"] {
            try FileManager.default.copyItem(
                atPath: bench.file(name),
                toPath: copy.appendingPathComponent(name).path
            )
        }
        let store = try Store(reading: copy.appendingPathComponent("dondoc.sqlite").path)
        #expect(try store.outbox(of: nil, state: nil).count == 5)
        let names = try FileManager.default.contentsOfDirectory(atPath: copy.path).sorted()
        #expect(names == ["dondoc.sqlite", "dondoc.sqlite-wal"])
    }

    @Test func `what was written while a file at rest was read is never half read`() throws {
        let bench = try StorageBench()
        bench.close()
        let reading = try Store(reading: bench.path)
        let before = try reading.outbox(of: nil, state: nil)
        // Its last connection takes the log into the file.
        try bench.write(letters: 50)
        #expect(try reading.outbox(of: nil, state: nil) == before)
        #expect(try Store(reading: bench.path).outbox(of: nil, state: nil).count == 51)
    }
}

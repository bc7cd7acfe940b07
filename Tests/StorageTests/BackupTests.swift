import Delivery
import Foundation
import GRDB
@testable import Storage
import Testing

/// A copy of a database is whole, of one instant, private, and never in place of another file.
@Suite struct BackupTests {
    @Test func `a copy beside an open database holds what is in its log`() throws {
        let bench = try StorageBench()
        try bench.write(letters: 3)
        #expect(try bench.octets("dondoc.sqlite-wal").count > 0)
        let summary = try bench.backUp()
        let key = try #require(DatabaseKey(path: bench.file("ban-sao")))
        #expect(key == DatabaseKey(path: bench.path))
        let other = try StorageBench()
        #expect(key != DatabaseKey(path: other.path))
        #expect(summary.letters == 4)
        #expect(summary.facts == 0)
        #expect(summary.schema == "18-restored")
        #expect(try summary.octets == bench.octets("ban-sao").count)
        #expect(try StorageBench.letters(in: bench.file("ban-sao")) == 4)
        #expect(try StoreDiagnosis(of: bench.file("ban-sao")).isWhole)
    }

    @Test func `the copy is its owner's alone, whatever the umask, and nothing is left beside it`()
        throws
    {
        let bench = try StorageBench()
        let before = try bench.files()
        _ = try bench.backUp()
        #expect(try bench.mode("ban-sao") == 0o600)
        #expect(try bench.files() == (before + ["ban-sao"]).sorted())
    }

    @Test func `a file that has the name stays, unless it may be replaced`() throws {
        let bench = try StorageBench()
        try Data("precious".utf8).write(to: URL(fileURLWithPath: bench.file("ban-sao")))
        #expect(throws: StoreCopyError.exists(bench.file("ban-sao"))) { try bench.backUp() }
        #expect(try bench.octets("ban-sao") == Data("precious".utf8))
        // What is no copy may not be replaced at all.
        #expect(throws: StoreCopyError.foreign(bench.file("ban-sao"))) {
            try bench.backUp(replacing: true)
        }
        #expect(try bench.octets("ban-sao") == Data("precious".utf8))
        for octets in ["", "SQLite format 3\0 and more"] {
            try Data(octets.utf8).write(to: URL(fileURLWithPath: bench.file("ban-sao")))
            _ = try bench.backUp(replacing: true)
        }
        #expect(try StorageBench.letters(in: bench.file("ban-sao")) == 1)
        #expect(try bench.mode("ban-sao") == 0o600)
    }

    @Test func `a link that has the name is never followed`() throws {
        let bench = try StorageBench()
        try Data("precious".utf8).write(to: URL(fileURLWithPath: bench.file("nan-nhan")))
        try FileManager.default.createSymbolicLink(
            atPath: bench.file("ban-sao"),
            withDestinationPath: bench.file("nan-nhan")
        )
        #expect(throws: StoreCopyError.exists(bench.file("ban-sao"))) { try bench.backUp() }
        #expect(throws: StoreCopyError.foreign(bench.file("ban-sao"))) {
            try bench.backUp(replacing: true)
        }
        #expect(try bench.octets("nan-nhan") == Data("precious".utf8))
    }

    @Test func `what a killed copy left goes with the next copy, and nothing else does`() throws {
        let bench = try StorageBench()
        _ = try bench.backUp("hom-qua")
        let copy = try bench.octets("hom-qua")
        for (name, octets) in [
            ("hom-kia.dang-ghi", copy), ("hom-kia.dang-ghi-journal", Data("x".utf8)),
            ("khac.dang-ghi", Data()), ("nhat-ky.dang-ghi", Data("a person's own".utf8)),
        ] { try octets.write(to: URL(fileURLWithPath: bench.file(name))) }
        let held = unsafe open(bench.file("hom-kia.dang-ghi"), O_RDWR)
        defer { close(held) }
        #expect(flock(held, LOCK_EX | LOCK_NB) == 0)
        _ = try bench.backUp("hom-nay")
        #expect(try bench.files().contains("hom-kia.dang-ghi"))
        #expect(try !bench.files().contains("khac.dang-ghi"))
        #expect(flock(held, LOCK_UN) == 0)
        _ = try bench.backUp("hom-nay", replacing: true)
        let left = try bench.files().filter { $0.contains("dang-ghi") }
        #expect(left == ["nhat-ky.dang-ghi"])
    }

    @Test func `the database itself is no place for its copy`() throws {
        let bench = try StorageBench()
        #expect(throws: StoreCopyError.isTheDatabase) {
            try bench.backUp("dondoc.sqlite", replacing: true)
        }
        #expect(try bench.letters() == 1)
    }

    @Test func `what a killed copy left behind is in nobody's way`() throws {
        let bench = try StorageBench()
        try Data("half".utf8).write(to: URL(fileURLWithPath: bench.file("ban-sao.dang-ghi")))
        #expect(try bench.backUp().letters == 1)
        #expect(try !bench.files().contains("ban-sao.dang-ghi"))
    }

    @Test func `a damaged database is no copy's source, and nothing is left of the try`() throws {
        let bench = try StorageBench()
        try bench.write(letters: 500)
        bench.close()
        try bench.damage()
        #expect(try !StoreDiagnosis(of: bench.path).isWhole)
        #expect(throws: StoreError.notADatabase) { try bench.backUp() }
        #expect(try !bench.files().contains { $0.hasPrefix("ban-sao") })
    }

    @Test func `where there is no database there is nothing to copy`() throws {
        let bench = try StorageBench()
        let path = bench.file("khong-co.sqlite")
        #expect(throws: StoreCopyError.nothingToCopy) {
            _ = try DatabaseCopy(of: path, to: bench.file("ban-sao"), replacing: false)
        }
    }

    @Test func `a copy that cannot be written is told of the copy, and not of the database`() throws
    {
        let bench = try StorageBench()
        let nowhere = bench.file("khong-co/ban-sao")
        #expect(throws: StoreCopyError.unwritten(nowhere, .noFolder)) {
            _ = try DatabaseCopy(of: bench.path, to: nowhere, replacing: false)
        }
        #expect(throws: StoreCopyError.unwritten("/proc/ban-sao", .noRights)) {
            _ = try DatabaseCopy(of: bench.path, to: "/proc/ban-sao", replacing: false)
        }
    }

    @Test func `a copy beside one who writes all the time is of one instant`() async throws {
        let bench = try StorageBench()
        let path = bench.path
        let writer = Task.detached {
            let queue = try DatabaseQueue(path: path)
            while !Task.isCancelled {
                // Two rows in each transaction: a copy of one instant has an even number.
                try queue.write { connection in
                    for _ in 0..<2 {
                        try connection.execute(sql: "INSERT INTO claim VALUES (1)")
                    }
                }
            }
        }
        for number in 0..<10 {
            _ = try bench.backUp("ban-sao-\(number)")
            let copy = try DatabaseQueue(path: bench.file("ban-sao-\(number)"))
            let rows = try await copy.read {
                try Int.fetchOne($0, sql: "SELECT count(*) FROM claim") ?? 0
            }
            #expect(rows % 2 == 1, "the one that was there, and pairs")
        }
        writer.cancel()
        try await writer.value
    }
}

extension StorageBench {
    /// Turns octets of pages in the middle round.
    func damage() throws {
        var octets = try self.octets("dondoc.sqlite")
        let middle = octets.count / 3
        for place in middle..<(2 * middle) { octets[place] = ~octets[place] }
        try octets.write(to: URL(fileURLWithPath: path))
    }
}

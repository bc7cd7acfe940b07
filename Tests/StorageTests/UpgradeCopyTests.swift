import Delivery
import Foundation
import GRDB
@testable import Storage
import Testing

/// A database of an earlier version: only who writes upgrades it, and it is kept as it was.
@Suite struct UpgradeCopyTests {
    /// The database of commit c928233, in a folder of its own.
    private func old() throws -> (folder: URL, path: String, octets: Data) {
        let fixture = try #require(
            Bundle.module.url(
                forResource: "dondoc",
                withExtension: "sqlite",
                subdirectory: "Fixtures/homes/c928233"
            )
        )
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-old-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let url = folder.appendingPathComponent("dondoc.sqlite")
        try FileManager.default.copyItem(at: fixture, to: url)
        return (folder, url.path, try Data(contentsOf: url))
    }

    private func files(_ folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test func `reading leaves it as it is, and answers all the same`() throws {
        let (folder, path, octets) = try old()
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try Store(reading: path)
        #expect(try store.outbox(of: nil, state: nil).count == 54)
        #expect(try store.restoration() == nil)
        let asked = try SealedQuery(path: path)
            .run("SELECT count(*) FROM letters", rowLimit: 1, seconds: 5)
        #expect(asked.rows.count == 1)
        #expect(try files(folder) == ["dondoc.sqlite"])
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == octets)
    }

    @Test func `writing keeps it once as it was, then upgrades it`() throws {
        let (folder, path, _) = try old()
        defer { try? FileManager.default.removeItem(at: folder) }
        let before = try DatabaseQueue(path: path).read {
            try Schema.migrator.appliedIdentifiers($0)
        }
        let former = try #require(try Store(path: path).formerVersion)
        #expect(former == path + ".truoc-nang-cap-" + Schema.newest(of: before))
        #expect(try Store(path: path).formerVersion == nil, "told once")
        let kept = try DatabaseQueue(path: former)
        #expect(try kept.read { try Schema.migrator.appliedIdentifiers($0) } == before)
        #expect(try StorageBench.letters(in: former) == 54)
        let mode =
            try FileManager.default.attributesOfItem(atPath: former)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try Store(path: path).outbox(of: nil, state: nil).count == 54)
    }

    @Test func `a copy of an earlier version is put back and upgraded`() throws {
        let (folder, path, _) = try old()
        defer { try? FileManager.default.removeItem(at: folder) }
        let bench = try StorageBench()
        bench.close()
        try FileManager.default.copyItem(atPath: path, toPath: bench.file("ban-sao"))
        let restored = try bench.restore()
        #expect(restored.summary.letters == 54)
        #expect(restored.summary.schema == "18-restored")
        #expect(try Store(path: bench.path).formerVersion == nil)
    }

    @Test func `where there is no room for the copy nothing is upgraded`() throws {
        let (folder, path, _) = try old()
        defer { try? FileManager.default.removeItem(at: folder) }
        let applied = try DatabaseQueue(path: path).read {
            try Schema.migrator.appliedIdentifiers($0)
        }
        // A folder where the copy is written, so that it cannot be.
        let name = path + ".truoc-nang-cap-" + Schema.newest(of: applied) + ".dang-ghi"
        try FileManager.default.createDirectory(atPath: name, withIntermediateDirectories: false)
        #expect(throws: StoreError.self) { _ = try Store(path: path) }
        #expect(
            try DatabaseQueue(path: path).read { try Schema.migrator.appliedIdentifiers($0) }
                == applied
        )
    }
}

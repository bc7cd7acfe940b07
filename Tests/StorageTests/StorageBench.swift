import Campaigns
import Delivery
import Foundation
import GRDB
import Storage

/// A folder with a database that was used: a fact, a letter, a lock.
final class StorageBench {
    let folder: URL
    var path: String { file("dondoc.sqlite") }
    private(set) var store: Store?

    init(mode: Int = 0o755) throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-keep-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path)
        store = try Store(path: path)
        try write(letters: 1)
        _ = try CourierLock(databasePath: path, processID: 4711)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func file(_ name: String) -> String { folder.appendingPathComponent(name).path }

    func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    func mode(_ name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: file(name))
        return (attributes[.posixPermissions] as? Int ?? 0) & 0o777
    }

    func octets(_ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: file(name)))
    }

    /// Nobody has the database open any more.
    func close() { store = nil }

    /// Letters to nobody, without occurrences, through a connection of its own.
    func write(letters count: Int) throws {
        try DatabaseQueue(path: path).write { connection in
            for _ in 0..<count {
                try connection.execute(
                    sql: """
                        INSERT INTO message (campaign, token, schedule, recipient, server, sender,
                            address, subject, priority, resends, approved, created, not_before,
                            written, expires, state)
                        VALUES ('d', hex(randomblob(16)), 's', 'r', 'may', 'a@so.example',
                            'b@so.example', 'x', 2, 1, 1, 0, 0, 0, 9000000000000, 'pending')
                        """
                )
            }
        }
    }

    static func letters(in path: String) throws -> Int {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: path, configuration: configuration).read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM message") ?? 0
        }
    }

    func letters() throws -> Int { try Self.letters(in: path) }

    func backUp(_ name: String = "ban-sao", replacing: Bool = false) throws -> StoreSummary {
        try DatabaseCopy(of: path, to: file(name), replacing: replacing).summary
    }

    @discardableResult
    func restore(_ name: String = "ban-sao", at now: Instant = Instant(milliseconds: 1_000)) throws
        -> RestoredStore
    {
        let lock = try CourierLock(databasePath: path, processID: 4712)
        return try DatabaseRestoration.put(
            file(name),
            inPlaceOf: path,
            at: now,
            holding: lock
        )
    }
}

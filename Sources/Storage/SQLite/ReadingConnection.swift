import Delivery
import Foundation
import GRDB

/// A connection that only reads a database and leaves no file behind, on a read-only disk, too.
///
/// ```
/// a log with its index     somebody may have the database open: read beside them
/// no log                   nobody has: the file alone is the database, and is read as one that does not change
/// a log that cannot be     (a read-only folder, the index gone): what database and log hold together is
/// read where it lies       copied into memory
/// ```
struct ReadingConnection {
    let queue: DatabaseQueue
    /// How the file stood when it was read as one that does not change; nil where SQLite's locks see to that.
    let stamp: FileStamp?
    /// What SQLite opened; nil where it is a copy in memory.
    let name: String?

    /// Throws ``StoreError`` and SQLite's errors; the file must be there.
    init(path: String) throws {
        let files = DatabaseFiles(path: path)
        let manager = FileManager.default
        guard manager.fileExists(atPath: files.log) else {
            let stamp = FileStamp(path: path)
            let name = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
            let unchanging = "file:\(name)?mode=ro&immutable=1"
            queue = try Self.open(unchanging)
            self.stamp = stamp
            self.name = unchanging
            try check()
            return
        }
        stamp = nil
        if manager.fileExists(atPath: files.logIndex), let queue = try? Self.open(path) {
            self.queue = queue
            name = path
            return
        }
        name = nil
        queue = try Self.copy(of: files)
    }

    /// Throws ``StoreError/busy`` where the file was written to while it was read as one that does not change.
    func check() throws {
        guard let stamp, stamp != FileStamp(path: stamp.path) else { return }
        throw StoreError.busy
    }

    private static func open(_ name: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase {
            try $0.execute(sql: "PRAGMA cache_size = \(-Store.cacheKiB)")
        }
        let queue = try DatabaseQueue(path: name, configuration: configuration)
        // Nothing is read from the file before a statement asks for it.
        try queue.read { _ = try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
        return queue
    }

    /// In memory; database and log are taken into a folder of their own for a moment.
    private static func copy(of files: DatabaseFiles) throws -> DatabaseQueue {
        let manager = FileManager.default
        let folder = manager.temporaryDirectory.appendingPathComponent("dondoc-\(UUID())")
        try manager.createDirectory(
            at: folder,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
        defer { try? manager.removeItem(at: folder) }
        let path = folder.appendingPathComponent("dondoc.sqlite").path
        try manager.copyItem(atPath: files.path, toPath: path)
        try manager.copyItem(atPath: files.log, toPath: path + "-wal")
        for file in [path, path + "-wal"] {
            // What was copied from a read-only disk may be read-only itself.
            try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        }
        let copy = try DatabaseQueue()
        try DatabaseQueue(path: path).backup(to: copy)
        return copy
    }
}

/// A file's state, by which it is seen that somebody wrote to it.
struct FileStamp: Hashable {
    let path: String
    private let identity: FileIdentity?
    private let size: Int?
    private let changed: Date?

    init(path: String) {
        self.path = path
        identity = FileIdentity(path: path)
        size = DatabaseFiles.size(path)
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        changed = attributes?[.modificationDate] as? Date
    }
}

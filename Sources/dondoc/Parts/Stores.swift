import Delivery
import Foundation
import Home
import Storage

/// Which store a home has: the one place that names SQLite's.
enum Stores {
    static func open(_ home: HomeFolder) throws -> any HomeStore {
        try Store(path: home.databasePath)
    }

    /// For a demo: kept, but not safe from a loss of power.
    static func openScratch(_ home: HomeFolder) throws -> any HomeStore {
        try Store(path: home.databasePath, durability: .scratch)
    }

    /// For a replay: gone with the process.
    static func scratch(retention: Retention = .openLetters) throws -> any HomeStore {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            UUID().uuidString
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try Store(
            path: folder.appendingPathComponent("scratch.sqlite").path,
            durability: .scratch,
            retention: retention
        )
    }

    /// Nobody else delivers from the home while the lock lives.
    ///
    /// Throws ``CourierLockError`` where somebody does.
    static func lock(_ home: HomeFolder) throws -> CourierLock {
        try CourierLock(
            databasePath: home.databasePath,
            processID: ProcessInfo.processInfo.processIdentifier
        )
    }

    /// SQL of a person's own over the documented views of the home's store.
    static func query(_ home: HomeFolder) -> any QueryReader {
        SealedQuery(path: home.databasePath)
    }
}

extension Workspace {
    /// The home with its store open.
    init(_ home: HomeFolder) throws {
        self.init(home, store: try Stores.open(home))
    }
}

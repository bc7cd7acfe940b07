import Delivery
import Foundation
import Home
import MemoryStore
import Storage

/// Which store a home has: the one place that names stores.
enum Stores {
    static func open(_ home: HomeFolder) throws -> any HomeStore {
        try Store(path: home.databasePath)
    }

    /// For a replay: in memory, gone with the process.
    static func scratch(
        retention: Retention = .openLetters
    ) -> any HomeStore & ContentsSource {
        MemoryStore(retention: retention)
    }

    /// For a rehearsal: what the home's store holds now, in memory and gone with the process.
    static func copy(_ home: HomeFolder) throws -> any HomeStore {
        let path = home.databasePath
        return try Store(copying: FileManager.default.fileExists(atPath: path) ? path : nil)
    }

    /// Keeps what a scratch store holds in the home, whose own store must not hold anything yet.
    static func keep(_ scratch: any ContentsSource, in home: HomeFolder) throws {
        try Store(path: home.databasePath, durability: .scratch).fill(with: scratch.snapshot())
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

    /// The process that delivers from the home now; nil where none does.
    static func courier(of home: HomeFolder) -> Int32? {
        CourierLock.holder(databasePath: home.databasePath)
    }

    /// What is found of the home's database without using it.
    static func diagnoses(of home: HomeFolder) -> [Diagnosis] { [] }

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

package import Delivery
import Foundation
import GRDB
import Glibc

extension Store: ScratchSource {
    /// A copy in memory of the database at that path, gone with the process; nil: of none, an empty one.
    ///
    /// The file is opened for reading alone, and no file is made beside it. What others write meanwhile is
    /// in the copy whole or not at all. Throws ``StoreError`` as opening the database itself does.
    package init(copying path: String?) throws {
        do {
            let copy = try Self.memory()
            if let path {
                let reading = try ReadingConnection(path: path)
                try reading.queue.backup(to: copy)
                try reading.check()
            }
            try self.init(copy, durability: .scratch, retention: .everything)
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
    }

    /// The database at that path for reading alone: no file is made or changed; in a home without one, an empty
    /// store.
    ///
    /// A database of an earlier version is read as a copy in memory that is brought up to date; only who writes
    /// may upgrade the file. Throws ``StoreError`` as opening for writing does; what would change it throws
    /// ``StoreError/readOnly``.
    ///
    /// Somebody who wrote may just be closing the file: it is opened anew for as long as a writer would wait. A file
    /// that nobody has open and that is not large is read as a copy in memory, so that who begins to write
    /// meanwhile does not end the reading.
    package init(reading path: String) throws {
        do {
            switch try Self.opened(path, by: ContinuousClock.now + .seconds(10)) {
            case .nothing: try self.init(copying: nil)
            case .copy(let copy):
                try self.init(copy, durability: .scratch, retention: .everything)
                // What is written into it would reach nobody.
                try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 1") }
            case .file(let reading): try self.init(reading)
            }
        } catch let error as DatabaseError {
            throw DatabaseFiles(path: path).reason(StoreError(error))
        }
    }

    /// What there is to read.
    private enum Opened {
        case nothing
        case copy(DatabaseQueue)
        case file(ReadingConnection)
    }

    /// In octets: a larger file of the present version is not copied.
    private static let largestCopy = 64_000_000

    private static func opened(
        _ path: String,
        by deadline: ContinuousClock.Instant
    ) throws -> Opened {
        while true {
            do {
                return try opened(path)
            } catch StoreError.busy where ContinuousClock.now < deadline {
                // The only way to wait for another process; reading commands alone come here.
                usleep(20_000)
            }
        }
    }

    private static func opened(_ path: String) throws -> Opened {
        guard try DatabaseFiles(path: path).exist() else { return .nothing }
        let reading = try ReadingConnection(path: path)
        let applied = try reading.queue.read { connection in
            try connection.tableExists("grdb_migrations")
                ? Schema.migrator.appliedIdentifiers(connection) : []
        }
        let known = Set(Schema.migrator.migrations)
        guard applied.isSubset(of: known) else { throw StoreError.newerVersion }
        let isSmall = DatabaseFiles.size(path) ?? 0 <= largestCopy
        guard applied != known || reading.stamp != nil && isSmall else { return .file(reading) }
        let copy = try memory()
        try reading.queue.backup(to: copy)
        try reading.check()
        return .copy(copy)
    }

    /// As this connection sees it now.
    package func scratchCopy() throws -> any HomeStore {
        do {
            let copy = try Self.memory()
            try database.backup(to: copy)
            return try Store(copy, durability: .scratch, retention: .openLetters)
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
    }

    private static func memory() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        return try DatabaseQueue(configuration: configuration)
    }
}

package import Delivery
import Foundation
import GRDB

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
    package init(reading path: String) throws {
        do {
            guard try DatabaseFiles(path: path).exist() else {
                try self.init(copying: nil)
                return
            }
            let reading = try ReadingConnection(path: path)
            let applied = try reading.queue.read { connection in
                try connection.tableExists("grdb_migrations")
                    ? Schema.migrator.appliedIdentifiers(connection) : []
            }
            let known = Set(Schema.migrator.migrations)
            guard applied.isSubset(of: known) else { throw StoreError.newerVersion }
            guard applied == known else {
                let copy = try Self.memory()
                try reading.queue.backup(to: copy)
                try reading.check()
                try self.init(copy, durability: .scratch, retention: .everything)
                return
            }
            try self.init(reading)
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
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

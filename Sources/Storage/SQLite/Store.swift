package import Delivery
import Foundation
import GRDB

/// The database of a home: facts, ledger, outbox.
///
/// SQLite in WAL mode, one connection.
/// Other processes may read and record beside a running service; writers wait for each other for
/// up to ten seconds.
package struct Store: Sendable {
    let database: DatabaseQueue
    private let durability: Durability
    /// What becomes of the bytes of letters that have ended.
    let retention: Retention
    let attempts = GroupCommit<AttemptNote>()

    /// Holds the index of the ledger's keys, which come in no order, of a campaign with a thousand units.
    private static let cacheKiB = 16_384

    /// Pages of the write-ahead log between two checkpoints, which stop the courier.
    private static let checkpointPages = 4_000

    package enum Durability: Sendable {
        /// What is marked as in flight survives a loss of power.
        case full
        /// For a replay, which can be run again.
        case scratch
    }

    /// Opens the database and brings its schema up to date.
    ///
    /// Throws ``StoreError`` where the file is no database, cannot be written or is of a newer
    /// version.
    package init(
        path: String,
        durability: Durability = .full,
        retention: Retention = .everything
    ) throws {
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(10)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { connection in
            try connection.execute(
                sql: """
                    PRAGMA synchronous = \(durability == .full ? "NORMAL" : "OFF");
                    PRAGMA cache_size = \(-Self.cacheKiB);
                    PRAGMA wal_autocheckpoint = \(Self.checkpointPages);
                    """
            )
        }
        do {
            try self.init(
                DatabaseQueue(path: path, configuration: configuration),
                durability: durability,
                retention: retention
            )
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
    }

    /// Brings the schema of an open database up to date.
    init(_ database: DatabaseQueue, durability: Durability, retention: Retention) throws {
        self.database = database
        self.durability = durability
        self.retention = retention
        do {
            let migrator = Schema.migrator
            let known = Set(migrator.migrations)
            let applied = try database.writeWithoutTransaction {
                try migrator.appliedIdentifiers($0)
            }
            guard applied.isSubset(of: known) else { throw StoreError.newerVersion }
            // Asking the migrator costs as much as the rest of a short command.
            if applied != known { try migrator.migrate(database) }
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
    }

    /// Reads in one transaction.
    ///
    /// Not by GRDB's own `read`: that forbids writing by `PRAGMA query_only`, after which SQLite prepares
    /// every statement of the connection anew, and half a pass would go into that.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            return try database.writeWithoutTransaction { connection in
                var value: Value?
                try connection.inTransaction(.deferred) {
                    value = try body(connection)
                    return .commit
                }
                guard let value else { throw StoreError.other("a read without an end") }
                return value
            }
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
    }

    /// Works outside a transaction, which costs a third less: for a single statement, whether it reads or
    /// writes, and for reading what only the one courier changes.
    func withoutTransaction<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            return try database.writeWithoutTransaction(body)
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
    }

    /// Writes in one transaction; it survives a kill, and a loss of power up to the last sync.
    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            return try database.write(body)
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
    }

    /// Writes in one transaction that has reached the disk when this returns.
    func writeDurably(_ body: (Database) throws -> Void) throws {
        guard durability == .full else { return try write(body) }
        do {
            try database.writeWithoutTransaction { connection in
                try connection.execute(sql: "PRAGMA synchronous = FULL")
                defer { try? connection.execute(sql: "PRAGMA synchronous = NORMAL") }
                try connection.inTransaction(.immediate) {
                    try body(connection)
                    return .commit
                }
            }
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
    }
}

extension StoreError {
    init(_ error: DatabaseError) {
        switch error.resultCode.primaryResultCode {
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .cannotOpen
        case .SQLITE_READONLY: self = .readOnly
        case .SQLITE_FULL, .SQLITE_IOERR: self = .full
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: self = .notADatabase
        case .SQLITE_CONSTRAINT: self = .contradiction(error.message ?? "constraint")
        default: self = .other(error.message ?? error.resultCode.description)
        }
    }
}

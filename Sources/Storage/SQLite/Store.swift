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
    /// What its letters are called outside.
    package let letterNames: LetterNames
    /// Where the database stands as it was before this opening brought its schema up to date; nil where it did not.
    package private(set) var formerVersion: String?
    /// Where a connection that only reads reads from.
    private var reading: ReadingConnection?
    /// Which file is open; nil in memory.
    private var file: (path: String, identity: FileIdentity)?

    /// Holds the index of the ledger's keys, which come in no order, of a campaign with a thousand units.
    static let cacheKiB = 16_384

    /// Pages of the write-ahead log between two checkpoints, which stop the courier.
    private static let checkpointPages = 4_000

    package enum Durability: Sendable {
        /// What is marked as in flight survives a loss of power.
        case full
        /// For a replay, which can be run again.
        case scratch
    }

    /// Opens the database and brings its schema up to date, after a copy of it was put beside it; makes one where there
    /// never was any.
    ///
    /// Throws ``StoreError`` where the file is no database, cannot be written, is of a newer version, or was taken
    /// away from a home that was used.
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
        let files = DatabaseFiles(path: path)
        // SQLite would make it as the umask says; its log and index get the modes of the database.
        if try !files.exist() { try PrivateFile(path: path).create() }
        do {
            var former: String?
            try self.init(
                DatabaseQueue(path: path, configuration: configuration),
                durability: durability,
                retention: retention,
                keepingFormer: { former = try Self.keep(files, from: $0) }
            )
            formerVersion = former
            file = FileIdentity(path: path).map { (path, $0) }
        } catch let error as DatabaseError {
            throw files.reason(StoreError(error))
        } catch let error as StoreError {
            throw files.reason(error)
        }
    }

    /// Copies a database of an earlier version beside it, once: `dondoc.sqlite.truoc-nang-cap-14-rare`.
    private static func keep(_ files: DatabaseFiles, from applied: Set<String>) throws -> String {
        let former = files.former("nang-cap-" + Schema.newest(of: applied))
        do {
            _ = try DatabaseCopy(of: files.path, to: former, replacing: false)
        } catch StoreCopyError.exists {
            // It got its name when it was whole: an upgrade that was killed left it.
        } catch StoreCopyError.unwritten(_, let obstacle) {
            // It lies beside the database: what keeps it from being written keeps that, too.
            throw StoreError(obstacle)
        }
        return former
    }

    /// Brings the schema of an open database up to date.
    ///
    /// `keepingFormer`: runs before it changes a database of an earlier version, with its migrations.
    init(
        _ database: DatabaseQueue,
        durability: Durability,
        retention: Retention,
        keepingFormer: (Set<String>) throws -> Void = { _ in }
    ) throws {
        do {
            let migrator = Schema.migrator
            let known = Set(migrator.migrations)
            let applied = try database.writeWithoutTransaction {
                try migrator.appliedIdentifiers($0)
            }
            guard applied.isSubset(of: known) else { throw StoreError.newerVersion }
            // Asking the migrator costs as much as the rest of a short command.
            if applied != known {
                if !applied.isEmpty { try keepingFormer(applied) }
                try migrator.migrate(database)
            }
            letterNames = try Self.letterNames(database)
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
        self.database = database
        self.durability = durability
        self.retention = retention
    }

    /// A database of this version that is only read.
    init(_ reading: ReadingConnection) throws {
        letterNames = try Self.letterNames(reading.queue)
        database = reading.queue
        durability = .scratch
        retention = .everything
        self.reading = reading
    }

    /// What a connection of its own would open to read the same; nil where that is in memory alone.
    var fileName: String? { reading?.name }

    /// Throws ``StoreError/busy`` where the file was written to while it was read as one that does not change.
    func checkReading() throws { try reading?.check() }

    private static func letterNames(_ database: DatabaseQueue) throws -> LetterNames {
        let key = try database.read { connection in
            try Data.fetchOne(connection, sql: "SELECT value FROM secret WHERE name = 'message'")
        }
        guard let key else { throw StoreError.other("no key of letters' names") }
        return LetterNames(key: key)
    }

    /// Throws ``StoreError/gone`` where the file that is open no longer stands under its name.
    ///
    /// What is written from then on nobody finds again.
    func checkFile() throws {
        guard let file, FileIdentity(path: file.path) != file.identity else { return }
        throw StoreError.gone
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
                try reading?.check()
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
            let value = try database.writeWithoutTransaction(body)
            try reading?.check()
            return value
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
    fileprivate init(_ obstacle: WritingObstacle) {
        switch obstacle {
        case .noFolder, .noRights, .otherFile: self = .cannotOpen
        case .readOnly: self = .readOnly
        case .full: self = .full
        case .inputOutput: self = .inputOutput
        }
    }

    init(_ error: DatabaseError) {
        switch error.resultCode.primaryResultCode {
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .cannotOpen
        case .SQLITE_READONLY: self = .readOnly
        case .SQLITE_FULL: self = .full
        case .SQLITE_IOERR: self = .inputOutput
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: self = .notADatabase
        case .SQLITE_CONSTRAINT: self = .contradiction(error.message ?? "constraint")
        default: self = .other(error.message ?? error.resultCode.description)
        }
    }
}

package import Campaigns
package import Delivery
import Foundation
import GRDB
import GRDBSQLite
import Glibc

/// Puts a copy in place of a home's database.
///
/// ```
/// the copy ──checked──▶ beside the database ──migrated, letters held──▶ put in place of the database
///                                             the database as it was ──▶ dondoc.sqlite.truoc-<time>
/// ```
/// What takes the place of a database that can be opened is written into it as one transaction: whoever has it open,
/// or waits for it, goes on with the copy, and a kill leaves the one or the other. A database that cannot be opened
/// is set aside with its log, and the copy gets its name.
package enum DatabaseRestoration {
    /// Puts the copy in place of the database at that path, whose courier's lock the caller holds.
    ///
    /// Throws ``StoreCopyError`` where the copy cannot be used; then nothing has changed.
    package static func put(
        _ copy: String,
        inPlaceOf path: String,
        at now: Instant,
        holding lock: CourierLock
    ) throws -> RestoredStore {
        try lock.check()
        let files = DatabaseFiles(path: path)
        guard
            FileIdentity(path: copy) == nil || FileIdentity(path: copy) != FileIdentity(path: path)
        else { throw StoreCopyError.isTheDatabase }
        do {
            let prepared = path + ".dang-khoi-phuc"
            // What an earlier restore left half made.
            guard
                FileIdentity(path: prepared) == nil
                    || FileIdentity(path: prepared) != FileIdentity(path: copy)
            else { throw StoreCopyError.noCopy(copy) }
            defer { remove(prepared) }
            let restoration = try prepare(prepared, from: copy, at: now)
            let former = try put(prepared, in: files, at: now)
            let summary = try StoreSummary(
                ReadingConnection(path: path).queue,
                octets: DatabaseFiles.size(path) ?? 0
            )
            return RestoredStore(restoration: restoration, summary: summary, former: former)
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
    }

    private static func remove(_ prepared: String) {
        for end in ["", "-journal", "-wal", "-shm"] { unsafe unlink(prepared + end) }
    }

    // MARK: The copy

    private static func prepare(_ prepared: String, from copy: String, at now: Instant) throws
        -> Restoration
    {
        guard FileManager.default.isReadableFile(atPath: copy) else {
            throw StoreCopyError.unreadable(copy)
        }
        var status = stat()
        guard unsafe stat(copy, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw StoreCopyError.noCopy(copy)
        }
        do {
            try check(copy)
        } catch let error as DatabaseError {
            switch StoreError(error) {
            case .notADatabase: throw StoreCopyError.damaged(copy)
            default: throw error
            }
        }
        remove(prepared)
        _ = try DatabaseCopy(of: copy, to: prepared, replacing: true)
        let queue = try DatabaseQueue(path: prepared)
        let store = try Store(queue, durability: .full, retention: .everything)
        let restoration = try store.noteRestoration(at: now)
        try queue.close()
        unsafe chmod(prepared, PrivateFile(path: prepared).mode)
        try PrivateFile.sync(prepared)
        return restoration
    }

    private static func check(_ copy: String) throws {
        let reading = try ReadingConnection(path: copy)
        let applied = try reading.queue.read { connection in
            try connection.tableExists("grdb_migrations")
                ? Schema.migrator.appliedIdentifiers(connection) : []
        }
        guard applied.contains("3-outbox") else { throw StoreCopyError.noCopy(copy) }
        guard applied.isSubset(of: Set(Schema.migrator.migrations)) else {
            throw StoreCopyError.newer(copy)
        }
        guard try StoreDiagnosis(reading.queue).isWhole else {
            throw StoreCopyError.damaged(copy)
        }
        try reading.check()
    }

    // MARK: In place

    /// Returns where the former database stands; nil where there was none.
    private static func put(_ prepared: String, in files: DatabaseFiles, at now: Instant) throws
        -> String?
    {
        do {
            guard try files.exist() else { return try placeAlone(prepared, in: files) }
            let former = freeName(in: files, at: now)
            try write(prepared, into: files, keeping: former)
            return former
        } catch let error as DatabaseError {
            guard StoreError(error) == .notADatabase else { throw error }
        } catch StoreError.missing {
            return try placeAlone(prepared, in: files)
        } catch let error as StoreError {
            let isRuin = [.strayLog, .emptied, .foreignLog, .notADatabase].contains(error)
            guard isRuin else { throw error }
        }
        // Asked anew: what was tried before may have kept it already.
        return try setAside(files, as: freeName(in: files, at: now), for: prepared)
    }

    private static func placeAlone(_ prepared: String, in files: DatabaseFiles) throws -> String? {
        try DatabaseCopy.place(prepared, at: files.path, replacing: false)
        try PrivateFile.sync(files.path)
        return nil
    }

    /// Writes the prepared copy over the database, within a lock that lets nobody else write, and keeps what was
    /// there meanwhile.
    private static func write(
        _ prepared: String,
        into files: DatabaseFiles,
        keeping former: String
    ) throws {
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(10)
        let present = try DatabaseQueue(path: files.path, configuration: configuration)
        let (identity, pageSize) = try present.read { present in
            (
                try Int32.fetchOne(present, sql: "PRAGMA user_version") ?? 0,
                try Int.fetchOne(present, sql: "PRAGMA page_size")
            )
        }
        let source = try DatabaseQueue(path: prepared)
        try present.writeWithoutTransaction { present in
            try source.writeWithoutTransaction { source in
                if let pageSize, try Int.fetchOne(source, sql: "PRAGMA page_size") != pageSize {
                    // A database with a log cannot change the size of its pages.
                    try source.execute(sql: "PRAGMA page_size = \(pageSize); VACUUM")
                }
                // The number is the file's, which stays: see Schema.giveIdentity.
                if identity != 0 { try source.execute(sql: "PRAGMA user_version = \(identity)") }
                try copy(source, over: present) { try keep(files, as: former) }
            }
            try present.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        try source.close()
        try present.close()
        try PrivateFile.sync(files.path)
    }

    /// `locked`: runs while nobody else can write, and before anything has changed.
    private static func copy(
        _ source: Database,
        over present: Database,
        locked: () throws -> Void
    ) throws {
        let target = unsafe present.sqliteConnection
        guard
            let backup = unsafe sqlite3_backup_init(
                target,
                "main",
                source.sqliteConnection,
                "main"
            )
        else {
            throw DatabaseError(resultCode: ResultCode(rawValue: unsafe sqlite3_errcode(target)))
        }
        do {
            // The first step takes the lock; one of no pages does nothing more.
            let begun = unsafe sqlite3_backup_step(backup, 0)
            guard begun == SQLITE_OK || begun == SQLITE_DONE else {
                throw DatabaseError(resultCode: ResultCode(rawValue: begun))
            }
            try locked()
        } catch {
            unsafe sqlite3_backup_finish(backup)
            throw error
        }
        let end = unsafe sqlite3_backup_step(backup, -1)
        let finished = unsafe sqlite3_backup_finish(backup)
        guard end == SQLITE_DONE, finished == SQLITE_OK else {
            let code = end == SQLITE_DONE ? finished : end
            throw DatabaseError(resultCode: ResultCode(rawValue: code))
        }
    }

    private static func keep(_ files: DatabaseFiles, as former: String) throws {
        do {
            _ = try DatabaseCopy(of: files.path, to: former, replacing: false)
        } catch StoreError.notADatabase {
            // Damaged somewhere inside: as it is.
            try FileManager.default.copyItem(atPath: files.path, toPath: former)
            if DatabaseFiles.size(files.log) ?? 0 > 0 {
                try FileManager.default.copyItem(atPath: files.log, toPath: former + "-wal")
            }
            try PrivateFile.sync(former)
        }
        // It takes the place of the database for whoever may read that: in a home of a group the group, too.
        unsafe chmod(former, PrivateFile(path: former).mode)
    }

    /// Gives the database and its log other names, and the prepared copy the database's.
    ///
    /// The log goes first: a kill in between leaves a database that cannot be opened as before, or none, and no log
    /// beside one that it does not belong to. Returns what is kept: the database, or the log where there was no more.
    private static func setAside(
        _ files: DatabaseFiles,
        as former: String,
        for prepared: String
    ) throws -> String? {
        if DatabaseCopy.exists(files.path), unsafe link(files.path, former) != 0 {
            try FileManager.default.copyItem(atPath: files.path, toPath: former)
        }
        if DatabaseCopy.exists(files.log) {
            guard unsafe rename(files.log, former + "-wal") == 0 else {
                throw PrivateFile.error(files.log)
            }
        }
        unsafe unlink(files.logIndex)
        try DatabaseCopy.place(prepared, at: files.path, replacing: true)
        try PrivateFile.sync(files.path)
        return [former, former + "-wal"].first(where: DatabaseCopy.exists)
    }

    /// `dondoc.sqlite.truoc-20261130T202511Z`, or with a number behind it where that is taken.
    private static func freeName(in files: DatabaseFiles, at now: Instant) -> String {
        let time = now.description.filter { $0 != "-" && $0 != ":" }
        let name = files.former(time)
        guard DatabaseCopy.exists(name) else { return name }
        var number = 2
        while DatabaseCopy.exists("\(name)-\(number)") { number += 1 }
        return "\(name)-\(number)"
    }
}

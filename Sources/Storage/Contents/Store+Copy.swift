package import Delivery
import Foundation
import GRDB
import GRDBSQLite

extension Store: ScratchSource {
    /// A copy in memory of the database at that path, gone with the process; nil: of none, an empty one.
    ///
    /// The file is opened for reading alone, and no file is made beside it. What others write meanwhile is
    /// in the copy whole or not at all. Throws ``StoreError`` as opening the database itself does.
    package init(copying path: String?) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        do {
            let copy = try DatabaseQueue(configuration: configuration)
            if let path { try copy.writeWithoutTransaction { try Self.backUp(path, to: $0) } }
            try self.init(copy, durability: .scratch, retention: .everything)
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
    }

    /// As this connection sees it now.
    package func scratchCopy() throws -> any HomeStore {
        do {
            var configuration = Configuration()
            configuration.foreignKeysEnabled = true
            let copy = try DatabaseQueue(configuration: configuration)
            try database.backup(to: copy)
            return try Store(copy, durability: .scratch, retention: .openLetters)
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
    }

    /// Copies page by page (<https://www.sqlite.org/backup.html>).
    private static func backUp(_ path: String, to copy: Database) throws {
        // Without a log beside it nobody has the file open: read as one that does not change it needs no
        // index of a log, which SQLite would leave behind.
        let isAtRest = !FileManager.default.fileExists(atPath: path + "-wal")
        let name = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
        let uri = "file:\(name)?mode=ro" + (isAtRest ? "&immutable=1" : "")
        var handle: OpaquePointer?
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
        let code = unsafe sqlite3_open_v2(uri, &handle, flags, nil)
        defer { unsafe sqlite3_close_v2(handle) }
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        unsafe sqlite3_busy_timeout(handle, 10_000)
        guard let backup = unsafe sqlite3_backup_init(copy.sqliteConnection, "main", handle, "main")
        else { throw DatabaseError(resultCode: .SQLITE_ERROR) }
        let end = unsafe sqlite3_backup_step(backup, -1)
        unsafe sqlite3_backup_finish(backup)
        guard end == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: end)) }
    }
}

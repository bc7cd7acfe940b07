import Delivery
import GRDB

/// What is wrong inside a database, as SQLite finds it; nothing is changed.
package struct StoreDiagnosis: Hashable, Sendable {
    /// SQLite's own words, at most a hundred of them; empty where it is whole.
    package let faults: [String]

    package var isWhole: Bool { faults.isEmpty }

    /// Reads all of the database at that path: about a second for 300 MB.
    ///
    /// Throws ``StoreError`` where it cannot be opened, or is missing.
    package init(of path: String) throws {
        guard try DatabaseFiles(path: path).exist() else { throw StoreError.missing }
        do {
            let connection = try ReadingConnection(path: path)
            try self.init(connection.queue)
            try connection.check()
        } catch let error as DatabaseError {
            guard StoreError(error) == .notADatabase else {
                throw DatabaseFiles(path: path).reason(StoreError(error))
            }
            self.init(faults: [error.message ?? "\(error.resultCode)"])
        }
    }

    private init(faults: [String]) {
        self.faults = faults
    }

    init(_ queue: DatabaseQueue) throws {
        faults = try queue.read { connection in
            do {
                let found = try String.fetchAll(connection, sql: "PRAGMA integrity_check(100)")
                let strays = try Row.fetchAll(connection, sql: "PRAGMA foreign_key_check")
                    .map { "\($0[0] as String): a row without what it is about" }
                return found.filter { $0 != "ok" } + strays.prefix(100)
            } catch let error as DatabaseError where StoreError(error) == .notADatabase {
                // Damaged so that the check itself could not go on.
                return [error.message ?? "\(error.resultCode)"]
            }
        }
    }
}

import GRDB

/// The number that each of our databases has of its own, and its copies with it: see ``Schema/giveIdentity(_:)``.
package struct DatabaseNumber: Hashable, Sendable {
    private let value: Int32

    /// nil where the file cannot be read, or has none, as those of early versions.
    package init?(path: String) {
        let number = try? ReadingConnection(path: path).queue.read { connection in
            try Int32.fetchOne(connection, sql: "PRAGMA user_version")
        }
        guard let number, number != 0 else { return nil }
        value = number
    }
}

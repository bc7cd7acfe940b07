import Foundation
import GRDB

/// The key of a database's letters, which its copies have as well, and what was put back from one: see
/// ``Schema/giveIdentity(_:)``.
package struct DatabaseKey: Hashable, Sendable {
    private let value: Data

    /// nil where the file cannot be read, or has none, as those of early versions.
    package init?(path: String) {
        let value = try? ReadingConnection(path: path).queue.read { connection in
            try Data.fetchOne(connection, sql: "SELECT value FROM secret WHERE name = 'message'")
        }
        guard let value else { return nil }
        self.value = value
    }
}

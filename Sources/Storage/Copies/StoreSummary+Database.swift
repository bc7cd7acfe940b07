import Delivery
import GRDB

extension StoreSummary {
    init(_ queue: DatabaseQueue, octets: Int) throws {
        self = try queue.read { connection in
            let facts = try Int.fetchOne(
                connection,
                sql: """
                    SELECT (SELECT count(*) FROM submission) + (SELECT count(*) FROM decision)
                        + (SELECT count(*) FROM figure)
                    """
            )
            let letters = try Int.fetchOne(connection, sql: "SELECT count(*) FROM message")
            let applied = try Schema.migrator.appliedIdentifiers(connection)
            return StoreSummary(
                octets: octets,
                facts: facts ?? 0,
                letters: letters ?? 0,
                schema: Schema.newest(of: applied)
            )
        }
    }
}

extension Schema {
    /// The one that came last: they are numbered.
    ///
    /// Empty where there is none.
    static func newest(of applied: Set<String>) -> String {
        applied.max { number(of: $0) < number(of: $1) } ?? ""
    }

    private static func number(of migration: String) -> Int {
        Int(migration.prefix { $0 != "-" }) ?? 0
    }
}

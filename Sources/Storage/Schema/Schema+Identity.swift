import GRDB

extension Schema {
    /// What makes this home's letters and files its own: the key of their names, and a number in the file's header.
    ///
    /// The number (`user_version`) stands in the first page, and so in a log that holds that page: by it a log is
    /// known that another database left. It belongs to the file: what is put back from a copy gets that of the
    /// database that it takes the place of.
    static func giveIdentity(_ connection: Database) throws {
        try connection.execute(
            sql: """
                INSERT INTO secret VALUES ('message', randomblob(32));
                PRAGMA user_version = \(Int32.random(in: 1...Int32.max));
                """
        )
    }
}

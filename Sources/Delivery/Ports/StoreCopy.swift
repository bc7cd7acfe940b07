/// What a home's database, or a copy of one, holds, counted.
package struct StoreSummary: Hashable, Sendable {
    /// Of the file.
    package let octets: Int
    package let facts: Int
    package let letters: Int
    /// The version of its schema: `16-identity`.
    package let schema: String

    package init(octets: Int, facts: Int, letters: Int, schema: String) {
        self.octets = octets
        self.facts = facts
        self.letters = letters
        self.schema = schema
    }
}

/// A home's database that was put back from a copy.
package struct RestoredStore: Hashable, Sendable {
    package let restoration: Restoration
    package let summary: StoreSummary
    /// Where the database stands that was there before; nil where there was none.
    package let former: String?

    package init(restoration: Restoration, summary: StoreSummary, former: String?) {
        self.restoration = restoration
        self.summary = summary
        self.former = former
    }
}

/// Why no copy was made, or none was put back; nothing was changed.
package enum StoreCopyError: Error, Hashable {
    /// A file has the name already.
    case exists(String)
    /// What has the name is neither empty nor a database, and is not replaced.
    case foreign(String)
    /// The name is the database's own.
    case isTheDatabase
    /// Another process writes a copy of that name.
    case beingWritten(String)
    /// There is no database to copy.
    case nothingToCopy
    /// There is no such file, or it cannot be read.
    case unreadable(String)
    /// The file is a database of something else, or none.
    case noCopy(String)
    /// SQLite finds faults in the copy.
    case damaged(String)
    /// The copy was made by a newer version.
    case newer(String)
    /// The copy could not be written.
    case unwritten(String, WritingObstacle)
}

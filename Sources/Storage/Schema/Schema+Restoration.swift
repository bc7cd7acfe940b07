extension Schema {
    /// When the database was put back from a copy, and the last pass that the copy knew of.
    static let restoration = """
        CREATE TABLE restoration (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            as_of INTEGER,
            restored INTEGER NOT NULL,
            held INTEGER NOT NULL CHECK (held >= 0)
        ) STRICT;
        """
}

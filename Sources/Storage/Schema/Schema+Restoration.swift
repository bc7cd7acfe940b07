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

    /// Campaigns of the copy that was put back: when files that differ from its set were taken over; NULL until they were
    /// compared, no row where they do not differ.
    static let restoredFiles = """
        CREATE TABLE restored_files (
            campaign TEXT PRIMARY KEY,
            taken_over INTEGER
        ) STRICT, WITHOUT ROWID;
        """

    /// Campaigns that wait until their changed files rest.
    static let fileRest = """
        CREATE TABLE file_rest (
            campaign TEXT PRIMARY KEY,
            since INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// Letters of which nobody knows whether they arrived, which each pass asks for.
    static let unclear = """
        CREATE INDEX message_unclear ON message (campaign, ended) WHERE state = 'ambiguous';
        """
}

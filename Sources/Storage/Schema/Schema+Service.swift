extension Schema {
    /// What the service remembers of itself.
    static let service = """
        CREATE TABLE heartbeat (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            process INTEGER NOT NULL,
            version TEXT NOT NULL,
            started INTEGER NOT NULL,
            beat INTEGER NOT NULL,
            next INTEGER
        ) STRICT;

        -- What the clocks showed at the last pass; milliseconds.
        CREATE TABLE clock_watch (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            wall INTEGER NOT NULL,
            since_boot INTEGER NOT NULL,
            boot TEXT NOT NULL,
            -- The clock was set forward and is doubted.
            jump_from INTEGER,
            jump_to INTEGER,
            steady_since INTEGER,
            CHECK ((jump_from IS NULL) = (jump_to IS NULL)),
            CHECK ((jump_from IS NULL) = (steady_since IS NULL))
        ) STRICT;

        -- The letter templates as they were whole last.
        CREATE TABLE kept_template (
            file TEXT PRIMARY KEY,
            text TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}

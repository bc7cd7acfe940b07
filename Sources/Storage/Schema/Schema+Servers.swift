extension Schema {
    /// What is remembered of mail servers from one process to the next.
    static let servers = """
        -- Servers that refused letters alike, until one is taken again.
        CREATE TABLE server_pause (
            server TEXT PRIMARY KEY,
            since INTEGER NOT NULL,
            -- What was said last.
            reply TEXT NOT NULL,
            letter INTEGER NOT NULL REFERENCES message (id),
            -- Nothing is sent before; then one letter tries.
            until INTEGER NOT NULL,
            probes INTEGER NOT NULL CHECK (probes >= 0)
        ) STRICT, WITHOUT ROWID;
        """
}

extension Schema {
    /// What is remembered of mail servers from one process to the next, and of addresses that are dead: a
    /// letter tries again after a month.
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

        -- Servers that did not bear a letter announced with the content of the one before.
        CREATE TABLE overlap_refusal (
            host TEXT NOT NULL,
            port INTEGER NOT NULL,
            noted INTEGER NOT NULL,
            PRIMARY KEY (host, port)
        ) STRICT, WITHOUT ROWID;

        -- When it was last refused or bounced.
        ALTER TABLE suppression ADD COLUMN latest INTEGER;
        UPDATE suppression SET latest = since;
        -- The letter that tried after a long time, until it is refused or bounces.
        ALTER TABLE suppression ADD COLUMN trial INTEGER REFERENCES message (id);
        ALTER TABLE suppression ADD COLUMN trial_began INTEGER;
        """
}

extension Schema {
    /// Files that wait until a person accepts them, and since when the rules that they bring waited.
    static let holds = """
        CREATE TABLE held_set (
            campaign TEXT PRIMARY KEY,
            -- {"path": "text", …}
            texts TEXT NOT NULL CHECK (json_valid(texts)),
            since INTEGER NOT NULL,
            -- When the busiest 24 hours begin, what they send, and what would be safe.
            peak INTEGER NOT NULL,
            letters INTEGER NOT NULL,
            safe_letters INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE rule_state ADD COLUMN held_since INTEGER;
        """
}

extension Schema {
    /// What letters told the calendars of units' officers, so that it can be changed and taken back.
    static let calendar = """
        -- Only what no letter that was sent had told before.
        CREATE TABLE calendar_entry (
            message_id INTEGER NOT NULL REFERENCES message (id),
            unit TEXT NOT NULL,
            milestone TEXT NOT NULL,
            campaign TEXT NOT NULL,
            uid TEXT NOT NULL,
            sequence INTEGER NOT NULL CHECK (sequence >= 0),
            deadline TEXT NOT NULL,
            title TEXT NOT NULL,
            cancelled INTEGER NOT NULL CHECK (cancelled = 0 OR cancelled = 1),
            PRIMARY KEY (message_id, unit, milestone)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX calendar_entry_unit ON calendar_entry (campaign, unit);
        """
}

extension Schema {
    /// What the schedule files say, as far as facts refer to it.
    static let campaigns = """
        CREATE TABLE schedule_set (
            id INTEGER PRIMARY KEY,
            campaign TEXT NOT NULL,
            -- {"path": "text", …}
            texts TEXT NOT NULL CHECK (json_valid(texts)),
            loaded INTEGER NOT NULL,
            active INTEGER NOT NULL CHECK (active IN (0, 1))
        ) STRICT;
        CREATE UNIQUE INDEX one_active_set ON schedule_set (campaign) WHERE active = 1;

        -- Since when changed files are not taken over; no row while the active set is theirs.
        CREATE TABLE refusal (
            campaign TEXT PRIMARY KEY,
            since INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE rule_state (
            campaign TEXT NOT NULL,
            schedule TEXT NOT NULL,
            rule_key TEXT NOT NULL,
            effective_from INTEGER NOT NULL,
            cursor INTEGER NOT NULL,
            -- Days whose letters have an end, though the time of day was changed to a later one.
            decided_through TEXT,
            PRIMARY KEY (campaign, schedule, rule_key)
        ) STRICT, WITHOUT ROWID;

        -- The deadline that counts, and since when: 0 where it always did.
        CREATE TABLE milestone_state (
            campaign TEXT NOT NULL,
            milestone TEXT NOT NULL,
            deadline TEXT,
            since INTEGER NOT NULL,
            PRIMARY KEY (campaign, milestone)
        ) STRICT, WITHOUT ROWID;

        -- Since when a unit takes part: 0 where it was in the first set.
        CREATE TABLE unit_state (
            campaign TEXT NOT NULL,
            unit TEXT NOT NULL,
            since INTEGER NOT NULL,
            PRIMARY KEY (campaign, unit)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE unit (
            id INTEGER PRIMARY KEY,
            campaign TEXT NOT NULL,
            code TEXT NOT NULL,
            name TEXT NOT NULL,
            kind TEXT NOT NULL,
            block TEXT,
            parent TEXT,
            valid_from TEXT,
            valid_until TEXT,
            UNIQUE (campaign, code)
        ) STRICT;

        CREATE TABLE contact (
            unit_id INTEGER NOT NULL REFERENCES unit (id) ON DELETE CASCADE,
            role TEXT NOT NULL CHECK (role IN ('focal', 'head')),
            address TEXT NOT NULL,
            name TEXT,
            PRIMARY KEY (unit_id, role)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE obligation (
            id INTEGER PRIMARY KEY,
            campaign TEXT NOT NULL,
            unit TEXT NOT NULL,
            milestone TEXT NOT NULL,
            involvement TEXT NOT NULL CHECK (involvement IN ('obliged', 'invited')),
            own_deadline TEXT,
            UNIQUE (campaign, unit, milestone)
        ) STRICT;

        -- What units, contacts and obligations were last written from.
        CREATE TABLE synced (
            campaign TEXT PRIMARY KEY,
            fingerprint BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE service (
            campaign TEXT PRIMARY KEY,
            last_pass INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}

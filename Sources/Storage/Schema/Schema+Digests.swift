extension Schema {
    /// What digests told each of their readers, between which marks of the recorded facts.
    ///
    /// In homes of earlier versions a block's first period begins where the block took effect, and each
    /// reader's where the last digest left or waits: what was recorded later than that instant is untold.
    static let digests = """
        CREATE TABLE digest_period (
            id INTEGER PRIMARY KEY,
            campaign TEXT NOT NULL,
            schedule TEXT NOT NULL,
            -- NULL: where the block's first period begins.
            recipient TEXT,
            -- A mark: what is recorded up to an instant and stored up to these ids.
            start INTEGER NOT NULL,
            start_submission INTEGER NOT NULL,
            start_decision INTEGER NOT NULL,
            start_figure INTEGER NOT NULL,
            until INTEGER NOT NULL CHECK (until >= start),
            until_submission INTEGER NOT NULL CHECK (until_submission >= start_submission),
            until_decision INTEGER NOT NULL CHECK (until_decision >= start_decision),
            until_figure INTEGER NOT NULL CHECK (until_figure >= start_figure),
            -- NULL where nothing was new.
            message_id INTEGER REFERENCES message (id),
            -- Whether a person reads it before it leaves.
            for_approval INTEGER NOT NULL CHECK (for_approval = 0 OR for_approval = 1),
            noted INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX digest_period_schedule ON digest_period (campaign, schedule);
        CREATE INDEX digest_period_message ON digest_period (message_id)
            WHERE message_id IS NOT NULL;

        CREATE TEMP TABLE facts_so_far AS SELECT
            ifnull((SELECT max(id) FROM submission), 0) AS s,
            ifnull((SELECT max(id) FROM decision), 0) AS d,
            ifnull((SELECT max(id) FROM figure), 0) AS f;

        INSERT INTO digest_period
            SELECT NULL, campaign, schedule, NULL, min(effective_from), s, d, f,
                min(effective_from), s, d, f, NULL, 0, min(effective_from)
            FROM rule_state, facts_so_far GROUP BY campaign, schedule;

        -- Digests have the priority 3.
        INSERT INTO digest_period
            SELECT NULL, m.campaign, m.schedule, m.recipient,
                min(p.until, max(o.due)), s, d, f, max(o.due), s, d, f, NULL, 0, max(o.due)
            FROM message m JOIN occurrence o ON o.message_id = m.id
            JOIN digest_period p ON p.campaign = m.campaign AND p.schedule = m.schedule
                AND p.recipient IS NULL,
                facts_so_far
            WHERE m.priority = 3 AND m.state = 'sent' AND o.line > 0
            GROUP BY m.campaign, m.schedule, m.recipient;
        INSERT INTO digest_period
            SELECT NULL, m.campaign, m.schedule, m.recipient,
                ifnull(min(told.until, max(o.due)), min(p.until, max(o.due))), s, d, f,
                max(o.due), s, d, f, m.id, m.state = 'held', max(o.due)
            FROM message m JOIN occurrence o ON o.message_id = m.id
            JOIN digest_period p ON p.campaign = m.campaign AND p.schedule = m.schedule
                AND p.recipient IS NULL
            LEFT JOIN digest_period told ON told.campaign = m.campaign
                AND told.schedule = m.schedule AND told.recipient = m.recipient,
                facts_so_far
            WHERE m.priority = 3 AND o.line > 0
                AND m.state IN ('pending', 'claimed', 'inFlight', 'deferred', 'held', 'ambiguous')
            GROUP BY m.id;

        DROP TABLE facts_so_far;
        """
}

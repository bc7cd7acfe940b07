extension Schema {
    /// What `query` may read: instants as UTC text, local readings as the files and the ledger have
    /// them.
    static let views = """
        CREATE VIEW units AS
            SELECT u.campaign, u.code AS unit, u.name, u.kind, u.block, u.parent, u.valid_from,
                u.valid_until
            FROM unit u;

        CREATE VIEW obligations AS
            SELECT o.campaign, o.unit, o.milestone, o.involvement, m.deadline AS milestone_deadline,
                o.own_deadline
            FROM obligation o LEFT JOIN milestone_state m
                ON m.campaign = o.campaign AND m.milestone = o.milestone;

        CREATE VIEW submissions AS
            SELECT o.campaign, o.unit, o.milestone, s.status,
                strftime('%Y-%m-%dT%H:%M:%SZ', s.happened / 1000, 'unixepoch') AS happened_utc,
                strftime('%Y-%m-%dT%H:%M:%SZ', s.recorded / 1000, 'unixepoch') AS recorded_utc,
                s.document, s.note, s.source, s.author, s.sample
            FROM submission s JOIN obligation o ON o.id = s.obligation_id;

        CREATE VIEW figures AS
            SELECT f.campaign, f.unit, f.indicator,
                strftime('%Y-%m-%dT%H:%M:%SZ', f.as_of / 1000, 'unixepoch') AS as_of_utc,
                f.numerator, f.denominator, f.published_percent, f.status, f.source, f.author,
                strftime('%Y-%m-%dT%H:%M:%SZ', f.recorded / 1000, 'unixepoch') AS recorded_utc,
                f.sample
            FROM figure f;

        CREATE VIEW decisions AS
            SELECT o.campaign, o.unit, o.milestone, NULL AS sheet, d.kind,
                ifnull(d.deadline, '') AS value, NULL AS computed, d.reason, d.author,
                strftime('%Y-%m-%dT%H:%M:%SZ', d.recorded / 1000, 'unixepoch') AS recorded_utc
            FROM decision d JOIN obligation o ON o.id = d.obligation_id
            UNION ALL
            SELECT s.campaign, s.unit, NULL, s.sheet, s.kind,
                CASE s.kind WHEN 'points' THEN s.points / 1000.0
                    WHEN 'criterion' THEN s.criterion || ': ' || s.points / 1000.0
                    WHEN 'rank' THEN s.rank ELSE ifnull(s.level, '') END,
                s.computed, s.reason, s.author,
                strftime('%Y-%m-%dT%H:%M:%SZ', s.recorded / 1000, 'unixepoch')
            FROM score_decision s;

        CREATE VIEW letters AS
            SELECT m.id, m.campaign, m.schedule, m.recipient, m.address, m.subject, m.state, m.reason,
                m.attempts,
                strftime('%Y-%m-%dT%H:%M:%SZ', m.created / 1000, 'unixepoch') AS created_utc,
                strftime('%Y-%m-%dT%H:%M:%SZ', m.ended / 1000, 'unixepoch') AS ended_utc
            FROM message m;

        CREATE VIEW attempts AS
            SELECT a.message_id AS letter, a.number,
                strftime('%Y-%m-%dT%H:%M:%SZ', a.started / 1000, 'unixepoch') AS started_utc,
                strftime('%Y-%m-%dT%H:%M:%SZ', a.ended / 1000, 'unixepoch') AS ended_utc,
                a.outcome, a.phase, a.code, a.enhanced, a.text
            FROM attempt a;

        CREATE VIEW occurrences AS
            SELECT o.campaign, o.schedule, o.line AS rule, o.milestone, o.unit, o.recipient,
                o.deadline, o.nominal AS nominal_local, o.actual AS actual_local,
                strftime('%Y-%m-%dT%H:%M:%SZ', o.due / 1000, 'unixepoch') AS due_utc,
                o.disposition, o.reason, o.message_id AS letter
            FROM occurrence o;
        """
}

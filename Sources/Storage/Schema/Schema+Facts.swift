extension Schema {
    /// Facts are appended; nothing changes or deletes one.
    static let facts = """
        CREATE TABLE submission (
            id INTEGER PRIMARY KEY,
            obligation_id INTEGER NOT NULL REFERENCES obligation (id),
            status TEXT NOT NULL CHECK (status = 'received' OR status = 'accepted'
                OR status = 'returned' OR status = 'withdrawn'),
            happened INTEGER NOT NULL,
            recorded INTEGER NOT NULL,
            document TEXT,
            note TEXT,
            source TEXT,
            author TEXT,
            sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
            CHECK (happened <= recorded)
        ) STRICT;
        CREATE UNIQUE INDEX submission_once
            ON submission (obligation_id, status, happened, ifnull(document, ''));

        CREATE TABLE decision (
            id INTEGER PRIMARY KEY,
            obligation_id INTEGER NOT NULL REFERENCES obligation (id),
            kind TEXT NOT NULL CHECK (kind IN ('extension', 'excuse')),
            deadline TEXT CHECK ((kind = 'extension') = (deadline IS NOT NULL)),
            reason TEXT NOT NULL CHECK (reason <> ''),
            author TEXT NOT NULL,
            recorded INTEGER NOT NULL,
            sample INTEGER NOT NULL CHECK (sample IN (0, 1))
        ) STRICT;
        CREATE UNIQUE INDEX decision_once
            ON decision (obligation_id, kind, ifnull(deadline, ''), recorded);

        -- What the council decided about a unit's place in a score sheet.
        CREATE TABLE score_decision (
            id INTEGER PRIMARY KEY,
            campaign TEXT NOT NULL,
            unit TEXT NOT NULL,
            sheet TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('confirm', 'points', 'rank', 'level', 'criterion')),
            criterion TEXT CHECK ((kind = 'criterion') = (criterion IS NOT NULL)),
            -- Thousandths of a point.
            points INTEGER CHECK ((kind IN ('points', 'criterion')) = (points IS NOT NULL)),
            rank INTEGER CHECK ((kind = 'rank') = (rank IS NOT NULL) AND rank > 0),
            level TEXT CHECK ((kind = 'level') = (level IS NOT NULL)),
            computed TEXT,
            reason TEXT NOT NULL CHECK (reason <> ''),
            author TEXT NOT NULL,
            recorded INTEGER NOT NULL,
            sample INTEGER NOT NULL CHECK (sample IN (0, 1))
        ) STRICT;

        CREATE TABLE figure (
            id INTEGER PRIMARY KEY,
            campaign TEXT NOT NULL,
            unit TEXT NOT NULL,
            indicator TEXT NOT NULL,
            as_of INTEGER NOT NULL,
            as_of_text TEXT,
            numerator INTEGER CHECK (numerator >= 0),
            denominator INTEGER CHECK (denominator >= 0),
            published_percent TEXT,
            status TEXT NOT NULL CHECK (status = 'quick' OR status = 'preliminary'
                OR status = 'final' OR status = 'corrected'),
            source TEXT,
            author TEXT,
            recorded INTEGER NOT NULL,
            sample INTEGER NOT NULL CHECK (sample IN (0, 1))
        ) STRICT;
        -- Figures come in waves, all units at one as-of: in this order a wave fills pages of its own.
        CREATE UNIQUE INDEX figure_once ON figure (
            campaign, indicator, as_of, unit, status, ifnull(numerator, -1),
            ifnull(denominator, -1), ifnull(published_percent, ''));

        -- What headings of imported files mean, as people said once.
        CREATE TABLE heading (
            campaign TEXT NOT NULL,
            heading TEXT NOT NULL,
            meaning TEXT NOT NULL,
            PRIMARY KEY (campaign, heading)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER submission_stays BEFORE UPDATE ON submission
            BEGIN SELECT raise(ABORT, 'submissions are only appended'); END;
        CREATE TRIGGER submission_kept BEFORE DELETE ON submission
            BEGIN SELECT raise(ABORT, 'submissions are only appended'); END;
        CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
            BEGIN SELECT raise(ABORT, 'decisions are only appended'); END;
        CREATE TRIGGER decision_kept BEFORE DELETE ON decision
            BEGIN SELECT raise(ABORT, 'decisions are only appended'); END;
        CREATE TRIGGER score_decision_stays BEFORE UPDATE ON score_decision
            BEGIN SELECT raise(ABORT, 'decisions are only appended'); END;
        CREATE TRIGGER score_decision_kept BEFORE DELETE ON score_decision
            BEGIN SELECT raise(ABORT, 'decisions are only appended'); END;
        CREATE TRIGGER figure_stays BEFORE UPDATE ON figure
            BEGIN SELECT raise(ABORT, 'figures are only appended'); END;
        CREATE TRIGGER figure_kept BEFORE DELETE ON figure
            BEGIN SELECT raise(ABORT, 'figures are only appended'); END;
        """
}

extension Schema {
    /// What a correction of the clock needs to know: when things were decided, and what was so before.
    static let takeback = """
        -- When a pass first noted it. Of older rows: when its letter was written, else when it was due.
        ALTER TABLE occurrence ADD COLUMN noted INTEGER NOT NULL DEFAULT 0;
        UPDATE occurrence SET noted = ifnull(
            (SELECT created FROM message WHERE id = message_id), due);

        -- What the clock showed when it left, where that was ahead; "ended" is when the clock was corrected.
        ALTER TABLE message ADD COLUMN ahead INTEGER;

        -- How letters stood before the program changed them.
        CREATE TABLE former_letter (
            message_id INTEGER NOT NULL REFERENCES message (id),
            noted INTEGER NOT NULL,
            state TEXT NOT NULL,
            reason TEXT,
            schedule TEXT NOT NULL,
            address TEXT NOT NULL,
            resends INTEGER NOT NULL,
            not_before INTEGER NOT NULL,
            written INTEGER NOT NULL,
            expires INTEGER NOT NULL,
            subject TEXT NOT NULL,
            -- NULL where the change left them as they were.
            bytes BLOB
        ) STRICT;
        CREATE INDEX former_letter_noted ON former_letter (noted);
        CREATE INDEX former_letter_message ON former_letter (message_id);

        -- What had become of occurrences before.
        CREATE TABLE former_end (
            key TEXT NOT NULL,
            noted INTEGER NOT NULL,
            disposition TEXT NOT NULL,
            reason TEXT,
            message_id INTEGER REFERENCES message (id)
        ) STRICT;
        CREATE INDEX former_end_noted ON former_end (noted);

        -- A clock that was ahead was corrected.
        CREATE TABLE takeback (
            id INTEGER PRIMARY KEY,
            campaign TEXT NOT NULL,
            from_instant INTEGER NOT NULL,
            to_instant INTEGER NOT NULL CHECK (to_instant < from_instant),
            -- {"missed": count, …}
            ends TEXT NOT NULL CHECK (json_valid(ends)),
            facts INTEGER NOT NULL CHECK (facts >= 0)
        ) STRICT;

        -- What the stamps of facts had said that were made earlier then.
        CREATE TABLE restamped (
            campaign TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind = 'submission' OR kind = 'decision'
                OR kind = 'score-decision' OR kind = 'figure'),
            fact INTEGER NOT NULL,
            recorded INTEGER NOT NULL,
            happened INTEGER
        ) STRICT;

        -- Facts are only appended; a correction alone makes their stamps earlier.
        DROP TRIGGER submission_stays;
        CREATE TRIGGER submission_stays BEFORE UPDATE ON submission
            WHEN NEW.recorded >= OLD.recorded OR NEW.happened > OLD.happened
                OR NEW.id <> OLD.id OR NEW.obligation_id <> OLD.obligation_id
                OR NEW.status <> OLD.status OR NEW.document IS NOT OLD.document
                OR NEW.note IS NOT OLD.note OR NEW.source IS NOT OLD.source
                OR NEW.author IS NOT OLD.author OR NEW.sample <> OLD.sample
            BEGIN SELECT raise(ABORT, 'submissions are only appended'); END;
        DROP TRIGGER decision_stays;
        CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
            WHEN NEW.recorded >= OLD.recorded OR NEW.id <> OLD.id
                OR NEW.obligation_id <> OLD.obligation_id OR NEW.kind <> OLD.kind
                OR NEW.deadline IS NOT OLD.deadline OR NEW.reason <> OLD.reason
                OR NEW.author <> OLD.author OR NEW.sample <> OLD.sample
            BEGIN SELECT raise(ABORT, 'decisions are only appended'); END;
        DROP TRIGGER score_decision_stays;
        CREATE TRIGGER score_decision_stays BEFORE UPDATE ON score_decision
            WHEN NEW.recorded >= OLD.recorded OR NEW.id <> OLD.id
                OR NEW.campaign <> OLD.campaign OR NEW.unit <> OLD.unit OR NEW.sheet <> OLD.sheet
                OR NEW.kind <> OLD.kind OR NEW.criterion IS NOT OLD.criterion
                OR NEW.points IS NOT OLD.points OR NEW.rank IS NOT OLD.rank
                OR NEW.level IS NOT OLD.level OR NEW.computed IS NOT OLD.computed
                OR NEW.reason <> OLD.reason OR NEW.author <> OLD.author
                OR NEW.sample <> OLD.sample
            BEGIN SELECT raise(ABORT, 'decisions are only appended'); END;
        DROP TRIGGER figure_stays;
        CREATE TRIGGER figure_stays BEFORE UPDATE ON figure
            WHEN NEW.recorded >= OLD.recorded OR NEW.as_of > OLD.as_of OR NEW.id <> OLD.id
                OR NEW.campaign <> OLD.campaign OR NEW.unit <> OLD.unit
                OR NEW.indicator <> OLD.indicator OR NEW.as_of_text IS NOT OLD.as_of_text
                OR NEW.numerator IS NOT OLD.numerator OR NEW.denominator IS NOT OLD.denominator
                OR NEW.published_percent IS NOT OLD.published_percent
                OR NEW.status <> OLD.status OR NEW.source IS NOT OLD.source
                OR NEW.author IS NOT OLD.author OR NEW.sample <> OLD.sample
            BEGIN SELECT raise(ABORT, 'figures are only appended'); END;
        """
}

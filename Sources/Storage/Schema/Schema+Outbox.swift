extension Schema {
    /// The ledger of intended letters, the letters, and every attempt to send one.
    static let outbox = """
        CREATE TABLE message (
            id INTEGER PRIMARY KEY,
            campaign TEXT NOT NULL,
            token TEXT NOT NULL UNIQUE,
            schedule TEXT NOT NULL,
            recipient TEXT NOT NULL,
            server TEXT NOT NULL,
            sender TEXT NOT NULL,
            address TEXT NOT NULL,
            subject TEXT NOT NULL,
            priority INTEGER NOT NULL,
            resends INTEGER NOT NULL CHECK (resends IN (0, 1)),
            -- Held until a person lets it leave; retrying does not get around it.
            approved INTEGER NOT NULL CHECK (approved IN (0, 1)),
            created INTEGER NOT NULL,
            not_before INTEGER NOT NULL,
            -- When its text is meant to be read.
            written INTEGER NOT NULL,
            expires INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state = 'pending' OR state = 'claimed' OR state = 'inFlight'
                OR state = 'sent' OR state = 'deferred' OR state = 'held' OR state = 'failed'
                OR state = 'ambiguous' OR state = 'skipped' OR state = 'cancelled'
                OR state = 'expired' OR state = 'quarantined'),
            reason TEXT,
            attempts INTEGER NOT NULL DEFAULT 0,
            -- A copy may have arrived; it is sent again only with the same bytes.
            resending INTEGER NOT NULL DEFAULT 0 CHECK (resending IN (0, 1)),
            owner TEXT,
            lease INTEGER,
            -- The number of its last claim: an older one may change nothing any more.
            fence INTEGER NOT NULL DEFAULT 0,
            ended INTEGER,
            CHECK ((state IN ('claimed', 'inFlight')) = (owner IS NOT NULL)),
            CHECK ((owner IS NULL) = (lease IS NULL)),
            CHECK (state <> 'sent' OR ended IS NOT NULL),
            CHECK (reason IS NOT NULL OR state = 'pending' OR state = 'claimed' OR state = 'inFlight'
                OR state = 'sent' OR state = 'deferred' OR state = 'ambiguous')
        ) STRICT;
        CREATE INDEX message_waiting ON message (priority, not_before, id)
            WHERE state IN ('pending', 'deferred');
        CREATE INDEX message_busy ON message (fence) WHERE state IN ('claimed', 'inFlight');
        CREATE INDEX message_failed ON message (campaign, ended)
            WHERE state IN ('failed', 'quarantined');
        CREATE INDEX message_expiring ON message (expires)
            WHERE state = 'pending' OR state = 'deferred' OR state = 'held';

        -- What other mail systems reported about letters.
        CREATE TABLE bounce (
            message_id INTEGER NOT NULL REFERENCES message (id),
            action TEXT NOT NULL
                CHECK (action IN ('failed', 'delayed', 'delivered', 'relayed', 'expanded')),
            status TEXT NOT NULL,
            -- The name of the report: a letter that is sent again may come back again.
            report TEXT NOT NULL,
            address TEXT NOT NULL,
            diagnostic TEXT,
            recorded INTEGER NOT NULL,
            PRIMARY KEY (message_id, report, address, action, status)
        ) STRICT, WITHOUT ROWID;

        -- Addresses that were refused or bounced, until a person has a letter sent again.
        CREATE TABLE suppression (
            address TEXT PRIMARY KEY,
            -- In a row, by our own mail server.
            refusals INTEGER NOT NULL,
            bounces INTEGER NOT NULL,
            reason TEXT NOT NULL,
            since INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- Different for every database; never shown.
        CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
        INSERT INTO secret VALUES ('bounce', randomblob(32));

        CREATE TABLE claim (number INTEGER NOT NULL) STRICT;
        INSERT INTO claim VALUES (0);

        -- Apart from the message, whose row changes with every state.
        CREATE TABLE content (
            message_id INTEGER PRIMARY KEY REFERENCES message (id),
            bytes BLOB NOT NULL
        ) STRICT;

        CREATE TABLE attempt (
            message_id INTEGER NOT NULL REFERENCES message (id),
            number INTEGER NOT NULL,
            -- The claim of the letter that it belongs to.
            fence INTEGER NOT NULL,
            started INTEGER NOT NULL,
            ended INTEGER NOT NULL,
            outcome TEXT NOT NULL CHECK (outcome = 'accepted' OR outcome = 'rejected'
                OR outcome = 'relayFault' OR outcome = 'notSent' OR outcome = 'ambiguous'),
            phase TEXT,
            code INTEGER,
            enhanced TEXT,
            text TEXT,
            PRIMARY KEY (message_id, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX attempt_ended ON attempt (ended);

        CREATE TABLE occurrence (
            id INTEGER PRIMARY KEY,
            campaign TEXT NOT NULL,
            key TEXT NOT NULL UNIQUE,
            schedule TEXT NOT NULL,
            line INTEGER NOT NULL,
            rule_key TEXT NOT NULL,
            milestone TEXT,
            deadline TEXT,
            unit TEXT,
            recipient TEXT NOT NULL,
            slot TEXT NOT NULL,
            nominal TEXT NOT NULL,
            actual TEXT NOT NULL,
            due INTEGER NOT NULL,
            disposition TEXT NOT NULL CHECK (disposition = 'letter' OR disposition = 'merged'
                OR disposition = 'skipped' OR disposition = 'missed' OR disposition = 'cancelled'),
            reason TEXT,
            message_id INTEGER REFERENCES message (id),
            CHECK ((disposition IN ('letter', 'merged')) = (message_id IS NOT NULL)),
            CHECK ((disposition = 'skipped' OR disposition = 'missed' OR disposition = 'cancelled')
                = (reason IS NOT NULL))
        ) STRICT;
        CREATE INDEX occurrence_milestone ON occurrence (campaign, milestone, unit);
        CREATE INDEX occurrence_schedule ON occurrence (campaign, schedule, due);
        CREATE INDEX occurrence_message ON occurrence (message_id) WHERE message_id IS NOT NULL;

        -- Many occurrences of one rule that ended alike, as one row.
        CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            campaign TEXT NOT NULL,
            schedule TEXT NOT NULL,
            line INTEGER NOT NULL,
            rule_key TEXT NOT NULL,
            disposition TEXT NOT NULL CHECK (disposition IN ('skipped', 'missed')),
            reason TEXT NOT NULL,
            first_due INTEGER NOT NULL,
            last_due INTEGER NOT NULL CHECK (last_due >= first_due),
            count INTEGER NOT NULL CHECK (count > 0),
            -- {"yyyy-mm-dd": count, …}
            days TEXT NOT NULL CHECK (json_valid(days)),
            noted INTEGER NOT NULL
        ) STRICT;
        """
}

extension Schema {
    /// What the ledger is asked for stands in columns of its own; causes take the place of refusals.
    ///
    /// `day` is the local day of the due instant. Of rows written before it follows from the local
    /// reading that they have: where nothing was shifted `actual` is the local reading of `due`, and the
    /// difference is the zone's offset; a shifted row takes that of the unshifted one due before it.
    static let seam = """
        ALTER TABLE occurrence ADD COLUMN day TEXT;
        ALTER TABLE occurrence ADD COLUMN role TEXT CHECK (role = 'focal' OR role = 'head');
        ALTER TABLE occurrence ADD COLUMN reason_code TEXT;

        CREATE TEMP TABLE zone_offset AS
            SELECT campaign, due, strftime('%s', actual) - due / 1000 AS seconds
            FROM occurrence WHERE actual = nominal GROUP BY campaign, due;
        CREATE INDEX temp.zone_offset_due ON zone_offset (campaign, due);
        UPDATE occurrence SET
            day = date(due / 1000 + ifnull(
                ifnull(
                    (SELECT seconds FROM zone_offset z WHERE z.campaign = occurrence.campaign
                        AND z.due <= occurrence.due ORDER BY z.due DESC LIMIT 1),
                    (SELECT seconds FROM zone_offset z WHERE z.campaign = occurrence.campaign
                        ORDER BY z.due LIMIT 1)),
                strftime('%s', actual) - due / 1000), 'unixepoch'),
            role = CASE WHEN recipient LIKE 'unit:%/focal' THEN 'focal'
                WHEN recipient LIKE 'unit:%/head' THEN 'head' END,
            reason_code = substr(reason, 1, instr(reason || ':', ':') - 1);
        DROP TABLE zone_offset;

        ALTER TABLE schedule_set ADD COLUMN zone TEXT;

        -- What the operator must hear of, since when, and when a letter last said so.
        CREATE TABLE cause (
            campaign TEXT NOT NULL,
            kind TEXT NOT NULL,
            first_seen INTEGER NOT NULL,
            last_told INTEGER,
            PRIMARY KEY (campaign, kind)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO cause SELECT campaign, 'files', since, since FROM refusal;
        DROP TABLE refusal;
        """
}

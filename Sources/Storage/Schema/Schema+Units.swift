extension Schema {
    /// Since when a unit owes what is due: the day that the files give it (`valid_from`), else when the set of
    /// files was taken over that brought it; none for a unit of the first set.
    static let units = """
        DROP VIEW units;
        CREATE VIEW units AS
            SELECT u.campaign, u.code AS unit, u.name, u.kind, u.block, u.parent, u.valid_from,
                u.valid_until,
                CASE WHEN s.since > 0
                    THEN strftime('%Y-%m-%dT%H:%M:%SZ', s.since / 1000, 'unixepoch') END AS joined_utc
            FROM unit u LEFT JOIN unit_state s ON s.campaign = u.campaign AND s.unit = u.code;
        """
}

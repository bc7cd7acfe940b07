extension Schema {
    /// Indices of what is rare among all that a year brings, so that a pass never reads the year to find it.
    static let rare = """
        -- Letters that nobody released in time.
        CREATE INDEX message_unreleased ON message (campaign, ended)
            WHERE state = 'expired' AND approved = 0;
        -- What a block's limit kept back.
        CREATE INDEX occurrence_exhausted ON occurrence (campaign, unit, milestone, due)
            WHERE disposition = 'skipped' AND reason_code = 'maximum' AND role = 'focal';
        -- What had nowhere to go.
        CREATE INDEX occurrence_unaddressed ON occurrence (campaign, unit, due)
            WHERE reason_code = 'no-address';
        """
}

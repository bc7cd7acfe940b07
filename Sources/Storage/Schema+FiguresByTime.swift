extension Schema {
    /// Figures come in waves, all units at one as-of: in this order a wave fills pages of its own,
    /// where it touched every page of the index.
    static let figuresByTime = """
        DROP INDEX figure_once;
        CREATE UNIQUE INDEX figure_once ON figure (
            campaign, indicator, as_of, unit, status, ifnull(numerator, -1),
            ifnull(denominator, -1), ifnull(published_percent, ''));
        """
}

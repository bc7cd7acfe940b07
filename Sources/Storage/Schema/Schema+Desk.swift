extension Schema {
    /// Which clock the passes of the home go by; no row where no pass noted it.
    static let desk = """
        CREATE TABLE pass_clock (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            clock TEXT NOT NULL CHECK (clock = 'machine' OR clock = 'told')
        ) STRICT;
        """
}

extension String {
    /// One word of a shell's command, whatever is in it: `'it'\''s'` for `it's`.
    package var shellQuoted: String { "'" + replacing("'", with: "'\\''") + "'" }
}

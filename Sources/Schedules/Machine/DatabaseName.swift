import Texts

/// The name of a database that is no file: `postgresql://db.so.example/dondoc`, `service=dondoc`.
package struct DatabaseName {
    /// Whether a password stands in it, which belongs to the file `~/.pgpass`.
    package let holdsPassword: Bool

    /// nil for a path.
    package init?(_ text: String) {
        let folded = text.lowercased()
        let beginnings = ["postgres:", "postgresql:", "host=", "dbname=", "user="]
        guard
            folded.contains("://") || folded.contains("service=")
                || beginnings.contains(where: folded.hasPrefix)
        else { return nil }
        holdsPassword = folded.holdsPassword
    }
}

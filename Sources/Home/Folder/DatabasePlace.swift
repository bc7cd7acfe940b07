import Foundation

/// Where the home's database was when it was last used.
///
/// A disk that is not mounted, or another line in `dondoc.conf`, looks like a home that never had a database, and beside
/// the database there is nothing left that could tell. So the home itself remembers one that lies elsewhere, in the file
/// `.dondoc-database`, which holds its path. What `DONDOC_DATABASE` names for one command is neither remembered nor
/// judged.
package struct DatabasePlace {
    private let home: HomeFolder

    package init(of home: HomeFolder) {
        self.home = home
    }

    private var note: URL { home.url.appendingPathComponent(".dondoc-database") }

    /// Throws ``HomeError/databaseAway(was:is:note:)`` where there is no database, and the home had one.
    package func check() throws {
        guard !home.isDatabaseGiven, !Self.stands(home.databasePath), let was = remembered else {
            return
        }
        throw HomeError.databaseAway(
            was: was,
            is: home.databasePath,
            note: noted == nil ? nil : note.path
        )
    }

    /// Remembers that the database is used.
    ///
    /// A home in which nothing may be written goes without: that is no reason to refuse work.
    package func remember() {
        guard !home.isDatabaseGiven else { return }
        let path = home.databasePath
        if path == home.usualDatabasePath {
            if noted != nil { try? FileManager.default.removeItem(at: note) }
        } else if noted != path {
            try? Data((path + "\n").utf8).write(to: note, options: .atomic)
        }
    }

    private var noted: String? {
        guard let text = try? String(contentsOf: note, encoding: .utf8) else { return nil }
        let path = text.trimmingCharacters(in: .newlines)
        return path.isEmpty ? nil : path
    }

    /// nil where the home had no other database than the present one can be.
    private var remembered: String? {
        if let noted { return noted }
        let usual = home.usualDatabasePath
        return usual != home.databasePath && Self.stands(usual) ? usual : nil
    }

    private static func stands(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path)
    }
}

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

    /// Throws ``HomeError/databaseAway(was:is:note:)`` where there is no database, and the home had one, and
    /// ``HomeError/logLeftBehind(_:)`` where the database was moved without what was written last.
    package func check() throws {
        guard !home.isDatabaseGiven, let was = try remembered else { return }
        guard Self.stands(home.databasePath) else {
            let name = try noted == nil ? nil : note.path
            throw HomeError.databaseAway(was: was, is: home.databasePath, note: name)
        }
        let log = was + "-wal"
        let attributes = try? FileManager.default.attributesOfItem(atPath: log)
        if was != home.databasePath, !Self.stands(was), attributes?[.size] as? Int ?? 0 > 0 {
            throw HomeError.logLeftBehind(log)
        }
    }

    /// Remembers that the database is used.
    ///
    /// A home in which nothing may be written goes without: that is no reason to refuse work.
    package func remember() {
        let path = home.databasePath
        guard !home.isDatabaseGiven, let noted = try? noted ?? "" else { return }
        let manager = FileManager.default
        if path == home.usualDatabasePath {
            if !noted.isEmpty { try? manager.removeItem(at: note) }
        } else if noted != path {
            // Whoever works in the home reads it, whoever wrote it.
            let owner = try? manager.attributesOfItem(atPath: home.url.path)
            var attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o644]
            attributes[.ownerAccountID] = owner?[.ownerAccountID]
            attributes[.groupOwnerAccountID] = owner?[.groupOwnerAccountID]
            guard (try? Data((path + "\n").utf8).write(to: note, options: .atomic)) != nil else {
                return
            }
            try? manager.setAttributes(attributes, ofItemAtPath: note.path)
        }
    }

    /// What the note says; nil where there is none.
    private var noted: String? {
        get throws {
            guard Self.stands(note.path) else { return nil }
            guard let text = try? String(contentsOf: note, encoding: .utf8) else {
                throw HomeError.forbidden(note.path)
            }
            let path = text.trimmingCharacters(in: .newlines)
            return path.isEmpty ? nil : path
        }
    }

    /// nil where the home had no other database than the present one can be.
    private var remembered: String? {
        get throws {
            if let noted = try noted { return noted }
            let usual = home.usualDatabasePath
            let stands = Self.stands(usual) || Self.stands(usual + "-wal")
            return usual != home.databasePath && stands ? usual : nil
        }
    }

    private static func stands(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path)
    }
}

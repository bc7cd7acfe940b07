package import Campaigns
package import Foundation
import Glibc
package import Letters
package import Schedules
import Texts

/// The folder that holds `Schedules/`, the database unless it lies elsewhere, where an office words its letters itself
/// `Templates/`, and, where this machine has settings of its own, `dondoc.conf`.
package struct HomeFolder: Sendable {
    package let url: URL
    /// What `dondoc.conf` says and what is wrong with it.
    package let reading: SettingsReading
    /// Absolute.
    package let databasePath: String
    /// `DONDOC_DATABASE` says where the database is.
    let isDatabaseGiven: Bool
    private let shipped: ShippedFiles
    /// The home had templates of its own when it was opened.
    private let hadOwnTemplates: Bool

    /// The home at that place.
    ///
    /// `database`: where the database is, whatever `dondoc.conf` says: the value of `DONDOC_DATABASE`. A path that is
    /// not absolute counts from the home.
    ///
    /// Throws ``HomeError``, where `dondoc.conf` has an error as well: no other database is used in its place.
    package init(
        _ url: URL,
        database: String? = nil,
        shipped: ShippedFiles = .ofThisProgram
    ) throws {
        try self.init(checking: url, database: database, shipped: shipped)
        guard !reading.hasErrors else { throw HomeError.settings(reading) }
    }

    /// The same, also where `dondoc.conf` has errors: to tell of them with those of other files.
    ///
    /// Its database must not be opened then.
    package init(
        checking url: URL,
        database: String? = nil,
        shipped: ShippedFiles = .ofThisProgram
    ) throws {
        self.url = url.standardizedFileURL
        self.shipped = shipped
        hadOwnTemplates = Self.stands(self.url.appendingPathComponent("Templates"))
        reading = ScheduleFolder(home: self.url).readSettings()
        if let name = database.flatMap(DatabaseName.init) {
            throw HomeError.otherDatabase(holdsPassword: name.holdsPassword)
        }
        let path = database ?? reading.settings.database ?? Self.usualDatabase
        databasePath = Self.followed(Self.path(path, in: self.url))
        isDatabaseGiven = database != nil
        // With a database it is a home whose files are away for a moment: it goes on by those that were whole last.
        let places = [schedulesURL.path, databasePath]
        guard Self.stands(self.url), places.contains(where: FileManager.default.fileExists(atPath:))
        else {
            // A folder that may not be entered does not tell what is in it.
            guard unsafe access(schedulesURL.path, F_OK) != 0, errno == EACCES else {
                throw HomeError.noSchedules(self.url.path)
            }
            throw HomeError.forbidden(self.url.path)
        }
        guard unsafe access(schedulesURL.path, R_OK | X_OK) == 0 || errno != EACCES else {
            throw HomeError.forbidden(schedulesURL.path)
        }
    }

    private static let usualDatabase = "dondoc.sqlite"

    /// Where the database is unless somebody says otherwise.
    var usualDatabasePath: String { Self.followed(path(of: Self.usualDatabase)) }

    package var settings: HomeSettings { reading.settings }

    /// A path of the settings, absolute or relative to the home, as an absolute one.
    package func path(of written: String) -> String {
        Self.path(written, in: url)
    }

    private static func path(_ written: String, in home: URL) -> String {
        written.hasPrefix("/") ? written : home.appendingPathComponent(written).path
    }

    /// Where a link leads; one that leads nowhere stays as it is, and cannot be opened.
    ///
    /// What SQLite and DonDoc keep beside a database (log, lock, earlier ones) must lie in one place, by whatever name it
    /// is opened.
    private static func followed(_ path: String) -> String {
        guard (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil,
            FileManager.default.fileExists(atPath: path)
        else { return path }
        return URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    package var schedulesURL: URL { url.appendingPathComponent("Schedules") }

    /// The folder of the letter templates: the home's own, else those that ship with the program.
    ///
    /// A home that had its own when it was opened never falls back: where they are moved away under a
    /// running service, no letter leaves in words that the office did not choose. Its own that come
    /// later are used from then on.
    package var templatesURL: URL {
        guard !hadOwnTemplates, let shippedTemplates, !hasOwnTemplates else {
            return ownTemplatesURL
        }
        return shippedTemplates
    }

    /// The home has a folder of templates now.
    var hasOwnTemplates: Bool { Self.stands(ownTemplatesURL) }

    /// The templates are those that ship with the program.
    package var usesShippedTemplates: Bool { templatesURL != ownTemplatesURL }

    /// How messages name the folder of the templates: a path in the home, or a whole one.
    package var templatesName: String { usesShippedTemplates ? templatesURL.path : "Templates" }

    /// Throws ``HomeError/noTemplates(home:_:)`` where there are templates nowhere.
    ///
    /// `only`: the one campaign that is wanted; nil for all. `kept`: names of templates that would be used should the
    /// home's be away. `tolerating`: variables that may hold passwords, see ``ScheduleSets``.
    package func readSchedules(
        only: CampaignID? = nil,
        keeping kept: Set<String> = [],
        tolerating variables: Set<String>? = nil
    ) throws -> ScheduleSets {
        if kept.isEmpty { try requireTemplates() }
        return try ScheduleFolder(home: url).read(
            templates: templateNames().union(kept),
            only: only,
            tolerating: variables
        )
    }

    /// Names of the letter templates at hand.
    package func templateNames() -> Set<String> { TemplateLibrary.names(in: templateFiles) }

    /// Throws ``HomeError/noTemplates(home:_:)`` where there are none anywhere, and ``FileFault`` where one cannot be
    /// read, or what is no text.
    package func readTemplates() throws -> TemplateLibrary {
        try requireTemplates()
        return try templates(Self.template)
    }

    /// The templates that can be read: a letter of another one is its campaign's failure, not the
    /// service's end.
    package func readableTemplates() -> TemplateLibrary {
        templates { try? Self.template($0) }
    }

    private static func template(_ url: URL) throws -> String {
        let octets = try BoundedFile.octets(of: url, upTo: TextLimit.template)
        guard let text = String(validating: octets, as: UTF8.self) else {
            throw FileFault(.unreadable, url.path, TextLimit.template)
        }
        return text
    }

    /// The texts of the templates that can be read, by file name.
    func templateTexts() -> [String: String] {
        var files: [String: String] = [:]
        let folder = templatesURL
        for name in templateFiles {
            files[name] = try? Self.template(folder.appendingPathComponent(name))
        }
        return files
    }

    private func templates(_ read: (URL) throws -> String?) rethrows -> TemplateLibrary {
        var files: [String: String] = [:]
        let folder = templatesURL
        for name in templateFiles {
            files[name] = try read(folder.appendingPathComponent(name))
        }
        return TemplateLibrary(files: files, folder: templatesName)
    }

    private var templateFiles: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: templatesURL.path)) ?? []
        return names.filter { $0.hasSuffix(".mustache") }
    }

    private var ownTemplatesURL: URL { url.appendingPathComponent("Templates") }

    /// Those that ship with the program, which may come back under a running service; nil where none are found.
    private var shippedTemplates: URL? {
        shipped.folder(holding: "Templates")?.appendingPathComponent("Templates")
    }

    /// There are templates nowhere, and there were none of the home's own when it was opened.
    var lacksTemplates: Bool {
        !hadOwnTemplates && !hasOwnTemplates && shippedTemplates == nil
    }

    private func requireTemplates() throws {
        guard lacksTemplates else { return }
        throw HomeError.noTemplates(home: url.path, shipped)
    }

    /// Something of that name is there, be it a link to what is away: the office has its own.
    private static func stands(_ url: URL) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: url.path)) != nil
    }
}

/// Why a folder is no home, or does not hold what is asked for.
package enum HomeError: Error {
    case noSchedules(_ path: String)
    /// Whoever asks may not read the folder.
    case forbidden(_ path: String)
    /// `dondoc.conf` has errors.
    case settings(SettingsReading)
    /// `DONDOC_DATABASE` names a database that is no file.
    case otherDatabase(holdsPassword: Bool)
    /// There is no database, though the home had one at `was`; `note`: the file that says so, nil where the database
    /// itself does.
    case databaseAway(was: String, is: String, note: String?)
    /// The database was moved, and this log, which holds what was recorded last, was not.
    case logLeftBehind(_ path: String)
    /// Letter templates are neither in the home nor in any place of what ships with the program.
    case noTemplates(home: String, ShippedFiles)
    /// The campaign has no mail server.
    case noMailServer
}

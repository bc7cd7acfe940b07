package import Campaigns
package import Foundation
package import Letters
package import Schedules
import Texts

/// The folder that holds `Schedules/`, `Templates/`, the database unless it lies elsewhere, and, where this
/// machine has settings of its own, `dondoc.conf`.
package struct HomeFolder: Sendable {
    package let url: URL
    /// What `dondoc.conf` says and what is wrong with it.
    package let reading: SettingsReading
    /// Absolute.
    package let databasePath: String

    /// The home at that place.
    ///
    /// `database`: where the database is, whatever `dondoc.conf` says: the value of `DONDOC_DATABASE`. A path that is
    /// not absolute counts from the home.
    ///
    /// Throws ``HomeError``, where `dondoc.conf` has an error as well: no other database is used in its place.
    package init(_ url: URL, database: String? = nil) throws {
        try self.init(checking: url, database: database)
        guard !reading.hasErrors else { throw HomeError.settings(reading) }
    }

    /// The same, also where `dondoc.conf` has errors: to tell of them with those of other files.
    ///
    /// Its database must not be opened then.
    package init(checking url: URL, database: String? = nil) throws {
        self.url = url.standardizedFileURL
        reading = ScheduleFolder(home: self.url).readSettings()
        if let name = database.flatMap(DatabaseName.init) {
            throw HomeError.otherDatabase(holdsPassword: name.holdsPassword)
        }
        let path = database ?? reading.settings.database ?? "dondoc.sqlite"
        databasePath = Self.path(path, in: self.url)
        guard FileManager.default.fileExists(atPath: schedulesURL.path) else {
            throw HomeError.noSchedules(self.url.path)
        }
    }

    package var settings: HomeSettings { reading.settings }

    /// A path of the settings, absolute or relative to the home, as an absolute one.
    package func path(of written: String) -> String {
        Self.path(written, in: url)
    }

    private static func path(_ written: String, in home: URL) -> String {
        written.hasPrefix("/") ? written : home.appendingPathComponent(written).path
    }

    package var schedulesURL: URL { url.appendingPathComponent("Schedules") }
    package var templatesURL: URL { url.appendingPathComponent("Templates") }

    /// `only`: the one campaign that is wanted; nil for all.
    package func readSchedules(only: CampaignID? = nil) throws -> ScheduleSets {
        try ScheduleFolder(home: url).read(templates: templateNames(), only: only)
    }

    /// Names of the letter templates at hand.
    package func templateNames() -> Set<String> { TemplateLibrary.names(in: templateFiles) }

    /// Throws ``FileFault`` where a template cannot be read, or what is no text.
    package func readTemplates() throws -> TemplateLibrary {
        try templates(Self.template)
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
        for name in templateFiles {
            files[name] = try? String(
                contentsOf: templatesURL.appendingPathComponent(name),
                encoding: .utf8
            )
        }
        return files
    }

    private func templates(_ read: (URL) throws -> String?) rethrows -> TemplateLibrary {
        var files: [String: String] = [:]
        for name in templateFiles {
            files[name] = try read(templatesURL.appendingPathComponent(name))
        }
        return TemplateLibrary(files: files)
    }

    private var templateFiles: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: templatesURL.path)) ?? []
        return names.filter { $0.hasSuffix(".mustache") }
    }
}

/// Why a folder is no home, or does not hold what is asked for.
package enum HomeError: Error {
    case noSchedules(_ path: String)
    /// `dondoc.conf` has errors.
    case settings(SettingsReading)
    /// `DONDOC_DATABASE` names a database that is no file.
    case otherDatabase(holdsPassword: Bool)
    /// The campaign has no mail server.
    case noMailServer
}

package import Campaigns
package import Foundation
package import Letters
package import Schedules

/// The folder that holds `Schedules/`, `Templates/` and the database.
package struct HomeFolder: Sendable {
    package let url: URL

    /// Throws ``HomeError/noSchedules(_:)`` where the folder holds no `Schedules`.
    package init(_ url: URL) throws {
        self.url = url.standardizedFileURL
        guard FileManager.default.fileExists(atPath: schedulesURL.path) else {
            throw HomeError.noSchedules(self.url.path)
        }
    }

    package var schedulesURL: URL { url.appendingPathComponent("Schedules") }
    package var templatesURL: URL { url.appendingPathComponent("Templates") }
    package var databasePath: String { url.appendingPathComponent("dondoc.sqlite").path }

    /// `only`: the one campaign that is wanted; nil for all.
    package func readSchedules(only: CampaignID? = nil) throws -> ScheduleSets {
        try ScheduleFolder(home: url).read(templates: templateNames(), only: only)
    }

    /// Names of the letter templates at hand.
    package func templateNames() -> Set<String> { TemplateLibrary.names(in: templateFiles) }

    /// Throws what the file system says where a template cannot be read.
    package func readTemplates() throws -> TemplateLibrary {
        try templates { try String(contentsOf: $0, encoding: .utf8) }
    }

    /// The templates that can be read: a letter of another one is its campaign's failure, not the
    /// service's end.
    package func readableTemplates() -> TemplateLibrary {
        templates { try? String(contentsOf: $0, encoding: .utf8) }
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
package enum HomeError: Error, Hashable {
    case noSchedules(_ path: String)
    /// The campaign has no mail server.
    case noMailServer
}

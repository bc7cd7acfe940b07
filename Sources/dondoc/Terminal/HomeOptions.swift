import ArgumentParser
import Campaigns
import Foundation
import Home
import Schedules
import Texts

struct HomeOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Commands.home(Screen.language), valueName: "DIR"))
    var home: String?

    @Option(help: ArgumentHelp(Commands.language(Screen.language), valueName: "vi|en"))
    var lang: Language?

    func open() throws -> HomeFolder { try HomeFolder(path: home) }

    /// The home, also where `dondoc.conf` has errors, which are to be told with those of other files.
    func openToCheck() throws -> HomeFolder {
        try HomeFolder(checking: HomeFolder.url(home), database: HomeFolder.chosenDatabase)
    }
}

extension HomeFolder {
    /// `path`: `--home`; nil means `DONDOC_HOME`, then the current folder.
    ///
    /// Where `dondoc.conf` has errors they are shown before it throws.
    init(path: String?) throws {
        do {
            try self.init(Self.url(path), database: Self.chosenDatabase)
        } catch HomeError.settings(let reading) {
            throw reading.refusal
        }
    }

    fileprivate static func url(_ path: String?) -> URL {
        let chosen = path ?? ProcessInfo.processInfo.environment["DONDOC_HOME"] ?? "."
        return URL(fileURLWithPath: chosen)
    }

    /// `DONDOC_DATABASE`, which goes before what the file says.
    fileprivate static var chosenDatabase: String? {
        ProcessInfo.processInfo.environment["DONDOC_DATABASE"].flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension SettingsReading {
    /// What the file says; where it has errors they are shown before it throws.
    func wholeSettings() throws -> HomeSettings {
        guard !hasErrors else { throw refusal }
        return settings
    }

    /// Shows what is wrong with the file.
    fileprivate var refusal: CommandFailure {
        Screen.complain(about: findings, in: [file].compactMap(\.self))
        return CommandFailure(Messages.settingsFault)
    }
}

extension Language: ExpressibleByArgument {
    /// In capitals or not.
    init?(argument: String) { self.init(rawValue: argument.lowercased()) }
}

extension Slug: ExpressibleByArgument {
    init(argument: String) { self.init(argument) }
}

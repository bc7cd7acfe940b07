import ArgumentParser
import Campaigns
import Foundation
import Home
import Texts

struct HomeOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Commands.home(Screen.language), valueName: "DIR"))
    var home: String?

    @Option(help: ArgumentHelp(Commands.language(Screen.language), valueName: "vi|en"))
    var lang: Language?

    func open() throws -> HomeFolder { try HomeFolder(path: home) }
}

extension HomeFolder {
    /// `path`: `--home`; nil means `DONDOC_HOME`, then the current folder.
    init(path: String?) throws {
        let chosen = path ?? ProcessInfo.processInfo.environment["DONDOC_HOME"] ?? "."
        try self.init(URL(fileURLWithPath: chosen))
    }
}

extension Language: ExpressibleByArgument {}

extension Slug: ExpressibleByArgument {
    init(argument: String) { self.init(argument) }
}

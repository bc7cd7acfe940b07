import ArgumentParser
import Foundation
import Glibc
import Texts

struct ServiceInstall: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "install",
            abstract: ServiceWords.install(Screen.language),
            aliases: ["cai-dat"]
        )
    }

    @OptionGroup var options: ServiceOptions

    @Option(help: ArgumentHelp(ServiceWords.root(Screen.language), valueName: "DIR"))
    var root: String?

    func run() throws {
        let unit = try options.unit(in: root)
        guard root != nil || geteuid() == 0 else { throw CommandFailure(ServiceWords.needsRoot) }
        let language = Screen.language
        let installation = try ServiceInstallation(unit, root: root)
        for step in try installation.write() { Screen.say(step(language)) }
        Screen.say(ServiceWords.next(language))
        for command in installation.nextCommands { Screen.say("  " + command) }
        for hint in installation.hints { Screen.say(hint(language)) }
    }
}

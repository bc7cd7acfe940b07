import ArgumentParser
import Foundation
import Home
import Texts

struct BackupCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "backup",
            abstract: KeepingWords.backup(Screen.language),
            aliases: ["sao-luu"]
        )
    }

    @OptionGroup var home: HomeOptions

    @Argument(help: ArgumentHelp(KeepingWords.backupFile(Screen.language), valueName: "FILE"))
    var file: String

    @Flag(help: ArgumentHelp(KeepingWords.replace(Screen.language)))
    var replace = false

    func run() throws {
        let path = URL(fileURLWithPath: file).path
        let summary = try Stores.backUp(try home.open(), to: path, replacing: replace)
        Screen.say(KeepingWords.backedUp(summary, file)(Screen.language))
        Screen.say(KeepingWords.backupHolds(Screen.language))
    }
}

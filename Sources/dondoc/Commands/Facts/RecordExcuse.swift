import ArgumentParser
import Texts

struct RecordExcuse: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "excuse",
            abstract: Commands.recordExcuse(Screen.language),
            aliases: ["mien"]
        )
    }

    @OptionGroup var options: RecordOptions

    @Argument(help: ArgumentHelp(Commands.unit(Screen.language))) var unit: String
    @Argument(help: ArgumentHelp(Commands.milestone(Screen.language))) var milestone: String

    @Option(help: ArgumentHelp(Commands.reason(Screen.language), valueName: "TEXT"))
    var reason: String

    func run() throws {
        try options.store(.excuse, unit: unit, milestone: milestone, reason: reason)
    }
}

import ArgumentParser
import Texts

struct RecordExtension: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "extension",
            abstract: Commands.recordExtension(Screen.language),
            aliases: ["gia-han"]
        )
    }

    @OptionGroup var options: RecordOptions

    @Argument(help: ArgumentHelp(Commands.unit(Screen.language))) var unit: String
    @Argument(help: ArgumentHelp(Commands.milestone(Screen.language))) var milestone: String
    @Argument(help: ArgumentHelp(Commands.to(Screen.language))) var date: String

    @Option(help: ArgumentHelp(Commands.reason(Screen.language), valueName: "TEXT"))
    var reason: String

    func run() throws {
        try options.store(
            .extension(until: date),
            unit: unit,
            milestone: milestone,
            reason: reason
        )
    }
}

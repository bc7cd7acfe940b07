import ArgumentParser
import Home
import Texts

struct RecordFigure: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "figure",
            abstract: Commands.recordFigure(Screen.language),
            aliases: ["so-lieu"]
        )
    }

    @OptionGroup var options: RecordOptions

    @Argument(help: ArgumentHelp(Commands.unit(Screen.language))) var unit: String
    @Argument(help: ArgumentHelp(Commands.indicator(Screen.language))) var indicator: String
    @Argument(help: ArgumentHelp(Commands.share(Screen.language))) var figure: String

    @Option(help: ArgumentHelp(Commands.at(Screen.language), valueName: "INSTANT"))
    var at: InstantArgument

    @Option(
        help: ArgumentHelp(
            Commands.status(Screen.language),
            valueName: "quick|preliminary|final|corrected"
        )
    )
    var status = "quick"

    func run() throws {
        guard let (numerator, denominator) = Share.parts(figure) else {
            throw CommandFailure(Messages.badShare(figure))
        }
        let workspace = try Workspace(options.home.open())
        let campaign = try workspace.campaign(options.campaign)
        let time = try options.time(in: campaign)
        let row = [unit, indicator, time.written(at), numerator, denominator, status]
        try options.store(
            RecordTable(
                heading: ["unit", "indicator", "as_of", "numerator", "denominator", "status"],
                rows: [row]
            ),
            in: campaign,
            workspace,
            time
        )
    }
}

import ArgumentParser
import Home
import Texts

struct RecordReport: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "report",
            abstract: Commands.recordReport(Screen.language),
            aliases: ["bao-cao"]
        )
    }

    @OptionGroup var options: RecordOptions

    @Argument(help: ArgumentHelp(Commands.unit(Screen.language))) var unit: String
    @Argument(help: ArgumentHelp(Commands.milestone(Screen.language))) var milestone: String

    @Option(help: ArgumentHelp(Commands.at(Screen.language), valueName: "INSTANT"))
    var at: InstantArgument?

    @Option(help: ArgumentHelp(Commands.document(Screen.language), valueName: "TEXT"))
    var document: String?

    @Option(
        help: ArgumentHelp(
            Commands.status(Screen.language),
            valueName: "received|accepted|returned|withdrawn"
        )
    )
    var status = "received"

    @Option(help: ArgumentHelp(Commands.note(Screen.language), valueName: "TEXT"))
    var note: String?

    func run() throws {
        let workspace = try Workspace(options.home.open())
        let campaign = try workspace.campaign(options.campaign)
        let time = try options.time(in: campaign)
        let row = [unit, milestone, time.written(at), document ?? "", status, note ?? ""]
        try options.store(
            RecordTable(
                heading: ["unit", "milestone", "submitted_at", "document", "status", "note"],
                rows: [row]
            ),
            in: campaign,
            workspace,
            time
        )
    }
}

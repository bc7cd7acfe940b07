import ArgumentParser
import Delivery
import Home
import LetterTables
import Texts

struct OutboxList: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "list", abstract: Commands.outboxList(Screen.language))
    }

    @OptionGroup var home: HomeOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var filter: LetterFilter

    @Option(help: ArgumentHelp(Commands.state(Screen.language), valueName: "STATE"))
    var state: String?

    func run() throws {
        let wanted = try state.map { name in
            guard let states = LetterPhrases.states(named: name) else {
                throw CommandFailure(OutboxWords.unknownState(name))
            }
            return states
        }
        let workspace = try Workspace(reading: home.open())
        let rows = try workspace.store.outbox(filter.selection(in: workspace), in: wanted)
        format.show(OutboxTable.table(rows, in: try workspace.sharedZone(), Screen.language))
    }
}

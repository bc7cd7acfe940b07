import ArgumentParser
import Campaigns
import Delivery
import Home
import LetterTables
import StatisticsTables
import Tables
import Texts
import Wording

struct LedgerCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "ledger",
            abstract: Commands.ledger(Screen.language),
            aliases: ["so-theo-doi"]
        )
    }

    @OptionGroup var home: HomeOptions
    @OptionGroup var format: FormatOptions

    @Option(help: ArgumentHelp(Commands.campaign(Screen.language), valueName: "ID"))
    var campaign: CampaignID?

    func run() throws {
        let workspace = try Workspace(reading: home.open())
        try workspace.require(campaign)
        let rows = try workspace.store.ledger(of: campaign)
        format.show(LedgerTable.table(rows, Screen.language))
        let wrong = rows.filter { !$0.balances }
        for row in wrong {
            Screen.complain(
                Messages.unbalanced(row.day, row.schedule, row.line)(Screen.language)
            )
        }
        if !wrong.isEmpty { throw Exit(code: 1) }
    }
}

import ArgumentParser
import Campaigns
import Statistics
import StatisticsTables
import Texts
import Wording

struct StatsRanking: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "ranking",
            abstract: Commands.ranking(Screen.language),
            aliases: ["xep-hang"]
        )
    }

    @OptionGroup var options: StatsOptions

    @Option(help: ArgumentHelp(Commands.sheet(Screen.language), valueName: "ID"))
    var sheet: ScoreSheetID?

    @Option(help: ArgumentHelp(Commands.explain(Screen.language), valueName: "UNIT"))
    var explain: String?

    func run() throws {
        let workspace = try options.workspace()
        let input = try options.input(workspace)
        let sheet = try input.campaign.scoreSheet(named: sheet)
        let unit = try explain.map { try input.campaign.unit(named: $0) }
        try options.show(input, workspace) { tables in
            let statistic = try tables.ranking(sheet)
            guard let unit, let row = statistic.rows.first(where: { $0.unit.code == unit.code })
            else { return tables.ranking(statistic) }
            return tables.explanation(row, sheet)
        }
    }
}

extension Campaign {
    /// The sheet of that id; the only one where none is named.
    func scoreSheet(named name: ScoreSheetID?) throws -> ScoreSheet {
        let known = scoreSheets.map(\.id)
        if let sheet = scoreSheets.first(where: { $0.id == name ?? known.first }),
            name != nil || known.count == 1
        {
            return sheet
        }
        throw CommandFailure(StatisticsWords.noScoreSheet(known))
    }
}

import ArgumentParser
import Campaigns
import Foundation
import Statistics
import StatisticsTables
import Tables
import Texts
import Wording

struct StatsUnit: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "unit",
            abstract: Commands.unitPage(Screen.language),
            aliases: ["don-vi"]
        )
    }

    @OptionGroup var options: StatsOptions

    @Argument(help: ArgumentHelp(Commands.unit(Screen.language))) var unit: String

    func run() throws {
        let workspace = try options.workspace()
        let input = try options.input(workspace)
        let unit = try input.campaign.unit(named: self.unit)
        try options.show(input, workspace) { try $0.milestones(of: unit) }
        let isWhole =
            options.format.format == .table || options.format.format == .markdown
        guard isWhole, !options.short, options.since == nil, options.trend == nil else { return }
        let tables = StatisticsTables(input: input)
        var further = [try tables.figures(of: unit)]
        for sheet in input.campaign.scoreSheets {
            guard
                let row = try tables.ranking(sheet).rows.first(where: { $0.unit.code == unit.code })
            else { continue }
            further.append(tables.explanation(row, sheet))
        }
        for table in further where !table.rows.isEmpty {
            Screen.say("")
            options.format.show(table)
        }
    }
}

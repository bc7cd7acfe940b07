import ArgumentParser
import Statistics
import StatisticsTables
import Texts
import Wording

struct StatsActivity: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "activity",
            abstract: Commands.activity(Screen.language),
            aliases: ["hoat-dong"]
        )
    }

    @OptionGroup var options: StatsOptions
    @OptionGroup var rows: DimensionOptions<UnitBreakdowns>

    @Option(help: ArgumentHelp(Commands.onlyActivity(Screen.language), valueName: "NAME"))
    var activity: String?

    func run() throws {
        let dimension = rows.dimension(otherwise: activity == nil ? .all : .unit)
        try options.show { tables in
            options.isForMachines
                ? try tables.activityByMonth(by: dimension, only: activity)
                : try tables.activity(by: dimension, only: activity)
        }
    }
}

import ArgumentParser
import Statistics
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
    @OptionGroup var rows: DimensionOptions

    @Option(help: ArgumentHelp(Commands.onlyActivity(Screen.language), valueName: "NAME"))
    var activity: String?

    func run() throws {
        let dimension = try rows.dimension(
            among: [.unit, .kind, .block, .all],
            otherwise: activity == nil ? .all : .unit
        )
        let isForMachines = options.format.format == .csv || options.format.format == .json
        try options.show { tables in
            isForMachines
                ? try tables.activityByMonth(by: dimension, only: activity)
                : try tables.activity(by: dimension, only: activity)
        }
    }
}

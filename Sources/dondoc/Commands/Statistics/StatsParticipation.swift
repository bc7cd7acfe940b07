import ArgumentParser
import Campaigns
import Statistics
import StatisticsTables
import Texts
import Wording

struct StatsParticipation: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "participation",
            abstract: Commands.participation(Screen.language),
            aliases: ["tham-gia"]
        )
    }

    @OptionGroup var options: StatsOptions
    @OptionGroup var rows: DimensionOptions<ParticipationBreakdowns>

    @Option(help: ArgumentHelp(Commands.indicator(Screen.language), valueName: "ID"))
    var indicator: [String] = []

    func run() throws {
        let dimension = rows.dimension()
        let workspace = try options.workspace()
        let input = try options.input(workspace)
        let indicators = try input.campaign.indicators(named: indicator)
        try options.show(input, workspace) { tables in
            dimension == .milestone
                ? try tables.workParticipation()
                : try tables.participation(indicators, by: dimension)
        }
    }
}

extension Campaign {
    /// The indicators of those ids; all, where none is named.
    func indicators(named names: [String]) throws -> [Indicator] {
        guard !names.isEmpty else { return indicators }
        return try names.map { try indicator(named: $0) }
    }
}

import ArgumentParser
import Campaigns
import Statistics
import StatisticsTables
import Texts
import Wording

struct StatsProgress: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "progress",
            abstract: Commands.progress(Screen.language),
            aliases: ["tien-do"]
        )
    }

    @OptionGroup var options: StatsOptions
    @OptionGroup var rows: DimensionOptions<ObligationBreakdowns>

    @Option(help: ArgumentHelp(Commands.onlyMilestone(Screen.language), valueName: "ID"))
    var milestone: [String] = []

    func run() throws {
        let dimension = rows.dimension()
        let workspace = try options.workspace()
        let input = try options.input(workspace)
        let chosen = try input.campaign.milestones(named: milestone)
        try options.show(input, workspace) { try $0.progress(by: dimension, milestones: chosen) }
    }
}

struct StatsTimeliness: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "timeliness",
            abstract: Commands.timeliness(Screen.language),
            aliases: ["dung-han"]
        )
    }

    @OptionGroup var options: StatsOptions
    @OptionGroup var rows: DimensionOptions<ObligationBreakdowns>

    func run() throws {
        let dimension = rows.dimension()
        try options.show { try $0.timeliness(by: dimension) }
    }
}

extension Campaign {
    /// The milestones of those ids; nil for all, where none is named.
    func milestones(named names: [String]) throws -> Set<MilestoneID>? {
        guard !names.isEmpty else { return nil }
        return try Set(names.map { try milestone(named: $0).id })
    }
}

import ArgumentParser
import Campaigns
import Statistics
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
    @OptionGroup var rows: DimensionOptions

    @Option(help: ArgumentHelp(Commands.onlyMilestone(Screen.language), valueName: "ID"))
    var milestone: [String] = []

    func run() throws {
        let dimension = try rows.dimension(among: Breakdown.allCases)
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
    @OptionGroup var rows: DimensionOptions

    func run() throws {
        let dimension = try rows.dimension(among: Breakdown.allCases)
        try options.show { try $0.timeliness(by: dimension) }
    }
}

extension Campaign {
    /// nil where none is named.
    func milestones(named names: [String]) throws -> Set<MilestoneID>? {
        guard !names.isEmpty else { return nil }
        return try Set(
            names.map { name in
                guard let milestone = milestone(MilestoneID(name)), !milestone.isDateOnly else {
                    throw CommandFailure(Findings.unknownMilestone(name))
                }
                return milestone.id
            }
        )
    }
}

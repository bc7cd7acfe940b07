import ArgumentParser
import Campaigns
import Statistics
import Wording

struct StatsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "stats",
            abstract: Commands.stats(Screen.language),
            subcommands: [StatsParticipation.self, StatsProgress.self],
            aliases: ["thong-ke"]
        )
    }
}

/// What every statistic needs to know.
struct StatsOptions: ParsableArguments {
    @OptionGroup var home: HomeOptions
    @OptionGroup var campaign: CampaignOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var now: NowOptions

    @Option(help: ArgumentHelp(Commands.asOf(Screen.language), valueName: "INSTANT"))
    var asOf: InstantArgument?

    func load() throws -> (Campaign, Facts, Instant) {
        let workspace = try Workspace(home.open())
        let campaign = try workspace.campaign(campaign)
        let present = now.instant(campaign.zone)
        let instant = asOf?.asOf(campaign.zone, now: present) ?? present
        return (campaign, try workspace.facts(of: campaign), instant)
    }
}

struct StatsProgress: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "progress",
            abstract: Commands.progress(Screen.language),
            aliases: ["tien-do"]
        )
    }

    @OptionGroup var options: StatsOptions

    func run() throws {
        let (campaign, facts, instant) = try options.load()
        let progress = ProgressTable(ObligationEvaluator(campaign), OutcomeBoard(campaign, facts: facts, at: instant), at: instant)
        options.format.show(
            StatisticsTables.progress(
                progress,
                of: campaign,
                asOf: instant,
                isSample: campaign.isSample(with: facts)
            )
        )
    }
}

struct StatsParticipation: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "participation",
            abstract: Commands.participation(Screen.language),
            aliases: ["tham-gia"]
        )
    }

    @OptionGroup var options: StatsOptions

    @Option(help: ArgumentHelp(Commands.indicator(Screen.language), valueName: "ID"))
    var indicator: String?

    func run() throws {
        let (campaign, facts, instant) = try options.load()
        var indicators = campaign.indicators
        if let indicator {
            indicators = indicators.filter { $0.id.text == indicator }
            guard !indicators.isEmpty else {
                throw CommandFailure(Messages.unknownIndicator(indicator))
            }
        }
        let tables = indicators.map {
            ParticipationTable($0, of: campaign, facts: facts, asOf: instant, known: instant)
        }
        options.format.show(
            StatisticsTables.participation(
                tables,
                of: campaign,
                asOf: instant,
                isSample: campaign.isSample(with: facts)
            )
        )
    }
}

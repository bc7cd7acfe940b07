import ArgumentParser
import Campaigns
import Delivery
import Schedules
import Storage
import Texts
import Wording

struct WhyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "why",
            abstract: Commands.why(Screen.language),
            aliases: ["vi-sao"]
        )
    }

    @OptionGroup var home: HomeOptions
    @OptionGroup var campaign: CampaignOptions
    @OptionGroup var now: NowOptions

    @Argument(help: ArgumentHelp(Commands.unit(Screen.language))) var unit: String
    @Argument(help: ArgumentHelp(Commands.milestone(Screen.language))) var milestone: String

    @Option(help: ArgumentHelp(Commands.onDate(Screen.language), valueName: "DATE"))
    var on: InstantArgument?

    func run() throws {
        let workspace = try Workspace(home.open())
        let campaign = try workspace.campaign(campaign)
        let unit = try campaign.unit(named: unit)
        guard let milestone = campaign.milestone(MilestoneID(milestone)) else {
            throw CommandFailure(
                Messages.unknownMilestone(
                    self.milestone,
                    known: campaign.milestones.map(\.id.text).sorted()
                )
            )
        }
        let present = now.instant(campaign.zone)
        let trace = LetterTrace(
            store: workspace.store,
            planner: Planner(
                campaign: campaign,
                templates: try workspace.home.readTemplates(),
                store: workspace.store
            ),
            facts: try workspace.facts(of: campaign),
            now: present,
            day: on?.date(campaign.zone, now: present)
        )
        for line in try trace.lines(unit, milestone) { Screen.say(line) }
    }
}

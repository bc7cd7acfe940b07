import ArgumentParser
import Campaigns
import Delivery
import Home
import LetterTables
import Schedules
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
        let planner = Planner(
            campaign: campaign,
            templates: try workspace.home.readTemplates(),
            store: workspace.store
        )
        let trace = LetterTrace(
            store: workspace.store,
            planner: planner,
            facts: try workspace.facts(of: campaign),
            now: present
        )
        let telling = TraceTelling(
            campaign: campaign,
            letters: workspace.store,
            now: present,
            day: on?.date(campaign.zone, now: present),
            language: Screen.language
        )
        let account = try trace.account(of: unit, milestone)
        for line in try telling.lines(unit, milestone, account) { Screen.say(line) }
    }
}

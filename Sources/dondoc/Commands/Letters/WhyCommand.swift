import ArgumentParser
import Campaigns
import Delivery
import Home
import LetterTables
import Schedules
import Texts
import Wording

struct WhyCommand: AsyncParsableCommand {
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

    func run() async throws {
        let workspace = try Workspace(reading: home.open())
        let campaign = try workspace.knowing(workspace.campaign(campaign))
        let milestone = try wantedMilestone(in: campaign, of: workspace)
        let present = now.instant(campaign.zone)
        let planner = Planner(
            campaign: campaign,
            templates: try workspace.home.readTemplates(),
            store: workspace.store
        )
        let trace = LetterTrace(
            store: workspace.store,
            ahead: try await ledgerAhead(of: campaign, workspace, from: present),
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
        let lines: [String]
        do {
            let unit = try campaign.unit(named: unit)
            lines = try telling.lines(unit.name, milestone, trace.account(of: unit, milestone))
        } catch let unknown as CommandFailure {
            // A unit that the files no longer have goes by its code.
            let account = try trace.account(ofFormer: UnitCode(unit), milestone)
            guard let account else { throw unknown }
            lines = try telling.lines(unit, milestone, account)
        }
        lines.forEach(Screen.say)
    }

    /// What the ledger will hold about the unit when the campaign is over, if nobody reports from now on.
    private func ledgerAhead(
        of campaign: Campaign,
        _ workspace: Workspace,
        from present: Instant
    ) async throws -> any HomeStore {
        let copy = try workspace.scratchCopy()
        let activation = try await copy.activate(at: present)
        guard let code = try? campaign.unit(named: unit).code,
            let active = activation.campaigns.first(where: { $0.id == campaign.id })
        else { return copy.store }
        let end = campaign.zone.end(of: campaign.validity.upperBound)
        return try await HomeForecast(
            of: active,
            on: copy,
            templates: workspace.home.readTemplates(),
            .unit(code),
            through: present...max(present, end)
        ).end
    }

    /// The milestone of the campaign by its id or a name of it, also one that nobody owes.
    private func wantedMilestone(in campaign: Campaign, of workspace: Workspace) throws -> Milestone
    {
        if let found = NameIndex(campaign.milestones)[self.milestone].flatMap(campaign.milestone) {
            return found
        }
        let others = try workspace.home.readSchedules().sets.compactMap(\.campaign)
            .filter { $0.id != campaign.id && NameIndex($0.milestones)[self.milestone] != nil }
        if let other = others.first {
            throw CommandFailure(Messages.milestoneOfAnother(self.milestone, campaign.id, other.id))
        }
        throw CommandFailure(
            Messages.unknownMilestone(
                self.milestone,
                known: campaign.milestones.map(\.id.text).sorted()
            )
        )
    }
}

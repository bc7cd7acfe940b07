import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Home
import LetterTables
import Letters
import Schedules
import StatisticsTables
import Tables
import Texts
import Wording

struct PlanCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "plan",
            abstract: Commands.plan(Screen.language),
            aliases: ["lich-gui"]
        )
    }

    @OptionGroup var home: HomeOptions
    @OptionGroup var campaign: CampaignOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var now: NowOptions

    @Option(help: ArgumentHelp(Commands.from(Screen.language), valueName: "DATE"))
    var from: InstantArgument?

    @Option(help: ArgumentHelp(Commands.to(Screen.language), valueName: "DATE"))
    var to: InstantArgument?

    @Option(help: ArgumentHelp(Commands.unit(Screen.language), valueName: "UNIT"))
    var unit: String?

    @Flag(help: ArgumentHelp(Commands.perUnit(Screen.language)))
    var perUnit = false

    @Flag(help: ArgumentHelp(Commands.ics(Screen.language)))
    var ics = false

    @Flag(help: ArgumentHelp(Commands.withFacts(Screen.language)))
    var withFacts = false

    func validate() throws {
        guard !(ics && withFacts) else {
            throw ValidationError(Messages.eitherIcsOrFacts(Screen.language))
        }
    }

    func run() async throws {
        let home = try home.open()
        if withFacts { return try await showAhead(home) }
        let campaign = try campaign.load(from: home)
        let present = now.instant(campaign.zone)
        let days = try days(of: campaign, from: present)
        let code = try unit.map { try campaign.unit(named: $0).code }
        if ics {
            let calendar = MilestoneCalendar(campaign, unit: code.flatMap(campaign.unit))
            return Screen.write(Data(calendar.text.utf8))
        }
        let agenda = Agenda(campaign)
        func rows(isPerUnit: Bool) throws -> [SendPlan.Row] {
            try SendPlan(agenda, isPerUnit: isPerUnit, unit: code).rows
                .filter { days.contains($0.leaves.date) }
        }
        let isPerUnit = perUnit || code != nil
        let letters =
            isPerUnit
            ? nil
            : try rows(isPerUnit: true)
                .count { $0.mergedInto == nil && $0.recipient?.address != nil }
        format.show(
            PlanTable.table(
                try rows(isPerUnit: isPerUnit),
                of: campaign,
                showsUnits: isPerUnit,
                letters: letters,
                Screen.language
            )
        )
    }

    /// What the home sends from now on as things stand: the passes of the days ahead, on a copy.
    private func showAhead(_ home: HomeFolder) async throws {
        let copy = Workspace(home, store: try Stores.copy(home))
        let asked = try copy.campaign(campaign)
        let present = now.instant(asked.zone)
        let activation = try await copy.activate(at: present)
        activation.notes.filter(\.keepsOlderFiles).forEach {
            Screen.complain($0.phrase(Screen.language))
        }
        guard let campaign = activation.campaigns.first(where: { $0.id == asked.id }) else {
            throw Exit(code: 1)
        }
        let days = try days(of: campaign, from: present)
        let code = try unit.map { try campaign.unit(named: $0).code }
        let forecast = try await HomeForecast(
            of: campaign,
            on: copy,
            templates: try home.readTemplates(),
            code.map(ForecastScope.unit) ?? .everything,
            through: present...max(present, campaign.zone.end(of: days.upperBound))
        )
        let rows = try forecast.rows(of: campaign).filter { days.contains($0.leaves.date) }
        let isPerUnit = perUnit || code != nil
        let (shown, counts) = isPerUnit ? (rows, nil) : SendPlan.counted(rows)
        format.show(
            PlanTable.table(
                shown,
                of: campaign,
                showsUnits: isPerUnit,
                counted: counts,
                Screen.language
            )
        )
        if let failure = forecast.failure { throw CommandFailure(failure.phrase) }
    }

    /// From today to the campaign's last day, unless asked for otherwise.
    private func days(of campaign: Campaign, from present: Instant) throws -> ClosedRange<CivilDate>
    {
        let first = from?.date(campaign.zone, now: present) ?? campaign.zone.civil(of: present).date
        let last = to?.date(campaign.zone, now: present) ?? campaign.validity.upperBound
        guard first <= last || from == nil || to == nil else {
            throw CommandFailure(Findings.reversedDates(first, last))
        }
        return first...max(first, last)
    }
}

import ArgumentParser
import Campaigns
import Delivery
import Foundation
import LetterTables
import Letters
import Schedules
import StatisticsTables
import Tables
import Texts
import Wording

struct PlanCommand: ParsableCommand {
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

    func run() throws {
        let campaign = try campaign.load(from: home.open())
        let present = now.instant(campaign.zone)
        let first = from?.date(campaign.zone, now: present) ?? campaign.zone.civil(of: present).date
        let last = to?.date(campaign.zone, now: present) ?? campaign.validity.upperBound
        guard first <= last || from == nil || to == nil else {
            throw CommandFailure(Findings.reversedDates(first, last))
        }
        let code = try unit.map { try campaign.unit(named: $0).code }
        if ics {
            let calendar = MilestoneCalendar(campaign, unit: code.flatMap(campaign.unit))
            return Screen.write(Data(calendar.text.utf8))
        }
        let plan = try SendPlan(Agenda(campaign), isPerUnit: perUnit || code != nil, unit: code)
        let rows = plan.rows.filter { row in
            first <= row.occurrence.actual.date && row.occurrence.actual.date <= last
        }
        format.show(
            PlanTable.table(
                rows,
                of: campaign,
                showsUnits: perUnit || unit != nil,
                Screen.language
            )
        )
    }
}

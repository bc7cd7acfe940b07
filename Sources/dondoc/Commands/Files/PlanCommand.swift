import ArgumentParser
import Campaigns
import Delivery
import Foundation
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
        format.show(table(rows, of: campaign))
    }

    private func table(_ rows: [SendPlan.Row], of campaign: Campaign) -> Table {
        let showsUnits = perUnit || unit != nil
        var columns = [
            Table.Column(key: "schedule", heading: Columns.schedule, isFlexible: true),
            Table.Column(key: "rule", heading: Columns.rule, isNumber: true),
            Table.Column(key: "milestone", heading: Columns.milestone, isFlexible: true),
            Table.Column(key: "nominal_local", heading: Columns.nominal),
            Table.Column(key: "actual_local", heading: Columns.actual),
            Table.Column(key: "actual_utc", heading: .verbatim("UTC"), isHidden: true),
            Table.Column(key: "shifted_because", heading: Columns.shifted, isFlexible: true),
            Table.Column(key: "merged_into", heading: Columns.mergedInto, isFlexible: true),
        ]
        if showsUnits {
            columns.append(Table.Column(key: "unit", heading: Columns.unit))
            columns.append(
                Table.Column(key: "recipient", heading: Columns.recipient, isFlexible: true)
            )
        }
        var table = Table(columns)
        let dates = DateStyle(Screen.language)
        for row in rows {
            let occurrence = row.occurrence
            let merged = row.mergedInto.map { "\($0.schedule)/\($0.line)" } ?? ""
            var cells: [Table.Cell] = [
                .text(occurrence.schedule.text), .number(occurrence.line),
                .text(occurrence.milestone?.text ?? ""),
                .text(occurrence.nominal.description, shown: dates.inTable(occurrence.nominal)),
                .text(occurrence.actual.description, shown: dates.inTable(occurrence.actual)),
                .text(campaign.zone.instant(of: occurrence.actual).description),
                .text(
                    occurrence.shifts.map { CampaignWords.shift($0)(Screen.language) }.joined(
                        separator: "; "
                    )
                ),
                .text(merged),
            ]
            if showsUnits {
                cells.append(.text(row.unit?.text ?? ""))
                cells.append(.text(row.recipient?.address?.addrSpec ?? ""))
            }
            table.append(cells: cells)
        }
        table.footnotes = [
            Messages.letterCount(rows.count { $0.mergedInto == nil })(Screen.language)
        ]
        if campaign.hasSampleUnits { table.footnotes.append(Columns.sampleData(Screen.language)) }
        return table
    }
}

import ArgumentParser
import Campaigns
import Statistics
import StatisticsTables
import Texts
import Wording

struct StatsPace: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "pace",
            abstract: Commands.pace(Screen.language),
            aliases: ["nhip-do"]
        )
    }

    @OptionGroup var options: StatsOptions
    @OptionGroup var rows: DimensionOptions<UnitBreakdowns>

    @Option(help: ArgumentHelp(Commands.indicator(Screen.language), valueName: "ID"))
    var indicator: String?

    @Option(help: ArgumentHelp(Commands.until(Screen.language), valueName: "INSTANT"))
    var until: InstantArgument?

    @Option(help: ArgumentHelp(Commands.hourly(Screen.language), valueName: "DATE"))
    var hourly: InstantArgument?

    func run() throws {
        let dimension = rows.dimension()
        let workspace = try options.workspace()
        let input = try options.input(workspace)
        let campaign = input.campaign
        let named = try campaign.indicators(named: [indicator].compactMap(\.self))
        guard let indicator = named.first(where: { !$0.alertsWhenPositive }) else {
            throw CommandFailure(StatisticsWords.noIndicator)
        }
        let chosen = self.indicator == nil ? campaign.quickIndicator ?? indicator : indicator
        if let hourly {
            let date = hourly.date(campaign.zone, now: input.instant)
            let slots = try campaign.slots(of: chosen, on: date)
            return try options.show(input, workspace) {
                try $0.hourly(chosen, on: date, slots: slots)
            }
        }
        let deadline = until?.asOf(campaign.zone, now: input.instant)
        try options.show(input, workspace) { tables in
            try tables.pace(
                chosen,
                until: deadline ?? campaign.figuresDeadline(at: tables.input.instant),
                by: dimension
            )
        }
    }
}

extension Campaign {
    /// The first indicator of the quick reports that is no count of incidents.
    fileprivate var quickIndicator: Indicator? {
        schedules.lazy.compactMap { schedule -> Indicator? in
            guard case .bulletin(let bulletin) = schedule.kind else { return nil }
            return bulletin.indicators.lazy.compactMap(indicator)
                .first { !$0.alertsWhenPositive }
        }.first
    }

    /// The last deadline for figures on the day of the next one: 19:00, all through an election day
    /// with deadlines at 11:00, 15:00 and 19:00.
    ///
    /// Once all are past, the very last; the end of the campaign where there is none.
    fileprivate func figuresDeadline(at instant: Instant) -> Instant {
        let deadlines = milestones.filter { milestone in
            !milestone.isDateOnly
                && milestone.evidence.contains { if case .figures = $0 { true } else { false } }
        }.compactMap(\.deadline).sorted()
        let now = zone.civil(of: instant)
        let next = deadlines.first { $0 >= now } ?? deadlines.last
        guard let next, let last = deadlines.last(where: { $0.date == next.date }) else {
            return zone.end(of: validity.upperBound)
        }
        return zone.instant(of: last)
    }

    /// The times that the rules of quick reports about the indicator name for that day.
    fileprivate func slots(of indicator: Indicator, on date: CivilDate) throws -> [CivilDateTime] {
        let calculator = OccurrenceCalculator(self)
        var slots: Set<CivilDateTime> = []
        for schedule in schedules {
            guard case .bulletin(let bulletin) = schedule.kind,
                bulletin.indicators.contains(indicator.id)
            else { continue }
            for rule in schedule.rules where !rule.isClosing {
                for occurrence in try calculator.occurrences(of: rule, in: schedule)
                where occurrence.nominal.date == date {
                    slots.insert(occurrence.nominal)
                }
            }
        }
        return slots.sorted()
    }
}

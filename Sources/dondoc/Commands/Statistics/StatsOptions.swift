import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Home
import Statistics
import StatisticsTables
import Tables
import Texts
import Wording

/// What every statistic needs to know.
struct StatsOptions: ParsableArguments {
    @OptionGroup var home: HomeOptions
    @OptionGroup var campaign: CampaignOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var now: NowOptions

    @Option(help: ArgumentHelp(Commands.asOf(Screen.language), valueName: "INSTANT"))
    var asOf: InstantArgument?

    @Option(help: ArgumentHelp(Commands.since(Screen.language), valueName: "INSTANT|last-digest"))
    var since: SinceArgument?

    @Option(help: ArgumentHelp(Commands.trend(Screen.language), valueName: "day|week|month"))
    var trend: Period?

    @Option(help: ArgumentHelp(Commands.trendFrom(Screen.language), valueName: "INSTANT"))
    var from: InstantArgument?

    @Flag(help: ArgumentHelp(Commands.short(Screen.language)))
    var short = false

    private static let mostPoints = 400

    var isForMachines: Bool { format.format == .csv || format.format == .json }

    func workspace() throws -> Workspace { try Workspace(reading: home.open()) }

    func input(_ workspace: Workspace) throws -> StatisticsInput {
        let campaign = try workspace.knowing(workspace.campaign(campaign))
        let present = now.instant(campaign.zone)
        let instant = asOf?.asOf(campaign.zone, now: present) ?? present
        return StatisticsInput(campaign, from: StoreStatistics(workspace.store), at: instant)
    }

    /// Shows the table, or how it changed, or its trend.
    func show(_ make: (StatisticsTables) throws -> Table) throws {
        let workspace = try workspace()
        try show(input(workspace), workspace, make)
    }

    func show(
        _ input: StatisticsInput,
        _ workspace: Workspace,
        _ make: (StatisticsTables) throws -> Table
    ) throws {
        var table: Table
        if let since {
            let start = try since.instant(input, workspace, now: now)
            guard start < input.instant else { throw CommandFailure(StatisticsWords.sinceAfter) }
            table = try changes(input, since: start, make)
        } else if let trend {
            table = try series(input, every: trend, make)
        } else {
            table = try make(StatisticsTables(input: input))
        }
        guard short else { return format.show(table) }
        let notice = input.isSample ? Columns.sampleData(Screen.language) : nil
        Screen.write(Data(table.short(Screen.language, notice: notice).printableLines.utf8))
    }

    private func changes(
        _ input: StatisticsInput,
        since start: Instant,
        _ make: (StatisticsTables) throws -> Table
    ) throws -> Table {
        let tables = StatisticsTables(input: input)
        let earlier = try make(StatisticsTables(input: input.at(start)))
        let present = try make(tables)
        guard !isForMachines else { return present.changes(since: earlier) }
        let language = Screen.language
        var table = present.changeList(
            since: earlier,
            title: StatisticsWords.changes(
                present.subject ?? "",
                tables.time(start),
                tables.time(input.instant)
            )(language),
            language
        )
        if input.isSample { table.footnotes.append(Columns.sampleData(Screen.language)) }
        return table
    }

    private func series(
        _ input: StatisticsInput,
        every period: Period,
        _ make: (StatisticsTables) throws -> Table
    ) throws -> Table {
        let zone = input.campaign.zone
        let first =
            from?.date(zone, now: input.instant) ?? input.campaign.validity.lowerBound
        let dates = period.ends(from: first, through: zone.civil(of: input.instant).date)
        guard dates.count <= Self.mostPoints else {
            throw CommandFailure(
                StatisticsWords.tooManyPoints(dates.count, limit: Self.mostPoints)
            )
        }
        let dateStyle = DateStyle(Screen.language)
        let points = try dates.map { date in
            let end = min(zone.instant(of: CivilDateTime(date, .lastSecond)), input.instant)
            let table = try make(StatisticsTables(input: input.at(end)))
            return (isForMachines ? date.description : dateStyle.inTable(date), table)
        }
        let series = TableSeries(points)
        let tables = StatisticsTables(input: input)
        let title = StatisticsWords.trend(
            points.last?.1.subject ?? "",
            dateStyle.inTable(first),
            tables.time(input.instant)
        )(Screen.language)
        guard let table = isForMachines ? series.longTable() : series.sparkTable(title: title)
        else { throw CommandFailure(StatisticsWords.noTrend) }
        return table
    }
}

/// How far the points of a trend are apart.
enum Period: String, ExpressibleByArgument, CaseIterable {
    case day, week, month

    /// The last day of each period, and the last day of all.
    ///
    /// By week, from Wednesday 03/03 through Tuesday 16/03: Sundays 07/03 and 14/03, then 16/03.
    func ends(from first: CivilDate, through last: CivilDate) -> [CivilDate] {
        var dates: [CivilDate] = []
        var date = first
        while date < last {
            let end =
                switch self {
                case .day: date
                case .week: date.monday.adding(days: 6)
                case .month: date.lastOfMonth
                }
            guard end < last else { break }
            dates.append(end)
            date = end.adding(days: 1)
        }
        return dates + [last]
    }
}

/// `--since`: an instant, or when the last digest was due.
enum SinceArgument: ExpressibleByArgument {
    case lastDigest
    case instant(InstantArgument)

    init?(argument: String) {
        if argument == "last-digest" {
            self = .lastDigest
        } else if let instant = InstantArgument(argument: argument) {
            self = .instant(instant)
        } else {
            return nil
        }
    }

    func instant(
        _ input: StatisticsInput,
        _ workspace: Workspace,
        now: NowOptions
    ) throws -> Instant {
        let campaign = input.campaign
        switch self {
        case .instant(let argument):
            return argument.asOf(campaign.zone, now: now.instant(campaign.zone))
        case .lastDigest:
            let sent = try campaign.schedules.compactMap { schedule -> Instant? in
                guard case .digest = schedule.kind else { return nil }
                return try workspace.store.lastSent(schedule.id, of: campaign.id)
            }
            guard let last = sent.filter({ $0 < input.instant }).max() else {
                throw CommandFailure(StatisticsWords.noDigest)
            }
            return last
        }
    }
}

import Campaigns
import Statistics
import Wording

/// Statistics as tables.
enum StatisticsTables {
    static func progress(
        _ progress: ProgressTable,
        of campaign: Campaign,
        asOf instant: Instant,
        isSample: Bool
    ) -> Table {
        var table = Table([
            Table.Column(key: "group", heading: Columns.group, isHidden: true),
            Table.Column(key: "unit", heading: Columns.unit, isFlexible: true),
            Table.Column(key: "obligations", heading: Columns.obligations, isNumber: true),
            Table.Column(key: "not_applicable", heading: Columns.notApplicable, isNumber: true),
            Table.Column(key: "not_yet_due", heading: Columns.notYetDue, isNumber: true),
            Table.Column(key: "on_time", heading: Columns.onTime, isNumber: true),
            Table.Column(key: "late", heading: Columns.late, isNumber: true),
            Table.Column(key: "overdue", heading: Columns.overdue, isNumber: true),
            Table.Column(key: "excused", heading: Columns.excused, isNumber: true),
            Table.Column(key: "returned", heading: Columns.returned, isNumber: true),
        ])
        let language = Screen.language
        let words = LetterWords(language)
        for row in progress.rows {
            let name = row.unit.map { "  " + $0.name }
            let shown = name ?? row.group.map(words.blockTotal) ?? Columns.allUnits(language)
            let states: [ObligationState] = [
                .notApplicable, .notYetDue, .onTime, .late, .overdue, .excused, .returned,
            ]
            table.rows.append(
                [
                    .text(row.group ?? ""), .text(row.unit?.code.text ?? "", shown: shown),
                    .number(row.obligations),
                ] + states.map { .number(row[$0]) }
            )
        }
        table.title = heading(of: campaign, at: instant)
        table.footnotes = isSample ? [Columns.sampleData(language)] : []
        return table
    }

    static func participation(
        _ tables: [ParticipationTable],
        of campaign: Campaign,
        asOf instant: Instant,
        isSample: Bool
    ) -> Table {
        let language = Screen.language
        let numbers = NumberStyle(language)
        let words = LetterWords(language)
        let isSingle = tables.count == 1
        var table = Table([
            Table.Column(key: "group", heading: Columns.group, isHidden: true),
            Table.Column(key: "unit", heading: Columns.unit, isFlexible: true),
            Table.Column(key: "indicator", heading: Columns.indicator, isHidden: isSingle),
            Table.Column(
                key: "numerator",
                heading: isSingle
                    ? .verbatim(tables[0].indicator.numeratorLabel) : Columns.numerator,
                isNumber: true
            ),
            Table.Column(
                key: "denominator",
                heading: isSingle
                    ? .verbatim(tables[0].indicator.denominator.label) : Columns.denominator,
                isNumber: true
            ),
            Table.Column(key: "rate", heading: Columns.rate, isNumber: true),
            Table.Column(key: "published_percent", heading: Columns.published, isNumber: true),
            Table.Column(key: "reported", heading: Columns.reported, isNumber: true),
            Table.Column(
                key: "expected",
                heading: Columns.expected,
                isNumber: true,
                isHidden: true
            ),
            Table.Column(key: "as_of", heading: Columns.asOf, isHidden: true),
            Table.Column(key: "status", heading: Columns.status, isHidden: true),
        ])
        var uncountable = 0
        for statistic in tables {
            for row in statistic.rows {
                let name = row.unit.map { "  " + $0.name }
                let shown = name ?? row.block.map(words.blockTotal) ?? Columns.allUnits(language)
                let percent = row.numerator.flatMap { numerator in
                    row.denominator.map { numbers.percent(numerator, of: $0) }
                }
                var rate = row.isCountable ? percent ?? "" : ""
                if let share = row.rate {
                    rate = bar(share, isComplete: row.isComplete) + " " + rate
                }
                if row.unit != nil, row.reported == 1, !row.isCountable {
                    uncountable += 1
                    rate = Columns.notCountable(language)
                }
                if row.unit != nil, row.reported == 0 { rate = Columns.notReported(language) }
                let asOf = row.figure.map {
                    $0.asOfText ?? campaign.zone.civil(of: $0.asOf).description
                }
                let published = row.publishedPercent.map { numbers.published(percent: $0) }
                let cells: [Table.Cell] = [
                    .text(row.block ?? ""),
                    .text(row.unit?.code.text ?? "", shown: shown),
                    .text(statistic.indicator.id.text),
                    .number(row.numerator),
                    .number(row.denominator),
                    .share(row.rate, shown: rate),
                    .text(row.publishedPercent ?? "", shown: published ?? ""),
                    .number(row.reported, shown: "\(row.reported)/\(row.expected)"),
                    .number(row.expected),
                    .text(asOf ?? ""),
                    .text(row.figure?.status.rawValue ?? ""),
                ]
                table.rows.append(cells)
            }
            let total = statistic.total
            table.footnotes.append(
                statistic.indicator.name + ": "
                    + Messages.reporting(total.reported, of: total.expected)(language)
            )
        }
        if uncountable > 0 {
            table.footnotes.append(Messages.publishedOnly(uncountable)(language))
        }
        table.title = heading(of: campaign, at: instant)
        if isSample { table.footnotes.append(Columns.sampleData(language)) }
        return table
    }

    private static func heading(of campaign: Campaign, at instant: Instant) -> String {
        let dates = DateStyle(Screen.language)
        return Messages.asOf(dates.inTable(campaign.zone.civil(of: instant)))(Screen.language)
    }

    /// Eight cells; full only where the share is exactly whole.
    private static func bar(_ share: Double, isComplete: Bool) -> String {
        let cells = 8
        let full = isComplete ? cells : min(cells - 1, Int(share * Double(cells)))
        return String(repeating: "█", count: max(0, full))
            + String(repeating: "░", count: cells - max(0, full))
    }
}

package import Campaigns
package import Statistics
package import Tables
import Texts
import Wording

extension StatisticsTables {
    package func pace(_ indicator: Indicator, until deadline: Instant, by dimension: Breakdown)
        throws
        -> Table
    {
        let statistic = try PaceTable(
            indicator,
            of: campaign,
            facts: input.figures,
            until: deadline,
            at: input.instant,
            by: dimension
        )
        let isLong = deadline.duration(since: input.instant) > .seconds(48 * 3600)
        let scale = isLong ? 24.0 : 1.0
        let isPast = deadline <= input.instant
        var table = Table(
            Self.nameColumns(dimension) + [
                Table.Column(
                    key: "indicator",
                    heading: Columns.indicator,
                    isHidden: true,
                    isKey: true
                ),
                Table.Column(
                    key: "numerator",
                    heading: StatisticsWords.reached,
                    isNumber: true,
                    isPrincipal: true
                ),
                hidden("denominator"), hidden("target"),
                count("needed_per_hour", StatisticsWords.needed(perDay: isLong)),
                count("actual_per_hour", StatisticsWords.actual(perDay: isLong)),
                count("projected", StatisticsWords.forecast), hidden("low"), hidden("high"),
                Table.Column(key: "verdict", heading: StatisticsWords.verdict),
                Table.Column(key: "as_of", heading: Columns.asOf, isHidden: true),
                hidden("units"), hidden("expected"),
            ]
        )
        for row in statistic.rows {
            let pace = row.value
            let verdict = pace.verdict?.rawValue
            let words = verdict.map { StatisticsWords.verdict($0)(language) }
            table.rows.append(
                nameCells(row.group, row.unit, dimension) + [
                    .text(indicator.id.text),
                    .number(
                        pace.numerator,
                        shown: reached(pace),
                        tone: pace.verdict == .met ? .good : nil
                    ),
                    .number(pace.denominator), .number(pace.target),
                    .decimal(
                        pace.neededPerHour,
                        // Nothing is needed any more of what is past.
                        shown: pace.neededPerHour.flatMap {
                            isPast ? nil : numbers.decimal($0 * scale, digits: 1)
                        } ?? ""
                    ),
                    .decimal(
                        pace.actualPerHour,
                        shown: pace.actualPerHour.map {
                            numbers.decimal($0 * scale, digits: 1)
                        } ?? ""
                    ),
                    .decimal(pace.projected, shown: forecast(pace, isSum: row.unit == nil)),
                    .decimal(pace.low, shown: ""),
                    .decimal(pace.high, shown: ""),
                    .text(verdict ?? "", shown: words ?? "", tone: pace.verdict?.tone),
                    .text(pace.asOf.map { campaign.zone.civil(of: $0).description } ?? ""),
                    .number(pace.units), .number(pace.expected),
                ]
            )
        }
        let hasRange = table.rows.contains { row in
            row.contains { $0.shown?.contains("(") ?? false }
        }
        let note =
            isPast
            ? StatisticsWords.paceAfter(time(deadline))
            : StatisticsWords.paceUntil(time(deadline), hasRange: hasRange)
        table.footnotes = [indicator.name + ": " + note(language)]
        if let total = statistic.rows.last?.value, total.units < total.expected {
            table.footnotes.append(
                StatisticsWords.paceUnits(total.units, of: total.expected)(language)
            )
        }
        if let total = statistic.rows.last?.value, !isPast, total.units > 0, total.projected == nil
        {
            table.footnotes.append(StatisticsWords.noForecastOfSum(language))
        }
        return finished(table, StatisticsWords.pace)
    }

    private func reached(_ pace: Pace) -> String {
        let counts = [pace.numerator, pace.target].map { $0.map(numbers.grouped) ?? "–" }
        return counts.joined(separator: "/")
    }

    /// A sum's interval adds up its units' and says too little to be shown.
    private func forecast(_ pace: Pace, isSum: Bool) -> String {
        guard let projected = pace.projected, let low = pace.low, let high = pace.high else {
            return ""
        }
        let middle = numbers.decimal(projected, digits: 0)
        let ends = [low, high].map { numbers.decimal($0, digits: 0) }
        return isSum || ends.allSatisfy { $0 == middle }
            ? middle : "\(middle) (\(ends[0])–\(ends[1]))"
    }

    package func hourly(_ indicator: Indicator, on date: CivilDate, slots: [CivilDateTime]) throws
        -> Table
    {
        let statistic = try HourlyTable(
            indicator,
            of: campaign,
            facts: input.figures,
            on: date,
            slots: slots,
            at: input.instant
        )
        var table = Table([
            Table.Column(key: "slot", heading: StatisticsWords.slot, isKey: true),
            Table.Column(key: "indicator", heading: Columns.indicator, isHidden: true, isKey: true),
            Table.Column(
                key: "numerator",
                heading: .verbatim(indicator.numeratorLabel),
                isNumber: true
            ),
            Table.Column(
                key: "denominator",
                heading: .verbatim(indicator.denominator.label),
                isNumber: true
            ),
            Table.Column(key: "rate", heading: Columns.rate, isNumber: true, isPrincipal: true),
            Table.Column(key: "reported", heading: Columns.reported, isNumber: true),
            hidden("expected"),
            Table.Column(key: "silent", heading: Columns.notReported, isHidden: true),
        ])
        for row in statistic.rows {
            let sums = row.participation
            let rate =
                sums.rate == nil
                ? Table.Cell.share(nil, shown: "")
                : share(sums.numerator ?? 0, of: sums.denominator ?? 0, bar: true)
            table.rows.append([
                .text(row.slot.description, shown: row.slot.time.description),
                .text(indicator.id.text), .number(sums.numerator), .number(sums.denominator), rate,
                .number(sums.reported, shown: "\(sums.reported)/\(sums.expected)"),
                .number(sums.expected),
                .text(row.silent.map(\.code.text).joined(separator: " ")),
            ])
            if !row.silent.isEmpty {
                table.footnotes.append(
                    StatisticsWords.silentUnits(
                        row.slot.time.description,
                        row.silent.map(\.code.text)
                    )(language)
                )
            }
        }
        if slots.isEmpty, !statistic.rows.contains(where: { $0.participation.reported > 0 }) {
            table.rows = []
            table.footnotes = [StatisticsWords.noFigures(dates.inTable(date))(language)]
        } else if statistic.rows.contains(where: { !$0.silent.isEmpty }) {
            table.footnotes.append(StatisticsWords.silentNote(language))
        }
        return finished(table, StatisticsWords.hourly)
    }
}

extension Pace.Verdict {
    fileprivate var tone: Table.Tone? {
        switch self {
        case .met, .onCourse: .good
        case .uncertain, .unknown, .noTarget: .middling
        case .willMiss, .missed, .silent: .bad
        }
    }
}

package import Campaigns
package import Statistics
package import Tables
import Texts
import Wording

extension StatisticsTables {
    /// How far each unit is from its target, how fast it goes, and where that leads by the
    /// deadline.
    ///
    /// Rates are per hour; people see them per day where the deadline is more than 48 hours away.
    package func pace(_ indicator: Indicator, until deadline: Instant, by dimension: Breakdown)
        throws -> Table
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
                Self.hidden("denominator"), Self.hidden("target"),
                Self.count("needed_per_hour", StatisticsWords.needed(perDay: isLong)),
                Self.count("actual_per_hour", StatisticsWords.actual(perDay: isLong)),
                Self.count("projected", StatisticsWords.forecast), Self.hidden("low"),
                Self.hidden("high"),
                Table.Column(key: "verdict", heading: StatisticsWords.verdict),
                Table.Column(key: "as_of", heading: Columns.asOf, isHidden: true),
                Self.hidden("units"), Self.hidden("expected"),
            ]
        )
        for row in statistic.rows {
            let pace = row.value
            let words = pace.verdict.map { StatisticsWords.verdict($0)(language) }
            append(
                row,
                dimension,
                [
                    "indicator": .text(indicator.id.text),
                    "numerator": .number(
                        pace.numerator,
                        shown: reached(pace),
                        tone: pace.verdict == .met ? .good : nil
                    ),
                    "denominator": .number(pace.denominator), "target": .number(pace.target),
                    // Nothing is needed any more of what is past.
                    "needed_per_hour": isPast
                        ? .decimal(pace.neededPerHour, shown: "")
                        : rate(pace.neededPerHour, times: scale),
                    "actual_per_hour": rate(pace.actualPerHour, times: scale),
                    "projected": .decimal(
                        pace.projected,
                        shown: forecast(pace, isSum: row.unit == nil)
                    ),
                    "low": .decimal(pace.low, shown: ""), "high": .decimal(pace.high, shown: ""),
                    "verdict": .text(
                        pace.verdict?.rawValue ?? "",
                        shown: words ?? "",
                        tone: pace.verdict?.tone
                    ),
                    "as_of": .text(
                        pace.asOf.map { campaign.zone.civil(of: $0).description } ?? ""
                    ),
                    "units": .number(pace.units), "expected": .number(pace.expected),
                ],
                to: &table
            )
        }
        let hasRange = table.rows.contains { $0["projected"].shown?.contains("(") ?? false }
        let note =
            isPast
            ? StatisticsWords.paceAfter(time(deadline))
            : StatisticsWords.paceUntil(time(deadline), hasRange: hasRange)
        table.footnotes = [indicator.name + ": " + note(language)]
        if let total = statistic.rows.last?.value {
            table.footnotes += notes(on: total, isPast: isPast)
        }
        return finished(table, StatisticsWords.pace)
    }

    /// What the sum of all units leaves out, or cannot say.
    private func notes(on total: Pace, isPast: Bool) -> [String] {
        var notes: [String] = []
        if total.units < total.expected {
            notes.append(StatisticsWords.paceUnits(total.units, of: total.expected)(language))
        }
        if !isPast, total.units > 0, total.projected == nil {
            notes.append(StatisticsWords.noForecastOfSum(language))
        }
        return notes
    }

    private func rate(_ perHour: Double?, times hours: Double) -> Table.Cell {
        .decimal(
            perHour,
            shown: perHour.map { numbers.decimal($0 * hours, digits: 1) } ?? ""
        )
    }

    private func reached(_ pace: Pace) -> String {
        let counts = [pace.numerator, pace.target].map { $0.map(numbers.grouped) ?? "–" }
        return counts.joined(separator: "/")
    }

    /// `298 (290–305)`; without the interval where both ends round to the middle, and in sums,
    /// whose interval only adds up those of the units.
    private func forecast(_ pace: Pace, isSum: Bool) -> String {
        guard let projected = pace.projected, let low = pace.low, let high = pace.high else {
            return ""
        }
        let middle = numbers.decimal(projected, digits: 0)
        let ends = [low, high].map { numbers.decimal($0, digits: 0) }
        return isSum || ends.allSatisfy { $0 == middle }
            ? middle : "\(middle) (\(ends[0])–\(ends[1]))"
    }

    /// Turnout through one day, with the units that were silent at each slot.
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
            Self.hidden("expected"),
            Table.Column(key: "silent", heading: Columns.notReported, isHidden: true),
        ])
        for row in statistic.rows {
            let sums = row.participation
            let rate =
                sums.rate == nil
                ? Table.Cell.share(nil, shown: "")
                : share(sums.numerator ?? 0, of: sums.denominator ?? 0, bar: true)
            table.append([
                "slot": .text(row.slot.description, shown: row.slot.time.description),
                "indicator": .text(indicator.id.text), "numerator": .number(sums.numerator),
                "denominator": .number(sums.denominator), "rate": rate,
                "reported": .number(
                    sums.reported,
                    shown: "\(sums.reported)/\(sums.expected)"
                ),
                "expected": .number(sums.expected),
                "silent": .text(row.silent.map(\.code.text).joined(separator: " ")),
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

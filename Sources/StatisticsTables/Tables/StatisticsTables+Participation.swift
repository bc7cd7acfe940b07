package import Campaigns
package import Statistics
package import Tables
import Texts
import Wording

extension StatisticsTables {
    /// Numerators, denominators and shares of the indicators, one after another.
    package func participation(_ indicators: [Indicator], by dimension: Breakdown) throws -> Table {
        let hasIncidents = indicators.contains(where: \.alertsWhenPositive)
        let facts = try hasIncidents ? input.figures : input.standingFigures
        let statistics = indicators.map {
            ParticipationTable(
                $0,
                of: campaign,
                facts: facts,
                asOf: input.instant,
                known: input.instant,
                by: dimension
            )
        }
        let isSingle = indicators.count == 1
        let hasPublished = statistics.contains { table in
            table.rows.contains { $0.publishedPercent != nil }
        }
        let statuses = Set(statistics.flatMap { $0.units.compactMap(\.figure?.status) })
        var table = Table(
            Self.nameColumns(dimension) + [
                Table.Column(
                    key: "indicator",
                    heading: Columns.indicator,
                    isFlexible: true,
                    isHidden: isSingle,
                    isKey: true
                ),
                Table.Column(
                    key: "numerator",
                    heading: isSingle
                        ? .verbatim(indicators[0].numeratorLabel) : Columns.numerator,
                    isNumber: true
                ),
                Table.Column(
                    key: "denominator",
                    heading: isSingle
                        ? .verbatim(indicators[0].denominator.label) : Columns.denominator,
                    isNumber: true
                ),
                Table.Column(
                    key: "rate",
                    heading: Columns.rate,
                    isNumber: true,
                    isPrincipal: true
                ),
                Table.Column(
                    key: "published_percent",
                    heading: Columns.published,
                    isNumber: true,
                    isHidden: !hasPublished
                ),
                Table.Column(key: "reported", heading: Columns.reported, isNumber: true),
                Self.hidden("expected"),
                Table.Column(key: "as_of", heading: Columns.asOf, isHidden: true),
                Table.Column(
                    key: "status",
                    heading: Columns.status,
                    isHidden: !isSingle || statuses.count < 2
                ),
            ]
        )
        var uncountable = 0
        for statistic in statistics {
            for row in statistic.rows {
                append(row, of: statistic.indicator, dimension, to: &table)
            }
            uncountable += statistic.units.count { $0.reported == 1 && !$0.isCountable }
            let total = statistic.total
            table.footnotes.append(
                statistic.indicator.name + ": "
                    + StatisticsWords.reporting(total.reported, of: total.expected)(language)
                    + (statuses.count == 1 ? statusNote(statuses) : "")
            )
        }
        for indicator in indicators where indicator.alertsWhenPositive {
            let count = try incidents(indicator)
            guard count > 0 else { continue }
            table.footnotes.append(
                StatisticsWords.incidentsSoFar(indicator.name, count)(language)
            )
        }
        if uncountable > 0 {
            table.footnotes.append(StatisticsWords.publishedOnly(uncountable)(language))
        }
        return finished(table, StatisticsWords.participation)
    }

    /// How many incidents all reports so far tell of.
    private func incidents(_ indicator: Indicator) throws -> Int {
        let figures = try input.figures
        return campaign.units.reduce(0) { sum, unit in
            sum
                + FigureSeries(figures, unit.code, indicator.id, at: input.instant)
                .numeratorsOfAllPeriods
        }
    }

    private func append(
        _ row: ParticipationTable.Row,
        of indicator: Indicator,
        _ dimension: Breakdown,
        to table: inout Table
    ) {
        var rate = Table.Cell.share(nil, shown: "")
        if row.rate != nil, let numerator = row.numerator, let denominator = row.denominator {
            rate = share(numerator, of: denominator, bar: true)
            if indicator.alertsWhenPositive { rate.tone = numerator == 0 ? .good : .bad }
        } else if row.unit != nil {
            rate.shown =
                row.reported == 0
                ? Columns.notReported(language) : Columns.notCountable(language)
            rate.tone = row.reported == 0 ? .bad : .middling
        }
        let asOf = row.figure.map {
            $0.asOfText ?? campaign.zone.civil(of: $0.asOf).description
        }
        let published = row.publishedPercent.map { numbers.published(percent: $0) }
        let status = row.figure?.status
        let isSum = row.unit == nil
        append(
            StatisticsRow(group: row.block, unit: row.unit, value: row),
            dimension,
            [
                "indicator": .text(
                    indicator.id.text,
                    shown: isSum ? indicator.name : indicator.id.text
                ),
                "numerator": .number(row.numerator), "denominator": .number(row.denominator),
                "rate": rate,
                "published_percent": .text(row.publishedPercent ?? "", shown: published ?? ""),
                "reported": .number(
                    row.reported,
                    shown: isSum ? "\(row.reported)/\(row.expected)" : ""
                ),
                "expected": .number(row.expected), "as_of": .text(asOf ?? ""),
                "status": .text(
                    status?.rawValue ?? "",
                    shown: status.map { CampaignWords.figureStatus($0)(language) } ?? ""
                ),
            ],
            to: &table
        )
    }

    /// ` (chính thức)` where all figures of the table are.
    private func statusNote(_ statuses: Set<Figure.Status>) -> String {
        statuses.first.map { " (\(CampaignWords.figureStatus($0)(language)))" } ?? ""
    }

    /// Units that have done each milestone, of those that must.
    package func workParticipation() throws -> Table {
        var table = Table(
            Self.nameColumns(.milestone) + [
                Table.Column(
                    key: "indicator",
                    heading: Columns.indicator,
                    isHidden: true,
                    isKey: true
                ),
                Table.Column(key: "deadline", heading: StatisticsWords.deadline, isPicture: true),
                Self.count("numerator", StatisticsWords.submitted),
                Self.count("denominator", StatisticsWords.mustSubmit),
                Table.Column(
                    key: "rate",
                    heading: Columns.rate,
                    isNumber: true,
                    isPrincipal: true
                ),
                Table.Column(key: "published_percent", heading: Columns.published, isHidden: true),
                Self.hidden("reported"), Self.hidden("expected"),
                Table.Column(key: "as_of", heading: Columns.asOf, isHidden: true),
                Table.Column(key: "status", heading: Columns.status, isHidden: true),
            ]
        )
        for row in try WorkParticipationTable(input).rows {
            let (submitted, obliged) = (row.value.submitted, row.value.obliged)
            append(
                row,
                .milestone,
                [
                    "indicator": .text(row.group ?? ""),
                    "deadline": .text("", shown: deadline(row.group)),
                    "numerator": .number(submitted), "denominator": .number(obliged),
                    "rate": done(submitted, of: obliged, row.group),
                    "reported": .number(submitted), "expected": .number(obliged),
                ],
                to: &table
            )
        }
        return finished(table, StatisticsWords.participation)
    }

    /// The share of units that have done the milestone; `chưa đến hạn` rather than 0 % where none
    /// has and none had to.
    private func done(_ count: Int, of all: Int, _ milestone: String?) -> Table.Cell {
        var cell = share(count, of: all, bar: true)
        let known = milestone.flatMap { campaign.milestone(MilestoneID($0)) }
        if count == 0, let deadline = known?.deadline,
            campaign.zone.instant(of: deadline) >= input.instant
        {
            (cell.bar, cell.shown) = (nil, CampaignWords.obligationState(.notYetDue)(language))
        }
        return cell
    }

    private func deadline(_ milestone: String?) -> String {
        let known = milestone.flatMap { campaign.milestone(MilestoneID($0)) }
        return known?.deadline.map { day($0.date) } ?? ""
    }
}

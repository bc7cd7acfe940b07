import Campaigns
package import Statistics
package import Tables
import Texts

extension StatisticsTables {
    /// Each wave of reminders, with the units that reported soon after it beside those not
    /// reminded.
    package func effectiveness(_ reminders: [SentReminder]) throws -> Table {
        let statistic = try EffectivenessTable(reminders, input)
        var table = Table(Self.effectivenessColumns)
        for row in statistic.rows { append(row, to: &table) }
        table.summary = EffectivenessTable.hours.indices.map { summary(of: statistic.rows, $0) }
        table.footnotes = [StatisticsWords.effectivenessNote(language)]
        let isMarked = statistic.rows.contains { row in
            !mark(row.reminded).isEmpty || row.others > 0 && !mark(row.others).isEmpty
        }
        if isMarked { table.footnotes.append(StatisticsWords.smallNote(language)) }
        return finished(table, StatisticsWords.effectiveness)
    }

    private static var effectivenessColumns: [Table.Column] {
        func shares(_ prefix: String, isHidden: Bool) -> [Table.Column] {
            EffectivenessTable.hours.map { hours in
                Table.Column(
                    key: "\(prefix)\(hours)",
                    heading: StatisticsWords.within(hours),
                    isNumber: true,
                    isHidden: isHidden
                )
            }
        }
        return [
            Table.Column(key: "schedule", heading: Columns.schedule, isHidden: true, isKey: true),
            Table.Column(key: "rule", heading: Columns.rule, isHidden: true, isKey: true),
            Table.Column(
                key: "milestone",
                heading: StatisticsWords.wave,
                isFlexible: true,
                isKey: true
            ),
            Table.Column(
                key: "nominal_local",
                heading: .verbatim(""),
                isHidden: true,
                isKey: true
            ),
            Table.Column(key: "first_sent_utc", heading: StatisticsWords.sentOn),
            count("reminded", StatisticsWords.reminded),
        ] + shares("within_", isHidden: false) + [hidden("others")]
            + shares("others_within_", isHidden: true)
            + [Table.Column(key: "small", heading: .verbatim(""), isHidden: true)]
    }

    private func append(_ row: EffectivenessTable.Row, to table: inout Table) {
        let name = campaign.milestone(row.milestone)?.displayName ?? row.milestone.text
        let sent = day(campaign.zone.civil(of: row.firstSent).date)
        var cells: [(key: String, cell: Table.Cell)] = [
            ("schedule", .text(row.schedule.text)), ("rule", .text(row.rule)),
            ("milestone", .text(row.milestone.text, shown: name)),
            ("nominal_local", .text(row.nominal.description)),
            ("first_sent_utc", .text(row.firstSent.description, shown: sent)),
            ("reminded", .number(row.reminded, shown: "\(row.reminded)" + mark(row.reminded))),
            ("others", .number(row.others)), ("small", .text(row.isSmall ? "true" : "false")),
        ]
        for (index, hours) in EffectivenessTable.hours.enumerated() {
            cells.append(("within_\(hours)", part(row.within[index], of: row.reminded)))
            cells.append(("others_within_\(hours)", part(row.othersWithin[index], of: row.others)))
        }
        table.append(pairs: cells, details: row.others > 0 ? [others(of: row)] : [])
    }

    /// `không nhắc: 4† đơn vị; 24h: 1 (25%), 48h: 2 (50%), 72h: 2 (50%)`.
    private func others(of row: EffectivenessTable.Row) -> String {
        let parts = zip(EffectivenessTable.hours, row.othersWithin).map { hours, count in
            "\(hours)h: \(part(count, of: row.others).shown ?? "")"
        }
        return StatisticsWords.notReminded(
            "\(row.others)" + mark(row.others),
            parts.joined(separator: ", ")
        )(language)
    }

    /// What all waves together come to, over those for which so many hours have passed.
    private func summary(of rows: [EffectivenessTable.Row], _ index: Int) -> String {
        let known = rows.filter { $0.within[index] != nil }
        let reminded = known.reduce(0) { $0 + $1.reminded }
        let cell = part(known.reduce(0) { $0 + ($1.within[index] ?? 0) }, of: reminded)
        return StatisticsWords.reportedWithin(
            EffectivenessTable.hours[index],
            cell.shown ?? "",
            of: reminded
        )(language)
    }

    /// `†` at a count that is too small to say anything.
    private func mark(_ count: Int) -> String {
        count < EffectivenessTable.fewest ? "†" : ""
    }

    /// `9 (45%)`; a dash while the hours have not passed.
    private func part(_ count: Int?, of all: Int) -> Table.Cell {
        guard let count else { return .number(nil, shown: "–") }
        guard all > 0 else { return .number(count, shown: "0") }
        return .number(count, shown: "\(count) (\(numbers.wholePercent(count, of: all)))")
    }
}

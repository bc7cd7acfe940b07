import Campaigns
package import Statistics
package import Tables
import Texts

extension StatisticsTables {
    package func effectiveness(_ reminders: [SentReminder]) throws -> Table {
        let statistic = try EffectivenessTable(
            reminders,
            input.evaluator,
            facts: input.facts,
            at: input.instant
        )
        let hours = EffectivenessTable.hours
        func shares(_ prefix: String, isHidden: Bool) -> [Table.Column] {
            hours.map { hours in
                Table.Column(
                    key: "\(prefix)\(hours)",
                    heading: StatisticsWords.within(hours),
                    isNumber: true,
                    isHidden: isHidden
                )
            }
        }
        var table = Table(
            [
                Table.Column(
                    key: "schedule",
                    heading: Columns.schedule,
                    isHidden: true,
                    isKey: true
                ),
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
        )
        for row in statistic.rows {
            if row.others > 0 {
                let parts = zip(hours, row.othersWithin).map { hours, count in
                    "\(hours)h: \(part(count, of: row.others).shown ?? "")"
                }
                table.details[table.rows.count] = [
                    StatisticsWords.notReminded(
                        "\(row.others)" + mark(row.others),
                        parts.joined(separator: ", ")
                    )(language)
                ]
            }
            let name = campaign.milestone(row.milestone)?.displayName ?? row.milestone.text
            table.rows.append(
                [
                    .text(row.schedule.text), .text(row.rule),
                    .text(row.milestone.text, shown: name),
                    .text(row.nominal.description),
                    .text(
                        row.firstSent.description,
                        shown: day(campaign.zone.civil(of: row.firstSent).date)
                    ),
                    .number(row.reminded, shown: "\(row.reminded)" + mark(row.reminded)),
                ] + row.within.map { part($0, of: row.reminded) } + [.number(row.others)]
                    + row.othersWithin.map { part($0, of: row.others) }
                    + [.text(row.isSmall ? "true" : "false")]
            )
        }
        table.summary = hours.indices.map { index in
            let known = statistic.rows.filter { $0.within[index] != nil }
            let cell = part(
                known.reduce(0) { $0 + ($1.within[index] ?? 0) },
                of: known.reduce(0) { $0 + $1.reminded }
            )
            return StatisticsWords.reportedWithin(
                hours[index],
                cell.shown ?? "",
                of: known.reduce(0) { $0 + $1.reminded }
            )(language)
        }
        table.footnotes = [StatisticsWords.effectivenessNote(language)]
        let isMarked = statistic.rows.contains { row in
            !mark(row.reminded).isEmpty || row.others > 0 && !mark(row.others).isEmpty
        }
        if isMarked {
            table.footnotes.append(StatisticsWords.smallNote(language))
        }
        return finished(table, StatisticsWords.effectiveness)
    }

    /// Of counts too small to say anything.
    private func mark(_ count: Int) -> String {
        count < EffectivenessTable.fewest ? "†" : ""
    }

    /// How many, and the share in whole per cent; empty while that is not known.
    private func part(_ count: Int?, of all: Int) -> Table.Cell {
        guard let count else { return .number(nil, shown: "–") }
        guard all > 0 else { return .number(count, shown: "0") }
        return .number(count, shown: "\(count) (\(numbers.wholePercent(count, of: all)))")
    }
}

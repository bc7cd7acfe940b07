import Campaigns
package import Statistics
package import Tables
import Texts

extension StatisticsTables {
    private func activities() throws -> ActivityTable {
        try ActivityTable(
            input.evaluator,
            input.board,
            input.items,
            facts: input.facts,
            at: input.instant
        )
    }

    /// `only`: one kind of activity, as `links` or `series:O13`; nil for all.
    package func activity(by dimension: Breakdown, only: String?) throws -> Table {
        try activity(activities(), by: dimension, only: only)
    }

    private func activity(
        _ statistic: ActivityTable,
        by dimension: Breakdown,
        only: String?
    ) throws -> Table {
        let rows = statistic.rows(by: dimension)
        var kinds: [ActivityTable.Kind] = []
        for kind in Set(statistic.amounts.keys.map(\.kind)).sorted(by: { $0.text < $1.text })
        where only == nil || kind.text == only {
            kinds.append(kind)
        }
        let known = ActivityTable.Kind.all(of: campaign).map(\.text)
        if let only, !known.contains(only) {
            throw UnknownActivity(name: only, known: known)
        }
        let months = Self.months(
            through: statistic.amounts.keys.filter { kinds.contains($0.kind) }.compactMap(\.month)
        )
        var names = Self.nameColumns(dimension)
        names[1].isHidden = dimension == .all && only == nil
        var table = Table(
            names + [
                Table.Column(
                    key: "month",
                    heading: StatisticsWords.month,
                    isHidden: true,
                    isKey: true
                ),
                Table.Column(
                    key: "activity",
                    heading: StatisticsWords.activityColumn,
                    isFlexible: true,
                    isHidden: only != nil,
                    isKey: true
                ),
                Table.Column(
                    key: "count",
                    heading: StatisticsWords.total,
                    isNumber: true,
                    isPrincipal: true
                ),
                count("of", StatisticsWords.ofAll),
                hidden("days"), hidden("working_days"),
                Table.Column(
                    key: "mean_days",
                    heading: StatisticsWords.meanDays,
                    isNumber: true,
                    isPicture: true
                ),
            ]
                + months.map { month in
                    Table.Column(
                        key: "by_month",
                        heading: .verbatim(monthName(month)),
                        isNumber: true,
                        isHidden: only == nil,
                        isPicture: true
                    )
                } + [
                    Table.Column(
                        key: "by_month",
                        heading: Phrase.joined(
                            [
                                StatisticsWords.byMonth,
                                .verbatim(
                                    "\(months.first.map(monthName) ?? "")–\(months.last.map(monthName) ?? "")"
                                ),
                            ],
                            by: "\n"
                        ),
                        isHidden: only != nil,
                        isPicture: true
                    )
                ]
        )
        let shownKinds = kinds.filter { only != nil || isWorthShowing($0) }
        let named = shownKinds.map { (kind: $0, name: name(of: $0)) }
        for row in rows {
            for (kind, name) in named { append(kind, name, row, dimension, months, to: &table) }
        }
        if only == nil, let whole = rows.last {
            table.summary = shownKinds.compactMap { kind in
                whole.value[ActivityTable.SumKey(kind: kind, month: nil)].map { amount in
                    let of =
                        amount.of >= max(1, amount.count) ? "/" + numbers.grouped(amount.of) : ""
                    return "\(name(of: kind)) \(numbers.grouped(amount.count))\(of)"
                }
            }
        }
        return finished(table, StatisticsWords.activity)
    }

    /// Every month from the first to the last of these.
    private static func months(through months: [CivilDate]) -> [CivilDate] {
        guard var month = months.min(), let last = months.max() else { return [] }
        var result: [CivilDate] = []
        while month <= last {
            result.append(month)
            month = month.lastOfMonth.adding(days: 1)
        }
        return result
    }

    private func append(
        _ kind: ActivityTable.Kind,
        _ name: String,
        _ row: UnitRow<[ActivityTable.SumKey: ActivityTable.Amount]>,
        _ dimension: Breakdown,
        _ months: [CivilDate],
        to table: inout Table
    ) {
        func amount(_ month: CivilDate?) -> ActivityTable.Amount? {
            row.value[ActivityTable.SumKey(kind: kind, month: month)]
        }
        guard let whole = amount(nil) else { return }
        let counts = months.map { amount($0)?.count }
        let mean =
            kind == .answers && whole.count > 0
            ? numbers.decimal(Double(whole.days) / Double(whole.count), digits: 1) : ""
        let pictures: [Table.Cell] =
            counts.map { .number($0) } + [
                .text(
                    "",
                    shown: Spark.line(
                        counts.map { $0.map { Double(max(0, $0)) } },
                        top: Double(counts.compactMap(\.self).max() ?? 0)
                    )
                )
            ]
        func cells(_ month: String, _ amount: ActivityTable.Amount) -> [Table.Cell] {
            nameCells(row.group, row.unit, dimension) + [
                .text(month), .text(kind.text, shown: name), .number(amount.count),
                .number(amount.of, shown: amount.of < max(1, amount.count) ? "" : nil),
                .number(amount.days), .number(amount.workingDays), .text("", shown: mean),
            ]
        }
        table.rows.append(cells("", whole) + pictures)
    }

    /// Month by month, for machines.
    package func activityByMonth(by dimension: Breakdown, only: String?) throws -> Table {
        let statistic = try activities()
        var table = try activity(statistic, by: dimension, only: only)
        let blank = table.columns.filter(\.isPicture).map { _ in Table.Cell.empty }
        table.rows = statistic.rows(by: dimension).flatMap { row in
            row.value.filter { only == nil || $0.key.kind.text == only }
                .sorted { left, right in
                    (left.key.kind.text, left.key.month?.dayNumber ?? 0)
                        < (right.key.kind.text, right.key.month?.dayNumber ?? 0)
                }.map { key, amount in
                    let month = key.month.map { String($0.description.prefix(7)) } ?? ""
                    return nameCells(row.group, row.unit, dimension) + [
                        .text(month), .text(key.kind.text), .number(amount.count),
                        .number(amount.of), .number(amount.days), .number(amount.workingDays),
                    ] + blank
                }
        }
        return table
    }

    private func monthName(_ month: CivilDate) -> String {
        "\(month.month < 10 ? "0" : "")\(month.month)/\(month.year % 100)"
    }

    private func name(of kind: ActivityTable.Kind) -> String {
        switch kind {
        case .links: return StatisticsWords.links(language)
        case .answers: return StatisticsWords.answers(language)
        case .dossiers: return StatisticsWords.dossiers(language)
        case .figure(let id): return campaign.indicator(id)?.name ?? id.text
        case .series(let tag):
            let names = campaign.milestones.filter { $0.tags.contains(tag) }.map(\.displayName)
            return StatisticsWords.series(tag, Self.common(names))(language)
        }
    }

    /// A series of one milestone says no more than the milestone's own row elsewhere.
    private func isWorthShowing(_ kind: ActivityTable.Kind) -> Bool {
        guard case .series(let tag) = kind else { return true }
        return campaign.milestones.count { $0.tags.contains(tag) } > 1
    }

    /// The words that all names begin with, else the first name and how many more there are.
    private static func common(_ names: [String]) -> String {
        let words = names.map { $0.split(separator: " ") }
        guard let first = words.first else { return "" }
        let count = first.indices.prefix { index in
            words.allSatisfy { index < $0.count && $0[index] == first[index] }
        }.count
        if count > 0 { return first.prefix(count).joined(separator: " ") }
        return "\(names[0]) (+\(names.count - 1))"
    }
}

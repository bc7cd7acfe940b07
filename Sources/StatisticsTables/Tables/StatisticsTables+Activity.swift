import Campaigns
package import Statistics
package import Tables
import Texts

extension StatisticsTables {
    /// What units did, all months together, with a line that draws the months.
    ///
    /// `only`: one kind of activity, `links` or `series:O13`; nil for all. Throws
    /// ``UnknownActivity`` for one that the campaign cannot have.
    package func activity(by dimension: Breakdown, only: String?) throws -> Table {
        try activity(ActivityTable(input), by: dimension, only: only)
    }

    private func activity(
        _ statistic: ActivityTable,
        by dimension: Breakdown,
        only: String?
    ) throws -> Table {
        let rows = statistic.rows(by: dimension)
        let kinds = try kinds(in: statistic, only: only)
        let months = Self.months(
            through: statistic.amounts.keys.filter { kinds.contains($0.kind) }.compactMap(\.month)
        )
        var table = Table(activityColumns(dimension, isSingle: only != nil, months))
        let shownKinds = kinds.filter { only != nil || isWorthShowing($0) }
        let named = shownKinds.map { (kind: $0, name: name(of: $0)) }
        for row in rows {
            for (kind, name) in named { append(kind, name, row, dimension, months, to: &table) }
        }
        if only == nil, let whole = rows.last {
            table.summary = named.compactMap { kind, name in
                whole.value[ActivityTable.SumKey(kind: kind, month: nil)].map { amount in
                    let of =
                        amount.of >= max(1, amount.count) ? "/" + numbers.grouped(amount.of) : ""
                    return "\(name) \(numbers.grouped(amount.count))\(of)"
                }
            }
        }
        return finished(table, StatisticsWords.activity)
    }

    /// The kinds that occur, by name.
    private func kinds(
        in statistic: ActivityTable,
        only: String?
    ) throws -> [ActivityTable.Kind] {
        let known = ActivityTable.Kind.all(of: campaign).map(\.text)
        if let only, !known.contains(only) { throw UnknownActivity(name: only, known: known) }
        return Set(statistic.amounts.keys.map(\.kind))
            .filter { only == nil || $0.text == only }.sorted { $0.text < $1.text }
    }

    /// `isSingle`: only one kind was asked for, and is named by the title alone.
    private func activityColumns(
        _ dimension: Breakdown,
        isSingle: Bool,
        _ months: [CivilDate]
    ) -> [Table.Column] {
        var names = Self.nameColumns(dimension)
        names[1].isHidden = dimension == .all && !isSingle
        let fixed = [
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
                isHidden: isSingle,
                isKey: true
            ),
            Table.Column(
                key: "count",
                heading: StatisticsWords.total,
                isNumber: true,
                isPrincipal: true
            ),
            Self.count("of", StatisticsWords.ofAll), Self.hidden("days"),
            Self.hidden("working_days"),
            Table.Column(
                key: "mean_days",
                heading: StatisticsWords.meanDays,
                isNumber: true,
                isPicture: true
            ),
        ]
        let ofMonths = months.map { month in
            Table.Column(
                key: Self.monthKey,
                heading: .verbatim(monthName(month)),
                isNumber: true,
                isHidden: !isSingle,
                isPicture: true
            )
        }
        let ends = [months.first, months.last].map { $0.map(monthName) ?? "" }
        let line = Table.Column(
            key: Self.lineKey,
            heading: Phrase.joined(
                [StatisticsWords.byMonth, .verbatim("\(ends[0])–\(ends[1])")],
                by: "\n"
            ),
            isHidden: isSingle,
            isPicture: true
        )
        return names + fixed + ofMonths + [line]
    }

    /// One column for each month.
    private static let monthKey = "by_month"
    /// All months as a line.
    private static let lineKey = "line_by_month"

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
        _ row: StatisticsRow<[ActivityTable.SumKey: ActivityTable.Amount]>,
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
        let line = Spark.line(
            counts.map { $0.map { Double(max(0, $0)) } },
            top: Double(counts.compactMap(\.self).max() ?? 0)
        )
        append(
            row,
            dimension,
            [
                "month": .text(""), "activity": .text(kind.text, shown: name),
                "count": .number(whole.count),
                "of": .number(whole.of, shown: whole.of < max(1, whole.count) ? "" : nil),
                "days": .number(whole.days), "working_days": .number(whole.workingDays),
                "mean_days": .text("", shown: mean), Self.lineKey: .text("", shown: line),
            ],
            more: counts.map { (Self.monthKey, .number($0)) },
            to: &table
        )
    }

    /// The same month by month, for machines: a row for each amount that is not zero.
    package func activityByMonth(by dimension: Breakdown, only: String?) throws -> Table {
        let statistic = try ActivityTable(input)
        var table = try activity(statistic, by: dimension, only: only)
        table.rows = []
        for row in statistic.rows(by: dimension) {
            let amounts = row.value.filter { only == nil || $0.key.kind.text == only }
                .sorted { left, right in
                    (left.key.kind.text, left.key.month?.dayNumber ?? 0)
                        < (right.key.kind.text, right.key.month?.dayNumber ?? 0)
                }
            for (key, amount) in amounts {
                append(
                    row,
                    dimension,
                    [
                        "month": .text(key.month.map { String($0.description.prefix(7)) } ?? ""),
                        "activity": .text(key.kind.text), "count": .number(amount.count),
                        "of": .number(amount.of), "days": .number(amount.days),
                        "working_days": .number(amount.workingDays),
                    ],
                    to: &table
                )
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

package import Campaigns
package import Statistics
package import Tables
package import Texts
package import Wording

/// Statistics as tables, in one language.
package struct StatisticsTables {
    package let input: StatisticsInput
    package let language: Language

    package init(input: StatisticsInput, language: Language) {
        self.input = input
        self.language = language
    }

    package var campaign: Campaign { input.campaign }
    package var numbers: NumberStyle { NumberStyle(language) }
    package var dates: DateStyle { DateStyle(language) }

    /// The table with its title, `Tiến độ – Thi đua bầu cử, tính đến 09:00 20/06/2021`, and with a
    /// note under it where data are made up.
    package func finished(_ table: Table, _ what: Phrase) -> Table {
        var table = table
        table.subject = "\(what(language)) – \(campaign.shortName ?? campaign.name)"
        table.title = StatisticsWords.title(
            what,
            campaign.shortName ?? campaign.name,
            asOf: time(input.instant)
        )(language)
        if input.isSample { table.footnotes.append(Columns.sampleData(language)) }
        return table
    }

    package func time(_ instant: Instant) -> String {
        dates.inTable(campaign.zone.civil(of: instant).toMinute)
    }

    /// `08/03` where the campaign lies in one year, else `08/03/2021`.
    package func day(_ date: CivilDate) -> String {
        let years = campaign.validity.lowerBound.year...campaign.validity.upperBound.year
        let text = dates.inTable(date)
        return years.count == 1 && years.contains(date.year) ? String(text.prefix(5)) : text
    }

    /// What every table about units begins with.
    package static func nameColumns(_ dimension: Breakdown) -> [Table.Column] {
        let heading =
            switch dimension {
            case .unit, .all: Columns.unit
            case .kind: StatisticsWords.kind
            case .block: Columns.group
            case .milestone: StatisticsWords.work
            case .week: StatisticsWords.week
            }
        return [
            Table.Column(key: "group", heading: Columns.group, isHidden: true, isKey: true),
            Table.Column(key: "unit", heading: heading, isFlexible: true, isKey: true),
        ]
    }

    /// Adds a row to a table that begins with the ``nameColumns(_:)``.
    func append<Value>(
        _ row: StatisticsRow<Value>,
        _ dimension: Breakdown,
        _ cells: KeyValuePairs<String, Table.Cell>,
        more: [(key: String, cell: Table.Cell)] = [],
        to table: inout Table
    ) {
        let name = name(row.group, row.unit, dimension)
        var pairs: [(key: String, cell: Table.Cell)] = [
            ("group", .text(row.group ?? "")),
            ("unit", .text(row.unit?.code.text ?? "", shown: name)),
        ]
        for (key, cell) in cells { pairs.append((key, cell)) }
        table.append(pairs: pairs + more, kind: row.tableKind)
    }

    private func name(
        _ group: String?,
        _ unit: OrganisationalUnit?,
        _ dimension: Breakdown
    ) -> String {
        if let unit { return "  " + unit.name }
        guard let group else { return Columns.allUnits(language) }
        switch dimension {
        case .unit: return CampaignWords.blockTotal(group)(language)
        case .milestone:
            return campaign.milestone(MilestoneID(group))?.displayName ?? group
        case .week:
            return CivilDate(iso: group).map { dates.inTable($0) }
                ?? StatisticsWords.noDeadline(language)
        case .kind, .block, .all: return group.isEmpty ? "–" : group
        }
    }

    /// A share as a percentage, with a bar before it if asked for; empty where the denominator is
    /// 0.
    package func share(_ numerator: Int, of denominator: Int, bar: Bool = false) -> Table.Cell {
        guard denominator > 0 else { return .share(nil, shown: "") }
        let share = Double(numerator) / Double(denominator)
        return .share(
            share,
            shown: numbers.percent(numerator, of: denominator),
            bar: bar ? Table.Bar(share: share, isComplete: numerator == denominator) : nil
        )
    }

    static func count(_ key: String, _ heading: Phrase, _ tone: Table.Tone? = nil) -> Table.Column {
        Table.Column(key: key, heading: heading, isNumber: true, tone: tone)
    }

    static func hidden(_ key: String) -> Table.Column {
        Table.Column(key: key, heading: .verbatim(key), isNumber: true, isHidden: true)
    }
}

extension StatisticsRow {
    fileprivate var tableKind: Table.Row.Kind {
        switch kind {
        case .unit: .unit
        case .group: .group
        case .whole: .whole
        }
    }
}

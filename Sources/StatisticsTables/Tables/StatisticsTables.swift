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

    /// The table with its title, and with the mark of made-up data.
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

    /// Without the year where the campaign lies in one.
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

    /// The group and the name of a row.
    package func nameCells(
        _ group: String?,
        _ unit: OrganisationalUnit?,
        _ dimension: Breakdown
    ) -> [Table.Cell] {
        [.text(group ?? ""), .text(unit?.code.text ?? "", shown: name(group, unit, dimension))]
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

    /// A share with its bar; empty where nothing can be divided.
    package func share(_ numerator: Int, of denominator: Int, bar: Bool = false) -> Table.Cell {
        guard denominator > 0 else { return .share(nil, shown: "") }
        let share = Double(numerator) / Double(denominator)
        return .share(
            share,
            shown: numbers.percent(numerator, of: denominator),
            bar: bar ? Table.Bar(share: share, isComplete: numerator == denominator) : nil
        )
    }

    /// With one decimal, or two where that says more.
    package func decimal(_ value: Double?, digits: Int = 1) -> Table.Cell {
        .decimal(value, shown: value.map { numbers.decimal($0, digits: digits) } ?? "")
    }
}

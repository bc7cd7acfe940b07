package import Campaigns

/// Numerators and denominators of one indicator, per unit and per khối, at one instant.
///
/// A total is the sum of numerators over the sum of denominators of the units that reported both;
/// it is never a mean of percentages, and a unit that is silent or gave only a percentage is not
/// counted as zero.
package struct ParticipationTable: Sendable {
    package struct Row: Hashable, Sendable {
        /// nil in the total over everything.
        package let block: String?
        /// nil in totals.
        package let unit: OrganisationalUnit?
        package let numerator: Int?
        package let denominator: Int?
        package let publishedPercent: String?
        /// Units with a figure, of those expected to have one; 0 or 1 of 1 for a unit.
        package let reported: Int
        package let expected: Int
        /// Units whose figure has both counts.
        package let countable: Int
        package let figure: Figure?

        /// The share 0…1; nil where there is no figure with both counts.
        package var rate: Double? {
            guard let numerator, let denominator, denominator > 0, isCountable else { return nil }
            return Double(numerator) / Double(denominator)
        }

        package var isCountable: Bool { countable > 0 }

        package var isComplete: Bool { isCountable && numerator == denominator }
    }

    package let indicator: Indicator
    /// Units in the order of the unit list, each khối followed by its total, the whole last.
    package let rows: [Row]
    /// The table as it stood at that instant.
    ///
    /// `after`: only figures with a later as-of count; nil for all.
    /// `instant`: figures with a later as-of do not count.
    /// `known`: figures recorded later do not count.
    package init(
        _ indicator: Indicator,
        of campaign: Campaign,
        facts: Facts,
        after: Instant? = nil,
        asOf instant: Instant,
        known: Instant
    ) {
        self.indicator = indicator
        let expected = Self.expectedUnits(of: campaign)
        var unitRows: [Row] = []
        for unit in campaign.units {
            let figure = facts.figure(
                of: unit.code,
                indicator.id,
                after: after,
                asOf: instant,
                known: known
            )
            guard expected.contains(unit.code) || figure != nil else { continue }
            var denominator = figure?.denominator
            if figure != nil, denominator == nil, case .column(let name) = indicator.denominator {
                denominator = unit.count(named: name)
            }
            let isCountable = figure?.numerator != nil && denominator ?? 0 > 0
            unitRows.append(
                Row(
                    block: unit.block,
                    unit: unit,
                    numerator: figure?.numerator,
                    denominator: denominator,
                    publishedPercent: figure?.publishedPercent,
                    reported: figure == nil ? 0 : 1,
                    expected: 1,
                    countable: isCountable ? 1 : 0,
                    figure: figure
                )
            )
        }
        rows = Self.withTotals(unitRows)
    }

    /// Units that report figures: those that owe a milestone whose evidence is figures; all, where
    /// the campaign has no such milestone.
    package static func expectedUnits(of campaign: Campaign) -> Set<UnitCode> {
        let milestones = campaign.milestones.filter { milestone in
            milestone.evidence.contains { if case .figures = $0 { true } else { false } }
                && !milestone.isDateOnly
        }
        guard !milestones.isEmpty else { return Set(campaign.units.map(\.code)) }
        return Set(
            campaign.units.filter { unit in
                milestones.contains { campaign.involvement(of: unit, in: $0) == .obliged }
            }.map(\.code)
        )
    }

    private static func withTotals(_ unitRows: [Row]) -> [Row] {
        var rows: [Row] = []
        var blocks: [String?] = []
        for row in unitRows where !blocks.contains(row.block) { blocks.append(row.block) }
        for block in blocks {
            let members = unitRows.filter { $0.block == block }
            rows += members
            if block != nil { rows.append(total(of: members, block: block)) }
        }
        rows.append(total(of: unitRows, block: nil))
        return rows
    }

    private static func total(of rows: [Row], block: String?) -> Row {
        let counted = rows.filter(\.isCountable)
        return Row(
            block: block,
            unit: nil,
            numerator: counted.isEmpty ? nil : counted.reduce(0) { $0 + ($1.numerator ?? 0) },
            denominator: counted.isEmpty ? nil : counted.reduce(0) { $0 + ($1.denominator ?? 0) },
            publishedPercent: nil,
            reported: rows.reduce(0) { $0 + $1.reported },
            expected: rows.count,
            countable: counted.count,
            figure: nil
        )
    }

    package var units: [Row] { rows.filter { $0.unit != nil } }
    package var total: Row {
        rows.last
            ?? Row(
                block: nil,
                unit: nil,
                numerator: nil,
                denominator: nil,
                publishedPercent: nil,
                reported: 0,
                expected: 0,
                countable: 0,
                figure: nil
            )
    }
}

extension OrganisationalUnit {
    /// The count in the column of that heading.
    package func count(named column: String) -> Int? {
        counts[column]
    }
}

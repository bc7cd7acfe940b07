package import Campaigns

/// Numerators and denominators of one indicator, per unit and per khối, at one instant.
///
/// A total is the sum of numerators over the sum of denominators of the units that reported both;
/// it is never a mean of percentages, and a unit that is silent or gave only a percentage is not
/// counted as zero.
package struct ParticipationTable: Sendable {
    package struct Row: Hashable, Sendable {
        /// The unit's khối, or the name of the group; nil in the total over everything.
        package fileprivate(set) var block: String?
        /// nil in totals.
        package fileprivate(set) var unit: OrganisationalUnit?
        package let numerator: Int?
        package let denominator: Int?
        package let publishedPercent: String?
        /// How many units have a figure, of ``expected`` ones: 23 of 24 in a group, 0 or 1 of 1 for
        /// a unit.
        package let reported: Int
        package let expected: Int
        /// How many units have a figure with both counts.
        package let countable: Int
        package let figure: Figure?

        /// The share, 0…1, over 1 only where the indicator may exceed its denominator; nil where no
        /// figure has both counts.
        package var rate: Double? {
            guard let numerator, let denominator, denominator > 0, isCountable else { return nil }
            return Double(numerator) / Double(denominator)
        }

        package var isCountable: Bool { countable > 0 }

        package var isComplete: Bool { isCountable && numerator == denominator }
    }

    package let indicator: Indicator
    /// Units in the order of the unit list, each khối followed by its total, the whole last; or the
    /// groups alone.
    package let rows: [Row]

    /// The table as it stood at that instant.
    ///
    /// `after`: only figures with a later as-of count; nil for all.
    /// `instant`: figures with a later as-of do not count.
    /// `known`: figures recorded later do not count.
    /// `members`: the units in the table; nil for those expected and those with a figure.
    package init(
        _ indicator: Indicator,
        of campaign: Campaign,
        facts: Facts,
        after: Instant? = nil,
        asOf instant: Instant,
        known: Instant,
        by dimension: Breakdown = .unit,
        among members: Set<UnitCode>? = nil
    ) {
        self.indicator = indicator
        let expected = members ?? Self.expectedUnits(of: campaign)
        let values = campaign.units.compactMap { unit -> (OrganisationalUnit, Row)? in
            let figure = facts.figure(
                of: unit.code,
                indicator.id,
                after: after,
                asOf: instant,
                known: known
            )
            guard figure != nil || expected.contains(unit.code) else { return nil }
            return (unit, Row(unit, figure, of: indicator))
        }
        rows = UnitGrouping.rows(values, by: dimension, sum: Row.init(sumOf:)).map { row in
            var value = row.value
            value.block = row.group
            value.unit = row.unit
            return value
        }
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

    package var units: [Row] { rows.filter { $0.unit != nil } }
    package var total: Row { rows.last ?? Row(sumOf: []) }
}

extension ParticipationTable.Row {
    fileprivate init(_ unit: OrganisationalUnit, _ figure: Figure?, of indicator: Indicator) {
        let denominator = figure.flatMap {
            indicator.denominator(of: unit, reported: $0.denominator)
        }
        let isCountable = indicator.isCountable(figure?.numerator, of: denominator)
        self.init(
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
    }

    /// Sums the units with both counts; if none has, sums the numerators alone and leaves the
    /// denominator nil.
    ///
    /// Units at 305/309, 110/118 and 40/– give 415/427; units at 40/– and 7/– give 47/–.
    fileprivate init(sumOf rows: [Self]) {
        let counted = rows.filter(\.isCountable)
        let numerators = (counted.isEmpty ? rows : counted).compactMap(\.numerator)
        self.init(
            block: nil,
            unit: nil,
            numerator: numerators.isEmpty ? nil : numerators.reduce(0, +),
            denominator: counted.isEmpty ? nil : counted.reduce(0) { $0 + ($1.denominator ?? 0) },
            publishedPercent: nil,
            reported: rows.reduce(0) { $0 + $1.reported },
            expected: rows.reduce(0) { $0 + $1.expected },
            countable: counted.reduce(0) { $0 + $1.countable },
            figure: nil
        )
    }
}

extension Indicator {
    /// Whether the counts make a share: both are there, and the part is no more than the whole
    /// unless the indicator may exceed it (voters from outside the list).
    package func isCountable(_ numerator: Int?, of denominator: Int?) -> Bool {
        guard let numerator, let denominator, denominator > 0 else { return false }
        return numerator <= denominator || mayExceedDenominator
    }
}

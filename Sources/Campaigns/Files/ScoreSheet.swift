/// How units are scored and classed; what it gives is provisional until the council decides.
package struct ScoreSheet: Hashable, Sendable {
    package let id: ScoreSheetID
    package let name: String
    package var criteria: [Criterion] = []
    /// The highest first.
    package var levels: [Level] = []
    package var rankWithin = RankScope.all

    package init(id: ScoreSheetID, name: String) {
        self.id = id
        self.name = name
    }

    package struct Criterion: Hashable, Sendable {
        package let name: String
        package let points: Points
        package let formula: Formula
        package let deduction: LateDeduction?

        package init(
            name: String,
            points: Points,
            formula: Formula,
            deduction: LateDeduction?
        ) {
            self.name = name
            self.points = points
            self.formula = formula
            self.deduction = deduction
        }
    }

    /// What part of a criterion's points a unit gets.
    package enum Formula: Hashable, Sendable {
        /// Points × on time ÷ due.
        case onTime([MilestoneID])
        /// Points × submitted ÷ due.
        case submitted([MilestoneID])
        /// Points × min(1, numerator ÷ denominator).
        case share(IndicatorID)
        /// Points × max(0, 1 − missing ÷ denominator ÷ the tolerated share).
        case missing(IndicatorID, tolerated: Percentage)
        /// So many points for each, up to the criterion's.
        case count(IndicatorID, each: Points)
        /// So many points for each different document sent in, up to the criterion's.
        case countDocuments([MilestoneID], each: Points)
        /// From full points, so many off for each, not below 0.
        case deduct(Points, per: IndicatorID)
        /// A recorded decision of the council.
        case council
    }

    /// Points off for each day late, not below `floor`.
    package struct LateDeduction: Hashable, Sendable {
        package let perDay: Points
        package let floor: Points

        package init(perDay: Points, floor: Points) {
            self.perDay = perDay
            self.floor = floor
        }
    }

    package struct Level: Hashable, Sendable {
        package let name: String
        package let from: Points

        package init(name: String, from: Points) {
            self.name = name
            self.from = from
        }
    }

    /// Among whom a unit's place is counted.
    package enum RankScope: String, Hashable, Sendable {
        case kind, block, all
    }
}

/// Points of a score sheet, exact to a thousandth.
package struct Points: Hashable, Comparable, Sendable {
    package let thousandths: Int

    package init(thousandths: Int) {
        self.thousandths = thousandths
    }

    package static let zero = Points(thousandths: 0)

    package static func < (left: Points, right: Points) -> Bool {
        left.thousandths < right.thousandths
    }
}

/// A share in per cent, exact to a thousandth of one.
package struct Percentage: Hashable, Sendable {
    package let thousandths: Int

    package init(thousandths: Int) {
        self.thousandths = thousandths
    }
}

package import Campaigns

/// What a unit still needs until a deadline, how fast it goes, and where that leads.
package struct Pace: Hashable, Sendable {
    package enum Verdict: String, CaseIterable, Hashable, Sendable {
        /// The unit has reported no numerator.
        case silent
        /// Nobody can say how many there should be.
        case noTarget
        /// The target is reached.
        case met
        /// The deadline is past and the target is not reached.
        case missed
        /// There are too few points for a forecast.
        case unknown
        /// Even the low end of the forecast reaches the target.
        case onCourse
        /// Even the high end of the forecast falls short.
        case willMiss
        /// The target lies between the ends of the forecast.
        case uncertain
    }

    package var numerator: Int?
    package var denominator: Int?
    package var target: Int?
    package var neededPerHour: Double?
    package var actualPerHour: Double?
    package var projected: Double?
    package var low: Double?
    package var high: Double?
    /// nil in sums.
    package var verdict: Verdict?
    /// The as-of of the figure that ``numerator`` is from.
    package var asOf: Instant?
    /// How many units have a numerator and a target: 0 or 1 for a unit, what a sum is over for a
    /// group.
    package var units = 0
    package var expected = 1
}

/// The pace of every unit for one indicator: ``DEFINITIONS.md``, section 7.
package struct PaceTable: Sendable {
    package let indicator: Indicator
    package let rows: [StatisticsRow<Pace>]

    private static let points = 7

    /// `deadline`: when the target is to be reached.
    package init(
        _ indicator: Indicator,
        of campaign: Campaign,
        facts: Facts,
        until deadline: Instant,
        at instant: Instant,
        by dimension: Breakdown = .unit
    ) {
        self.indicator = indicator
        let expected = ParticipationTable.expectedUnits(of: campaign)
        let values = campaign.units.compactMap { unit -> (OrganisationalUnit, Pace)? in
            let series = FigureSeries(facts, unit.code, indicator.id, at: instant)
            guard series.last != nil || expected.contains(unit.code) else { return nil }
            return (unit, Pace(of: unit, series, indicator, until: deadline, at: instant))
        }
        rows = UnitGrouping.rows(values, by: dimension, sum: Pace.init(sumOf:))
    }

    fileprivate static func points(of series: FigureSeries) -> [Figure] {
        series.figures.filter { $0.numerator != nil }.suffix(points)
    }
}

extension Pace {
    fileprivate init(
        of unit: OrganisationalUnit,
        _ series: FigureSeries,
        _ indicator: Indicator,
        until deadline: Instant,
        at instant: Instant
    ) {
        let points = PaceTable.points(of: series)
        denominator = series.last.flatMap {
            indicator.denominator(of: unit, reported: $0.denominator)
        }
        target = indicator.target(of: denominator)
        guard let last = points.last, let value = last.numerator else {
            verdict = .silent
            return
        }
        numerator = value
        asOf = last.asOf
        let left = deadline.hours(since: last.asOf)
        let estimate = SlopeEstimate(
            points.map { ($0.asOf.hours(since: points[0].asOf), $0.numerator ?? 0) }
        )
        actualPerHour = estimate?.median
        if let estimate, deadline > instant {
            let ceiling = indicator.mayExceedDenominator ? nil : denominator
            func project(_ slope: Double) -> Double {
                let end = max(0, Double(value) + slope * left)
                return ceiling.map { min(end, Double($0)) } ?? end
            }
            projected = project(estimate.median)
            low = project(estimate.low)
            high = project(estimate.high)
        }
        guard let target else {
            verdict = .noTarget
            return
        }
        if value >= target {
            neededPerHour = 0
        } else if deadline > instant {
            neededPerHour = Double(target - value) / deadline.hours(since: instant)
        }
        units = 1
        if value >= target {
            verdict = .met
        } else if deadline <= instant {
            verdict = .missed
        } else if let low, let high {
            verdict =
                low >= Double(target) ? .onCourse : high < Double(target) ? .willMiss : .uncertain
        } else {
            verdict = .unknown
        }
    }

    /// Sums the units that have a numerator and a target; without a forecast where one of them has
    /// none.
    fileprivate init(sumOf paces: [Pace]) {
        let counted = paces.filter { $0.units > 0 }
        expected = paces.reduce(0) { $0 + $1.expected }
        units = counted.reduce(0) { $0 + $1.units }
        guard !counted.isEmpty else { return }
        numerator = counted.reduce(0) { $0 + ($1.numerator ?? 0) }
        denominator = counted.reduce(0) { $0 + ($1.denominator ?? 0) }
        target = counted.reduce(0) { $0 + ($1.target ?? 0) }
        neededPerHour = counted.reduce(0) { $0 + ($1.neededPerHour ?? 0) }
        func sum(_ value: KeyPath<Pace, Double?>) -> Double? {
            counted.reduce(0) { sum, pace in
                sum.flatMap { sum in pace[keyPath: value].map { sum + $0 } }
            }
        }
        actualPerHour = sum(\.actualPerHour)
        projected = sum(\.projected)
        low = sum(\.low)
        high = sum(\.high)
    }
}

extension Indicator {
    /// How many there should be: 308 for a target of 99.5 % of 309; the denominator itself where
    /// the indicator has no target.
    ///
    /// nil where that takes a denominator and it is not known.
    package func target(of denominator: Int?) -> Int? {
        switch target {
        case .count(let count): return count
        case .percent(let text):
            guard let denominator, let percent = ExactPercent(text) else { return nil }
            return percent.leastCount(of: denominator)
        case nil: return denominator
        }
    }
}

/// A percentage as it was written, without the rounding of binary fractions.
private struct ExactPercent {
    private let digits: Int
    private let scale: Int

    /// nil for anything but digits, at most nine of them, with a point or a comma among them.
    init?(_ text: String) {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard (1...2).contains(parts.count), let digits = Int(parts.joined()),
            parts.joined().count <= 9
        else { return nil }
        self.digits = digits
        let decimals = parts.count == 2 ? parts[1].count : 0
        scale = (0..<decimals).reduce(100) { value, _ in value * 10 }
    }

    /// The least integer that is so many per cent of `whole`, or more.
    func leastCount(of whole: Int) -> Int {
        let (high, low) = whole.multipliedFullWidth(by: digits)
        let (quotient, remainder) = scale.dividingFullWidth((high, low))
        return remainder == 0 ? quotient : quotient + 1
    }
}

extension Instant {
    /// Hours since `other`, with fractions.
    func hours(since other: Instant) -> Double {
        Double(milliseconds - other.milliseconds) / 3_600_000
    }
}

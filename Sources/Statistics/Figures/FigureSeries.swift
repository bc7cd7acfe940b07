package import Campaigns

/// A unit's figures of one indicator as they count at an instant, one for each as-of.
///
/// Of 50 for 09:00, 90 for 11:00 and a correction of 09:00 to 55, the series is 55, 90.
package struct FigureSeries: Sendable {
    /// Ascending by as-of; of several for one as-of the one recorded last.
    package let figures: [Figure]

    package init(_ figures: [Figure], at instant: Instant) {
        self.figures =
            figures.filter { $0.recorded <= instant && $0.asOf <= instant }
            .standingByAsOf
    }

    package init(_ facts: Facts, _ unit: UnitCode, _ indicator: IndicatorID, at instant: Instant) {
        self.init(facts.figures[indicator]?[unit] ?? [], at: instant)
    }

    /// The figure with the latest as-of.
    package var last: Figure? { figures.last }

    /// The latest figure with an as-of at or before the instant.
    package func last(through instant: Instant) -> Figure? {
        figures.last { $0.asOf <= instant }
    }

    /// The sum of all numerators, for an indicator whose figures are each about their own period: 1
    /// incident reported at 09:00 and 2 at 11:00 are 3.
    package var numeratorsOfAllPeriods: Int { figures.compactMap(\.numerator).reduce(0, +) }
}

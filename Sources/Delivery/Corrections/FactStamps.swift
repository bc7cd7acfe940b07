package import Campaigns

/// The stamps of facts that a clock set which was ahead, as they count once it is corrected: none is later than
/// the correction, and their order stays.
///
/// Example: corrected at 09:00, reports recorded "20/05 08:00" and "20/05 08:01" → one millisecond before 09:00,
/// and 09:00.
package struct FactStamps {
    private let places: [Instant: Int]
    private let to: Instant

    /// `stamps`: all that the facts have, those up to the correction too.
    package init(_ correction: ClockCorrection, _ stamps: some Sequence<Instant>) {
        to = correction.to
        let ahead = Set(stamps.filter { $0 > correction.to }).sorted()
        places = Dictionary(
            zip(ahead, (0..<ahead.count).reversed()),
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// What a stamp counts as.
    package func corrected(_ stamp: Instant) -> Instant {
        guard let place = places[stamp] else { return min(stamp, to) }
        return to.adding(.milliseconds(-place))
    }
}

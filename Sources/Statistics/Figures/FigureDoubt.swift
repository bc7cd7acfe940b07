package import Campaigns

/// What makes a new figure doubtful beside those of its unit and indicator that are known: nothing that
/// refuses it, but a likely slip.
package enum FigureDoubt: Hashable, Sendable {
    /// Less than the one before it in time.
    case less(than: Int, at: Instant)
    /// More than the one after it in time.
    case more(than: Int, at: Instant)
    /// Another denominator than before, or than the unit list has: by 2 and 2 % at least.
    case denominator(Int)
    /// It has no numerator, and will hide one that was there.
    case hides(Int)
    /// It is quick, and stands after a final one.
    case quickAfterFinal

    /// What a reader of both would ask about.
    ///
    /// `expected`: the denominator that the unit list has.
    /// `known`: figures of the same unit and indicator; of those at one as-of the last recorded counts.
    package static func doubts(
        about figure: Figure,
        beside known: [Figure],
        of indicator: Indicator,
        expected: Int?
    ) -> [FigureDoubt] {
        let end = Instant(milliseconds: .max)
        let series = FigureSeries(known.filter { $0.asOf != figure.asOf }, at: end).figures
        let before = series.last { $0.asOf < figure.asOf && $0.numerator != nil }
        let after = series.first { $0.asOf > figure.asOf && $0.numerator != nil }
        var doubts: [FigureDoubt] = []
        if let numerator = figure.numerator, !indicator.alertsWhenPositive {
            if let before, let count = before.numerator, numerator < count {
                doubts.append(.less(than: count, at: before.asOf))
            }
            if let after, let count = after.numerator, numerator > count {
                doubts.append(.more(than: count, at: after.asOf))
            }
        }
        if figure.numerator == nil, let count = before?.numerator { doubts.append(.hides(count)) }
        let usual =
            series.last { $0.asOf < figure.asOf && $0.denominator != nil }?.denominator
            ?? expected
        if let usual, let denominator = figure.denominator, !indicator.alertsWhenPositive {
            let change = abs(denominator - usual)
            if change >= 2, change * 100 >= usual * 2 { doubts.append(.denominator(usual)) }
        }
        if figure.status == .quick, let before, [.final, .corrected].contains(before.status) {
            doubts.append(.quickAfterFinal)
        }
        return doubts
    }
}

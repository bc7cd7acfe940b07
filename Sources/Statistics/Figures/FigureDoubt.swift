package import Campaigns

/// What makes a new figure doubtful beside others of its unit and indicator.
///
/// It is not refused for it: 290 voters at 11:00 after 300 at 09:00 is a likely slip, and may be a
/// correction.
package enum FigureDoubt: Hashable, Sendable {
    /// Less than the one before it in time.
    case less(than: Int, at: Instant)
    /// More than the one after it in time.
    case more(than: Int, at: Instant)
    /// The usual denominator, the last one before or that of the unit list, from which it differs
    /// by at least 2 and at least 2 %.
    case denominator(Int)
    /// It has no numerator and will stand over a figure with this one.
    case hides(Int)
    /// It is quick, and stands after a final one.
    case quickAfterFinal

    /// The doubts about a figure; none where it fits the others.
    ///
    /// `expected`: the denominator by the unit list, where no earlier figure has one.
    /// `known`: figures of the same unit and indicator. Those with the figure's own as-of are left
    /// out: a correction is not held against what it corrects.
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
        if let usual, let denominator = figure.denominator, !indicator.alertsWhenPositive,
            isJump(from: usual, to: denominator)
        {
            doubts.append(.denominator(usual))
        }
        if figure.status == .quick, let before, [.final, .corrected].contains(before.status) {
            doubts.append(.quickAfterFinal)
        }
        return doubts
    }

    /// Whether a denominator differs by at least 2 and at least 2 % from the one before.
    static func isJump(from before: Int, to denominator: Int) -> Bool {
        let change = abs(denominator - before)
        return change >= 2 && change * 100 >= before * 2
    }
}

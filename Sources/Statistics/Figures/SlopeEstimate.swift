/// How fast a count grows, from points in time, with an interval.
///
/// The slope is the median of the slopes between all pairs of points: Theil's and Sen's estimator
/// (P. K. Sen, J. Am. Stat. Assoc. 63, 1968). The interval is Gilbert's normal approximation at 90
/// % (Statistical Methods for Environmental Pollution Monitoring, 1987, §16.5). It is a straight
/// line and knows nothing of saturation; of few points the interval is nearly all slopes.
package struct SlopeEstimate: Hashable, Sendable {
    /// Per hour.
    package let median: Double
    package let low: Double
    package let high: Double

    /// nil for fewer than two points; `points` ascend in time, no two at one time.
    package init?(_ points: [(hours: Double, value: Int)]) {
        let count = points.count
        guard count >= 2 else { return nil }
        var slopes: [Double] = []
        for left in 0..<count {
            for right in (left + 1)..<count {
                let rise = Double(points[right].value - points[left].value)
                slopes.append(rise / (points[right].hours - points[left].hours))
            }
        }
        slopes.sort()
        let n = Double(count)
        let spread = 1.645 * (n * (n - 1) * (2 * n + 5) / 18).squareRoot()
        let skipped = max(0, Int(((Double(slopes.count) - spread) / 2).rounded(.down)))
        median = slopes.medianOfSorted
        low = slopes[skipped]
        high = slopes[slopes.count - 1 - skipped]
    }
}

extension [Double] {
    /// The middle value, or the mean of the two in the middle; there is one at least, and they
    /// ascend.
    var medianOfSorted: Double {
        let middle = count / 2
        return count % 2 == 1 ? self[middle] : (self[middle - 1] + self[middle]) / 2
    }
}

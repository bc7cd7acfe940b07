/// The shares between which the true one lies with 95 % confidence: 0.60 to 0.98 for 9 of 10.
///
/// E. B. Wilson, J. Am. Stat. Assoc. 22, 1927: unlike the textbook interval it holds for small
/// counts and for shares near 1.
package struct WilsonInterval: Hashable, Sendable {
    package let low: Double
    package let high: Double

    private static let z = 1.959963984540054

    /// nil where the denominator is not positive; a numerator over it counts as all of it.
    package init?(_ numerator: Int, of denominator: Int) {
        guard denominator > 0 else { return nil }
        let n = Double(denominator)
        let p = Double(min(max(0, numerator), denominator)) / n
        let z2 = Self.z * Self.z
        let middle = p + z2 / (2 * n)
        let spread = Self.z * (p * (1 - p) / n + z2 / (4 * n * n)).squareRoot()
        low = max(0, (middle - spread) / (1 + z2 / n))
        high = min(1, (middle + spread) / (1 + z2 / n))
    }
}

import Texts

/// A percentage as a source printed it, with its digits: `99,76%`, `99.76`.
struct WrittenPercentage {
    /// The percentage with a point and without the sign: `99.76`.
    let text: String
    private let digits: Int
    private let decimals: Int

    /// nil for what is no percentage or is over 100, and for `0,9` without a sign: it may be a share.
    ///
    /// `isSigned`: true where the sign stands elsewhere, as in the style of a workbook's cell.
    init?(_ written: String, isSigned: Bool) {
        var body = written.replacing(",", with: ".")
        var hasSign = isSigned
        if body.hasSuffix("%") {
            body = String(body.dropLast()).trimmedOuter
            hasSign = true
        }
        let parts = body.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            parts.joined().count <= 9, let digits = Int(parts.joined()), let value = Double(body),
            value <= 100, hasSign || value > 1 || value == 0
        else { return nil }
        text = body
        self.digits = digits
        decimals = parts.count == 2 ? parts[1].count : 0
    }

    /// True where it is the share of these counts at its own decimals: of 2 in 3 both `66,67` and `66,66`.
    func fits(_ numerator: Int, of denominator: Int) -> Bool {
        guard denominator > 0 else { return true }
        let scale = (0..<decimals).reduce(100) { value, _ in value * 10 }
        let (product, overflows) = numerator.multipliedReportingOverflow(by: 2 * scale)
        guard !overflows, !product.addingReportingOverflow(denominator).overflow else {
            return true
        }
        let cut = product / 2 / denominator
        let rounded = (product + denominator) / (2 * denominator)
        return digits == cut || digits == rounded
    }
}

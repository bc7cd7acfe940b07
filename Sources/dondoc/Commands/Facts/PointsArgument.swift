import ArgumentParser
import Campaigns

/// Points as typed: up to three decimals after a point or a comma.
struct PointsArgument: ExpressibleByArgument {
    let points: Points

    init?(argument: String) {
        let parts = argument.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            parts[0].count <= 6, parts.count == 1 || parts[1].count <= 3,
            let whole = Int(parts[0])
        else { return nil }
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        let padded = fraction + String(repeating: "0", count: 3 - fraction.count)
        points = Points(thousandths: whole * 1000 + (Int(padded) ?? 0))
    }
}

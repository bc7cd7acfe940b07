package import Campaigns
import Texts

extension NumberStyle {
    /// Points of a score sheet: as many decimals as they have, at most three.
    package func points(_ points: Points) -> String {
        var text = String(points.thousandths % 1000 + 1000).dropFirst()
        while text.last == "0" { text.removeLast() }
        return grouped(points.thousandths / 1000) + (text.isEmpty ? "" : decimalMark + text)
    }
}

import Campaigns
import Texts

/// Reads the indicators, `CHỈ TIÊU`.
struct IndicatorStage {
    let blocks: [Block]
    /// The headings of the unit list, one of which may be a denominator.
    let columns: [String]
    let findings: FindingBox

    /// The indicators that have a numerator and a denominator.
    func indicators() -> [Indicator] { blocks.compactMap(indicator) }

    private func indicator(_ block: Block) -> Indicator? {
        let reader = ValueReader(block, findings)
        reader.requireKeys()
        let numerator = reader.string(.numerator)
        let denominator = reader.value(.denominator) {
            cursor throws(Finding) -> Indicator.Denominator in
            if cursor.accept(.column) { return .column(try cursor.column(among: columns)) }
            return .label(try cursor.string())
        }
        let target = reader.value(.target) { cursor throws(Finding) in try cursor.target() }
        let mayExceed = reader.flag(.mayExceed)
        guard let numerator, let denominator else { return nil }
        var indicator = Indicator(
            id: IndicatorID(block.id),
            name: block.name ?? block.id,
            numeratorLabel: numerator,
            denominator: denominator
        )
        indicator.target = target
        indicator.mayExceedDenominator = mayExceed ?? false
        return indicator
    }
}

import Texts

extension OrganisationalUnit {
    /// What the unit list says the denominator will be: the count of the column that the indicator
    /// names, or of the first whose heading has its label.
    package func expectedDenominator(of indicator: Indicator) -> Int? {
        switch indicator.denominator {
        case .column(let name): counts[name]
        case .label(let label): counts.first { $0.folded.contains(label.folded) }
        }
    }
}

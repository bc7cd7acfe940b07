import Campaigns
import Wording

/// Which table a sheet holds, and where its columns stand.
struct IntakeLayout {
    enum Kind: Hashable {
        case reports, decisions, figures, register
    }

    let kind: Kind
    /// Position of the heading among the sheet's rows.
    let headingRow: Int
    let positions: [IntakeColumn: Int]
    /// Cells of the heading, folded.
    let headings: [String]
    /// A second column with the meaning of an earlier one.
    let repeated: SheetCell?

    private static let depth = 30

    /// nil where no row among the first thirty names the columns of a table.
    init?(_ rows: [SheetRow], _ options: IntakeOptions) {
        for (index, row) in rows.prefix(Self.depth).enumerated() {
            var positions: [IntakeColumn: Int] = [:]
            var repeated: SheetCell?
            for (position, cell) in row.cells.enumerated() where !cell.isBlank {
                guard let column = Self.column(cell.text, options) else { continue }
                if positions[column] == nil {
                    positions[column] = position
                } else {
                    repeated = repeated ?? cell
                }
            }
            guard let kind = Self.kind(of: positions, options) else { continue }
            self.kind = kind
            headingRow = index
            self.positions = positions
            headings = row.cells.map { $0.text.heading }
            self.repeated = repeated
            return
        }
        return nil
    }

    private static func column(_ text: String, _ options: IntakeOptions) -> IntakeColumn? {
        let heading = text.heading
        if let mapped = options.mapping[heading] { return mapped }
        if let column = IntakeColumn(named: heading) { return column }
        guard let indicator = options.indicator else { return nil }
        if heading == indicator.numeratorLabel.folded { return .numerator }
        if heading == indicator.denominator.label.folded { return .denominator }
        return ["ty le", "ty le %"].contains(heading) ? .percent : nil
    }

    private static func kind(
        of positions: [IntakeColumn: Int],
        _ options: IntakeOptions
    ) -> Kind? {
        func has(_ columns: IntakeColumn...) -> Bool {
            columns.allSatisfy { positions[$0] != nil }
        }
        let hasUnit = has(.code) || has(.name)
        if hasUnit, has(.milestone, .submitted) { return .reports }
        if hasUnit, has(.milestone, .kind) { return .decisions }
        if has(.arrived, .document, .issuer, .subject) { return .register }
        let hasCount = has(.numerator) || has(.denominator) || has(.percent)
        if hasUnit, hasCount, has(.indicator) || options.indicator != nil,
            has(.asOf) || options.asOf != nil
        {
            return .figures
        }
        return nil
    }

    /// Columns without which a row is no data, but a note.
    var required: [IntakeColumn] {
        switch kind {
        case .reports: [.code, .name, .milestone, .submitted]
        case .decisions: [.code, .name, .milestone, .kind]
        case .figures: [.code, .name, .indicator, .asOf, .numerator, .denominator, .percent]
        case .register: [.arrived, .document, .issuer, .subject]
        }
    }

    /// Where the unit is named.
    var unitPosition: Int? {
        switch kind {
        case .register: positions[.issuer]
        default: positions[.code] ?? positions[.name]
        }
    }
}

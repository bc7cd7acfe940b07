import Campaigns
import Texts

/// Which table a sheet holds, and where its columns stand.
struct IntakeLayout {
    enum Kind: Hashable {
        case reports, decisions, figures, register
    }

    let kind: Kind
    /// Position of the heading among the sheet's rows.
    let headingRow: Int
    let positions: ColumnPositions
    let heading: [SheetCell]
    /// The cells of the heading, folded and without what stands in parentheses.
    let headings: [String]
    /// The first column that has the meaning of an earlier one.
    let repeated: SheetCell?

    static let depth = 30

    /// nil where no row among the first thirty names the columns of a table.
    init?(_ rows: [SheetRow], _ options: IntakeOptions) {
        for (index, row) in rows.prefix(Self.depth).enumerated() {
            let (positions, repeated) = Self.positions(row, options)
            guard let kind = Self.kind(of: positions, options) else { continue }
            self.kind = kind
            headingRow = index
            self.positions = positions
            heading = row.cells
            headings = row.cells.map { $0.text.heading }
            self.repeated = repeated
            return
        }
        return nil
    }

    private static func positions(
        _ row: SheetRow,
        _ options: IntakeOptions
    ) -> (ColumnPositions, repeated: SheetCell?) {
        var positions = ColumnPositions()
        var repeated: SheetCell?
        for (position, cell) in row.cells.enumerated() where !cell.isBlank {
            guard let column = column(cell.text, options) else { continue }
            if positions[column] == nil {
                positions[column] = position
            } else {
                repeated = repeated ?? cell
            }
        }
        // A column that has the meaning by its own name goes first.
        for (position, cell) in row.cells.enumerated() where column(cell.text, options) == nil {
            guard let column = wordedLabel(cell.text, options), positions[column] == nil else {
                continue
            }
            positions[column] = position
        }
        return (positions, repeated)
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

    /// The count that a heading means where it has one of the indicator's labels with words around it:
    /// «Tổng số cử tri», «Số cử tri đã đi bầu».
    private static func wordedLabel(_ text: String, _ options: IntakeOptions) -> IntakeColumn? {
        guard let indicator = options.indicator else { return nil }
        let heading = text.heading
        let part = indicator.numeratorLabel.folded
        let whole = indicator.denominator.label.folded
        let forms =
            [heading]
            + ["tong so ", "so luong ", "so "].compactMap { prefix in
                heading.hasPrefix(prefix) ? String(heading.dropFirst(prefix.count)) : nil
            }
        if forms.contains(where: { $0 == part || $0 == whole + " " + part }) { return .numerator }
        return forms.contains(whole) ? .denominator : nil
    }

    private static func kind(
        of positions: ColumnPositions,
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

    /// A row that names some columns of a table, and those that it lacks.
    struct Shortfall {
        let row: SheetRow
        let known: [SheetCell]
        let missing: [[IntakeColumn]]
    }

    /// The row that comes nearest to a heading; nil where none among the first thirty names two
    /// columns, or one among three.
    static func shortfall(_ rows: [SheetRow], _ options: IntakeOptions) -> Shortfall? {
        var best: Shortfall?
        for row in rows.prefix(depth) {
            let (positions, _) = positions(row, options)
            let known = row.cells.filter {
                !$0.isBlank
                    && (column($0.text, options) ?? wordedLabel($0.text, options)) != nil
            }
            let isHeading = known.count > 1 || row.cells.count(where: { !$0.isBlank }) > 2
            guard isHeading, known.count > best?.known.count ?? 0 else { continue }
            best = Shortfall(row: row, known: known, missing: missing(positions, options))
        }
        return best
    }

    /// The columns that the nearest kind of table has and this one lacks; of a list within the list, one
    /// will do.
    private static func missing(
        _ positions: ColumnPositions,
        _ options: IntakeOptions
    ) -> [[IntakeColumn]] {
        var figures: [[IntakeColumn]] = [[.code, .name], [.numerator, .denominator, .percent]]
        if options.indicator == nil { figures.append([.indicator]) }
        if options.asOf == nil { figures.append([.asOf]) }
        let tables: [[[IntakeColumn]]] = [
            [[.code, .name], [.milestone], [.submitted]], figures,
            [[.code, .name], [.milestone], [.kind]],
            [[.arrived], [.document], [.issuer], [.subject]],
        ]
        let lacking = tables.map { table in
            (
                missing: table.filter { !$0.contains { positions[$0] != nil } },
                known: table.count { $0.contains { positions[$0] != nil } }
            )
        }
        return lacking.max { ($0.known, -$0.missing.count) < ($1.known, -$1.missing.count) }?
            .missing ?? []
    }

    /// The columns that a row of data has something in; where all are blank the row is a note.
    var required: [IntakeColumn] {
        switch kind {
        case .reports: [.code, .name, .milestone, .submitted]
        case .decisions: [.code, .name, .milestone, .kind]
        case .figures: [.code, .name, .indicator, .asOf, .numerator, .denominator, .percent]
        case .register: [.arrived, .document, .issuer, .subject]
        }
    }

    /// The column that names the unit.
    var unitPosition: Int? {
        switch kind {
        case .register: positions[.issuer]
        default: positions[.code] ?? positions[.name]
        }
    }
}

import Texts

/// Finds the columns of a figures table that hold numbers under an unknown heading, so that no count
/// goes unread without a word.
struct UnusedColumns {
    private let layout: IntakeLayout
    /// Columns of no known name that had no number yet, by position.
    private var silent: [Int] = []
    /// Columns of no known name that have one.
    private var holding: [Int] = []

    private static let ordinals = ["stt", "tt", "so tt", "so thu tu", "no", "#"]

    init(_ layout: IntakeLayout) {
        self.layout = layout
        guard layout.kind == .figures else { return }
        let known = Set(IntakeColumn.allCases.compactMap { layout.positions[$0] })
        silent = layout.headings.indices.filter { position in
            !known.contains(position) && !layout.headings[position].isEmpty
                && !Self.ordinals.contains(layout.headings[position])
        }
    }

    /// Takes the next row of data.
    mutating func look(at row: SheetRow) {
        guard !silent.isEmpty else { return }
        let found = silent.filter { position in
            guard position < row.cells.count else { return false }
            let text = row.cells[position].text
            return Count(text) != nil || WrittenPercentage(text, isSigned: false) != nil
        }
        silent.removeAll { found.contains($0) }
        holding += found
    }

    func findings(path: String) -> [Finding] {
        let free = [IntakeColumn.numerator, .denominator, .percent]
            .first { layout.positions[$0] == nil }
        return holding.map { position in
            let cell = layout.heading[position]
            return Finding(
                .unusedColumn,
                .cell(cell, of: path),
                IntakeWords.unusedColumn(cell.text, as: free?.names[0])
            )
        }
    }
}

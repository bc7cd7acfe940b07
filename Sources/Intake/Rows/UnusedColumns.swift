import Texts
import Wording

/// Columns of a figures table whose names are unknown and that hold numbers: a count that is not read
/// should not go unnoticed.
struct UnusedColumns {
    private let layout: IntakeLayout
    private var silent: [Int] = []
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
                path: path,
                at: cell,
                IntakeWords.unusedColumn(cell.text, as: free?.names[0])
            )
        }
    }
}

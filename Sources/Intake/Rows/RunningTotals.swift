import Texts

/// Sums of the rows read so far, to hold a totals row against.
struct RunningTotals {
    /// Some row was refused, so the sums prove nothing.
    var isBroken = false
    private let positions: [Int]
    private var sinceHeading: [Int]
    private var sinceTotal: [Int]

    init(_ layout: IntakeLayout) {
        positions =
            layout.kind == .figures
            ? [IntakeColumn.numerator, .denominator].compactMap { layout.positions[$0] } : []
        sinceHeading = positions.map { _ in 0 }
        sinceTotal = sinceHeading
    }

    mutating func add(_ row: SheetRow) {
        for (index, position) in positions.enumerated() where position < row.cells.count {
            guard !row.cells[position].isPercent, let count = Count(row.cells[position].text) else {
                continue
            }
            sinceHeading[index] += count.value
            sinceTotal[index] += count.value
        }
    }

    /// A finding for each count of the totals row that is not the sum of the rows above it; a row that
    /// is right begins a new sum.
    mutating func compare(_ row: SheetRow, path: String) -> [Finding] {
        guard !isBroken else { return [] }
        var findings: [Finding] = []
        for (index, position) in positions.enumerated() where position < row.cells.count {
            let cell = row.cells[position]
            guard let count = Count(cell.text), count.value != sinceHeading[index],
                count.value != sinceTotal[index]
            else { continue }
            findings.append(
                Finding(
                    .totalDiffers,
                    .cell(cell, of: path),
                    IntakeWords.totalDiffers(count.value, sinceTotal[index])
                )
            )
        }
        if findings.isEmpty { sinceTotal = sinceTotal.map { _ in 0 } }
        return findings
    }
}

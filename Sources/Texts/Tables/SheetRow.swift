/// A row of a table with the place of each of its cells.
package struct SheetRow: Sendable {
    /// 1-based.
    package let line: Int
    package var cells: [SheetCell]

    package init(line: Int, cells: [SheetCell]) {
        self.line = line
        self.cells = cells
    }
}

package struct SheetCell: Sendable {
    /// Without outer blanks.
    package let text: String
    private let place: (line: Int32, column: Int32)
    /// A formula of the workbook failed.
    package var isError = false
    /// A number of the workbook under a percent style, with its decimals: `99.76`.
    package var isPercent = false
    /// A number of the workbook that is not whole: never groups of thousands.
    package var isFraction = false

    package init(text: String, line: Int, column: Int) {
        self.text = text
        place = (Int32(clamping: line), Int32(clamping: column))
    }

    package var line: Int { Int(place.line) }
    /// 1-based: Unicode scalars in a text, cells in a workbook.
    package var column: Int { Int(place.column) }
    package var isBlank: Bool { text.isEmpty }
    package var length: Int { max(1, text.unicodeScalars.count) }
}

extension Finding {
    /// About a whole cell.
    package init(
        _ code: FindingCode,
        path: String,
        at cell: SheetCell,
        _ message: Phrase,
        suggestion: String? = nil
    ) {
        self.init(
            code,
            path: path,
            line: cell.line,
            column: cell.column,
            length: cell.length,
            message,
            suggestion: suggestion
        )
    }
}

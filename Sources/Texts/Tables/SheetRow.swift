/// A row of a table with the place of each of its cells.
package struct SheetRow: Sendable {
    /// The line of a text, or the row of a sheet; 1-based.
    package let line: Int
    package var cells: [SheetCell]

    package init(line: Int, cells: [SheetCell]) {
        self.line = line
        self.cells = cells
    }
}

/// One cell with its place: what a person can be pointed to.
package struct SheetCell: Sendable {
    /// The text of the cell in one line, without outer blanks.
    package let text: String
    /// A control character stood in it that no text has, such as ESC; in ``text`` is a blank for it.
    package let heldControl: Bool
    private let place: (line: Int32, column: Int32)
    /// The workbook's formula failed, and the text is its error: `#REF!`.
    package var isError = false
    /// The workbook shows the number in per cent; the text has it so: `99.76`.
    package var isPercent = false
    /// The workbook has a number that is not whole: `1.371` is not 1,371 written with a point.
    package var isFraction = false

    package init(text: String, line: Int, column: Int) {
        self.text = text.inOneLine
        heldControl = text.holdsForbiddenControl
        place = (Int32(clamping: line), Int32(clamping: column))
    }

    package var line: Int { Int(place.line) }
    /// 1-based: Unicode scalars in a text, cells in a workbook.
    package var column: Int { Int(place.column) }
    package var isBlank: Bool { text.isEmpty }
    package var length: Int { max(1, text.unicodeScalars.count) }
}

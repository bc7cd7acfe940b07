import Campaigns

/// Cells in rows, as read from a text or a workbook, each with its place.
package struct Sheet: Sendable {
    package let path: String
    package internal(set) var rows: [SheetRow]
    /// Comments before the first row, without their `#`.
    package internal(set) var comments: [String] = []
    /// It comes from a workbook: places are rows and columns of cells.
    package let isWorkbook: Bool

    init(path: String, rows: [SheetRow], isWorkbook: Bool) {
        self.path = path
        self.rows = rows
        self.isWorkbook = isWorkbook
    }
}

package struct SheetRow: Sendable {
    /// 1-based.
    package let line: Int
    package internal(set) var cells: [SheetCell]
}

package struct SheetCell: Sendable {
    /// Without outer blanks.
    package let text: String
    package let line: Int
    /// 1-based: Unicode scalars in a text, cells in a workbook.
    package let column: Int
    /// A formula of the workbook failed.
    var isError = false
    /// A number of the workbook under a percent style, with its decimals: `99.76`.
    var isPercent = false
    /// A number of the workbook that is not whole: never groups of thousands.
    var isFraction = false

    package init(text: String, line: Int, column: Int) {
        self.text = text
        self.line = line
        self.column = column
    }

    var isBlank: Bool { text.isEmpty }
    var length: Int { max(1, text.unicodeScalars.count) }
}

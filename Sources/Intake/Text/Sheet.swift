import Texts

/// Cells in rows, as read from a text or a workbook, each with its place.
package struct Sheet: Sendable {
    package let path: String
    package let rows: SheetRows
    /// Comments before the first row, without their `#`.
    package internal(set) var comments: [String] = []

    init(path: String, rows: [SheetRow]) {
        self.init(path: path, rows: SheetRows(rows))
    }

    init(path: String, rows: SheetRows) {
        self.path = path
        self.rows = rows
    }
}

/// Where something stands in a file: what a finding points at and underlines.
///
/// The date in line 2 of `a.lich`, `  hạn:        thứ Bảy 23/05/2021`, begins in column 15 and is 18
/// long: `Place(path: "a.lich", line: 2, column: 15, length: 18)`, shown as `a.lich:2:15`.
package struct Place: Hashable, Sendable {
    package let path: String
    /// 1-based; 0 where the file as a whole is meant.
    package let line: Int
    /// 1-based: Unicode scalars of the composed line in a text, cells in a workbook.
    package let column: Int
    /// Scalars to underline, at least 1.
    package let length: Int

    package init(path: String, line: Int, column: Int, length: Int) {
        self.path = path
        self.line = line
        self.column = column
        self.length = max(1, length)
    }

    /// The file as a whole.
    package static func file(_ path: String) -> Place {
        Place(path: path, line: 0, column: 1, length: 1)
    }

    /// The beginning of a line: what is wrong concerns all of it.
    package static func line(_ line: Int, of path: String) -> Place {
        Place(path: path, line: line, column: 1, length: 1)
    }

    /// A whole cell of a table.
    package static func cell(_ cell: SheetCell, of path: String) -> Place {
        Place(path: path, line: cell.line, column: cell.column, length: cell.length)
    }

    /// Other words of the same line.
    package func at(column: Int, length: Int) -> Place {
        Place(path: path, line: line, column: column, length: length)
    }
}

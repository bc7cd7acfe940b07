package import Campaigns
import Texts

/// What the person who imports a file says of it.
package struct IntakeOptions: Sendable {
    /// The indicator of all figures, where the file has no column for it.
    package var indicator: Indicator?
    /// The as-of of all figures, where the file has no column for it.
    package var asOf: AsOf?
    /// The columns that headings of no known name stand for, by the folded heading.
    package var mapping: [String: IntakeColumn] = [:]
    /// The sheet of a workbook; nil for the first visible one.
    package var sheet: String?

    package init() {}
}

extension IntakeOptions {
    /// A mapping of which the right side names no column.
    package struct UnknownColumn: Error, Hashable {
        package let text: String
    }

    /// Takes `HEADING=COLUMN`: `Ngày gửi VB=ngày nộp`.
    package mutating func map(_ text: String) throws(UnknownColumn) {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let column = IntakeColumn(named: parts[1].trimmedOuter) else {
            throw UnknownColumn(text: text)
        }
        mapping[parts[0].heading] = column
    }
}

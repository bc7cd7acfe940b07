package import Texts

/// The rows of a sheet in their order: those of a workbook, or those of a text, which are cut anew each time that
/// they are gone through.
///
/// A text of 50 MB holds 200 MB of rows, and no reader needs two at a time.
package struct SheetRows: Sequence, Sendable {
    private enum Source: Sendable {
        case cells([SheetRow])
        /// At the first row; every quote is known to be closed.
        case text(DelimitedReader)
    }

    private let source: Source
    /// The number of all rows of the source.
    private let total: Int
    /// Rows at the beginning that are left out.
    private var skipped = 0

    init(_ rows: [SheetRow]) {
        source = .cells(rows)
        total = rows.count
    }

    /// Goes through the text once, to its end.
    ///
    /// `reader`: at the first row. `note`: is shown each row with its position.
    init(
        _ reader: DelimitedReader,
        note: (Int, SheetRow) -> Void
    ) throws(DelimitedReader.OpenQuote) {
        source = .text(reader)
        var (reader, count) = (reader, 0)
        while let row = try reader.next() {
            note(count, row)
            count += 1
        }
        total = count
    }

    package var count: Int { total - skipped }

    /// Those behind the one at that position.
    func behind(_ position: Int) -> SheetRows {
        var rows = self
        rows.skipped = position + 1
        return rows
    }

    package func makeIterator() -> Iterator {
        switch source {
        case .cells(let rows): return Iterator(rest: rows[skipped...], reader: nil)
        case .text(var reader):
            for _ in 0..<skipped { _ = try? reader.next() }
            return Iterator(rest: [], reader: reader)
        }
    }

    package struct Iterator: IteratorProtocol {
        fileprivate var rest: ArraySlice<SheetRow>
        fileprivate var reader: DelimitedReader?

        package mutating func next() -> SheetRow? {
            // Every quote is closed: the text was gone through before.
            reader == nil ? rest.popFirst() : try? reader?.next()
        }
    }
}

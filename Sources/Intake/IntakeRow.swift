import Schedules
import Wording

/// One row of an imported table, its fields found by the names of their columns.
struct IntakeRow {
    private let row: CSVTable.Row
    private let table: CSVTable
    private let positions: [String: Int]

    /// `positions`: where each column stands, by the first of its names.
    init(_ row: CSVTable.Row, of table: CSVTable, positions: [String: Int]) {
        self.row = row
        self.table = table
        self.positions = positions
    }

    var path: String { table.path }

    /// The field; nil where the table has no such column or the field is empty.
    func field(_ names: [String]) -> CSVTable.Field? {
        guard let position = positions[names[0]], position < row.fields.count,
            !row.fields[position].text.isEmpty
        else { return nil }
        return row.fields[position]
    }

    func required(_ names: [String]) throws(Finding) -> CSVTable.Field {
        guard let field = field(names) else {
            throw Finding(
                .missingValue,
                path: path,
                line: row.line,
                column: 1,
                length: 1,
                IntakeWords.missing(names[0])
            )
        }
        return field
    }

    func finding(
        _ code: FindingCode,
        _ field: CSVTable.Field,
        _ message: Phrase,
        _ suggestion: String? = nil
    ) -> Finding {
        Finding(
            code,
            path: path,
            line: field.line,
            column: field.column,
            length: field.length,
            message,
            suggestion: suggestion
        )
    }

    func finding(
        _ code: FindingCode,
        _ names: [String],
        _ message: Phrase
    ) throws(Finding) -> Finding {
        finding(code, try required(names), message)
    }
}

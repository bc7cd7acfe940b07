import Schedules
import Wording

/// One row of an imported table, its fields found by the names of their columns.
struct IntakeRow {
    private let row: CSVTable.Row
    private let table: CSVTable

    init(_ row: CSVTable.Row, of table: CSVTable) {
        self.row = row
        self.table = table
    }

    var path: String { table.path }

    /// The field; nil where the table has no such column or the field is empty.
    func field(_ names: [String]) -> CSVTable.Field? {
        guard let position = table.column(names), position < row.fields.count,
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

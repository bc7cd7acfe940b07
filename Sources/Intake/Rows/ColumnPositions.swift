/// Where the columns of a table stand.
struct ColumnPositions: Sendable {
    private var byColumn: [Int?] = Array(repeating: nil, count: IntakeColumn.allCases.count)

    /// The position of the column, from 0; nil where the table has none such.
    subscript(_ column: IntakeColumn) -> Int? {
        get { byColumn[column.rawValue] }
        set { byColumn[column.rawValue] = newValue }
    }
}

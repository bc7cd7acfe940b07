/// Where the columns of a table stand.
struct ColumnPositions: Sendable {
    private var byColumn: [Int?] = Array(repeating: nil, count: IntakeColumn.allCases.count)

    /// nil where the table has no such column.
    subscript(_ column: IntakeColumn) -> Int? {
        get { byColumn[column.rawValue] }
        set { byColumn[column.rawValue] = newValue }
    }
}

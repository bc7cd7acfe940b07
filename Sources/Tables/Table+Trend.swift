import Texts

/// The same table at several instants.
package struct TableSeries {
    private let points: [(label: String, table: Table)]

    /// `points`: one at least, ascending in time.
    package init(_ points: [(label: String, table: Table)]) {
        self.points = points
    }

    /// For people: the rows of the last instant, each with its principal value as a line through
    /// time.
    ///
    /// nil where the table has no principal value.
    package func sparkTable(title: String) -> Table? {
        guard let last = points.last?.table, let first = points.first,
            let principal = last.columns.firstIndex(where: \.isPrincipal)
        else { return nil }
        let keys = last.columns.indices.filter { last.columns[$0].isKey }
        func name(_ row: Table.Row) -> [Table.Value] { keys.map { row[$0].value } }
        let byName = points.map { point in
            Dictionary(
                point.table.rows.map { (name($0), $0[principal]) },
                uniquingKeysWith: { first, _ in first }
            )
        }
        var value = last.columns[principal]
        value.isHidden = false
        var table = Table(
            keys.map { last.columns[$0] } + [
                Table.Column(
                    key: "trend",
                    heading: .verbatim("\(first.label) → \(points.last?.label ?? "")"),
                    isPicture: true
                ),
                Table.Column(key: "first", heading: TableWords.first, isNumber: true), value,
            ]
        )
        let largest: Double? = Self.isShare(byName.flatMap(\.values)) ? 1 : nil
        for row in last.rows {
            let cells = byName.map { $0[name(row)] ?? .empty }
            let top = largest ?? cells.compactMap(\.value.measure).max() ?? 0
            var end = row[principal]
            end.bar = nil
            var start = cells[0]
            start.bar = nil
            let line = Table.Cell.text("", shown: Spark.line(cells.map(\.value.measure), top: top))
            table.append(cells: keys.map { row[$0] } + [line, start, end], kind: row.kind)
        }
        table.title = title
        table.footnotes = last.footnotes
        return table
    }

    /// For machines: all rows of all instants, with the instant first.
    package func longTable() -> Table? {
        guard let last = points.last?.table else { return nil }
        var table = Table(
            [Table.Column(key: "period_end", heading: TableWords.asOf)] + last.columns
        )
        for point in points {
            for row in point.table.rows {
                table.append(cells: [.text(point.label)] + row.cells, kind: row.kind)
            }
        }
        return table
    }

    private static func isShare(_ cells: [Table.Cell]) -> Bool {
        cells.contains { if case .share = $0.value { true } else { false } }
    }
}

extension Table.Value {
    fileprivate var measure: Double? {
        switch self {
        case .number(let number): Double(number)
        case .share(let value), .decimal(let value): value
        case .text, .empty: nil
        }
    }
}

/// Values through time in one line of text.
package enum Spark {
    private static let levels = Array("▁▂▃▄▅▆▇█")

    /// Draws each value between 0 and `top`: `·▂▇█` for none, 20 %, 99 % and 100 %.
    ///
    /// A missing value is a dot and not the lowest level; the highest level is kept for values that
    /// reach the top.
    package static func line(_ values: [Double?], top: Double) -> String {
        String(
            values.map { value -> Character in
                guard let value else { return "·" }
                guard top > 0, value > 0 else { return levels[0] }
                if value >= top { return levels[levels.count - 1] }
                return levels[min(levels.count - 2, Int(value / top * Double(levels.count - 1)))]
            }
        )
    }
}

import Campaigns
import Wording

extension Table {
    /// What changed since an earlier table of the same kind: rows that differ, each value before and
    /// after; numerators and denominators alike.
    ///
    /// csv and json have `KEY_before` and `KEY` for each value.
    func changes(since earlier: Table, title: String?) -> Table {
        let keys = columns.indices.filter { columns[$0].isKey }
        let values = columns.indices.filter { !columns[$0].isKey && !columns[$0].isPicture }
        func name(_ row: [Cell]) -> [Value] { keys.map { row[$0].value } }
        let before = Dictionary(
            earlier.rows.map { (name($0), $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let empty = columns.map { _ in Cell.empty }
        var pairs = rows.map { row in (old: before[name(row)] ?? empty, new: row) }
        let present = Set(rows.map(name))
        pairs += earlier.rows.filter { !present.contains(name($0)) }.map { row in
            (old: row, new: columns.indices.map { columns[$0].isKey ? row[$0] : .empty })
        }
        pairs.removeAll { pair in values.allSatisfy { pair.old[$0].value == pair.new[$0].value } }
        let changed = Set(
            values.filter { column in
                pairs.contains { $0.old[column].value != $0.new[column].value }
            }
        )
        var table = Table(
            keys.map { columns[$0] }
                + values.flatMap { column -> [Column] in
                    let isHidden = columns[column].isHidden || !changed.contains(column)
                    var old = Column(
                        key: columns[column].key + "_before",
                        heading: columns[column].heading
                    )
                    old.isHidden = true
                    var new = columns[column]
                    new.isHidden = isHidden
                    return [old, new]
                }
        )
        table.rows = pairs.map { old, new in
            keys.map { new[$0] }
                + values.flatMap { column -> [Cell] in
                    let isSame = old[column].value == new[column].value
                    var cell = new[column]
                    cell.bar = nil
                    cell.shown =
                        isSame ? "" : shown(old[column]) + " → " + shown(new[column])
                    return [old[column], cell]
                }
        }
        table.title = title
        table.footnotes = pairs.isEmpty ? [StatisticsWords.nothingChanged(Screen.language)] : []
        return table
    }

    private func shown(_ cell: Cell) -> String {
        let text = shown(cell, Screen.language)
        return text.isEmpty ? "–" : text
    }
}

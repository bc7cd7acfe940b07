import Campaigns
import Wording

extension Table {
    /// A row of now with the one of the same name of before.
    private struct Pair {
        let old: [Cell]
        let new: [Cell]
    }

    private var keys: [Int] { columns.indices.filter { columns[$0].isKey } }

    private var values: [Int] {
        columns.indices.filter { !columns[$0].isKey && !columns[$0].isPicture }
    }

    /// What changed since an earlier table of the same kind, for machines: rows that differ, with
    /// `KEY_before` and `KEY` for each value.
    func changes(since earlier: Table) -> Table {
        var table = Table(
            keys.map { columns[$0] }
                + values.flatMap { column -> [Column] in
                    let new = columns[column]
                    return [Column(key: new.key + "_before", heading: new.heading), new]
                }
        )
        table.rows = pairs(since: earlier).map { pair in
            keys.map { pair.new[$0] } + values.flatMap { [pair.old[$0], pair.new[$0]] }
        }
        return table
    }

    /// The same for people: a line for each value that differs, which fits any terminal.
    func changeList(since earlier: Table, title: String?, _ language: Language) -> Table {
        var table = Table(
            keys.map { columns[$0] } + [
                Column(key: "value", heading: StatisticsWords.whatChanged, isFlexible: true),
                Column(key: "before", heading: IntakeWords.beforeColumn, isNumber: true),
                Column(key: "after", heading: IntakeWords.afterColumn, isNumber: true),
            ]
        )
        let visible = values.filter { !columns[$0].isHidden }
        for pair in pairs(since: earlier) {
            var names = keys.map { pair.new[$0] }
            for column in visible where pair.old[column].value != pair.new[column].value {
                table.rows.append(
                    names + [.text(columns[column].oneLine(language))]
                        + [pair.old[column], pair.new[column]].map { plain($0, language) }
                )
                names = names.map { _ in .empty }
            }
        }
        table.title = title
        table.footnotes = table.rows.isEmpty ? [StatisticsWords.nothingChanged(language)] : []
        return table
    }

    /// Rows that differ in some value, in the order of now; those that are gone last.
    private func pairs(since earlier: Table) -> [Pair] {
        func name(_ row: [Cell]) -> [Value] { keys.map { row[$0].value } }
        let before = Dictionary(
            earlier.rows.map { (name($0), $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let empty = columns.map { _ in Cell.empty }
        let present = Set(rows.map(name))
        let gone = earlier.rows.filter { !present.contains(name($0)) }.map { row in
            Pair(old: row, new: columns.indices.map { columns[$0].isKey ? row[$0] : .empty })
        }
        return (rows.map { Pair(old: before[name($0)] ?? empty, new: $0) } + gone)
            .filter { pair in values.contains { pair.old[$0].value != pair.new[$0].value } }
    }

    /// Without its bar; a dash where there is nothing.
    private func plain(_ cell: Cell, _ language: Language) -> Cell {
        let text = shown(cell, language)
        return .text(text, shown: text.isEmpty ? "–" : text)
    }
}

package import Texts

extension Table {
    /// A row as it was and as it is.
    private struct Pair {
        /// Empty cells where the row is new.
        let old: Row
        /// Only its name where the row is gone.
        let new: Row
        /// That it is new or gone; nil where it was there and still is.
        var state: Phrase?
    }

    private var keys: [Int] { columns.indices.filter { columns[$0].isKey } }

    private var values: [Int] {
        columns.indices.filter { !columns[$0].isKey && !columns[$0].isPicture }
    }

    /// What changed since an earlier table of the same kind, for machines: rows that differ, with
    /// `KEY_before` and `KEY` for each value.
    package func changes(since earlier: Table) -> Table {
        var table = Table(
            keys.map { columns[$0] }
                + values.flatMap { column -> [Column] in
                    let new = columns[column]
                    return [Column(key: new.key + "_before", heading: new.heading), new]
                }
        )
        for pair in pairs(since: earlier) {
            table.append(
                cells: keys.map { pair.new[$0] } + values.flatMap { [pair.old[$0], pair.new[$0]] },
                kind: pair.new.kind
            )
        }
        return table
    }

    /// The same for people: a line for each value that differs, which fits any terminal.
    package func changeList(since earlier: Table, title: String?, _ language: Language) -> Table {
        var table = Table(
            keys.map { columns[$0] } + [
                Column(key: "value", heading: TableWords.whatChanged, isFlexible: true),
                Column(
                    key: "before",
                    heading: TableWords.beforeColumn,
                    isNumber: true,
                    isFlexible: true
                ),
                Column(
                    key: "after",
                    heading: TableWords.afterColumn,
                    isNumber: true,
                    isFlexible: true
                ),
            ]
        )
        let visible = values.filter { !columns[$0].isHidden }
        let pictures = columns.indices.filter { columns[$0].isPicture && !columns[$0].isHidden }
        var items: [(isWhole: Bool, text: String)] = []
        for pair in pairs(since: earlier) {
            // What looks the same has not changed for who reads it.
            func differing(_ columns: [Int]) -> [(what: String, Cell, Cell)] {
                columns.filter {
                    shown(pair.old[$0], language) != shown(pair.new[$0], language)
                }.map {
                    (what: self.columns[$0].oneLine(language), pair.old[$0], pair.new[$0])
                }
            }
            var changes = differing(visible)
            if changes.isEmpty, let state = pair.state {
                changes = [(what: state(language), .empty, .empty)]
            }
            if changes.isEmpty { changes = differing(pictures) }
            guard !changes.isEmpty else { continue }
            items.append((pair.new.kind == .whole, text(of: pair, changes, language)))
            var names = keys.map { pair.new[$0] }
            for (what, old, new) in changes {
                table.append(
                    cells: names + [.text(what)] + [old, new].map { plain($0, language) },
                    kind: pair.new.kind
                )
                names = names.map { _ in .empty }
            }
        }
        table.title = title
        table.summary = (items.filter(\.isWhole) + items.filter { !$0.isWhole }).map(\.text)
        if table.rows.isEmpty {
            table.footnotes = [TableWords.nothingChanged(language)]
            table.summary = table.footnotes
        }
        return table
    }

    /// The row's changes in one line.
    private func text(
        of pair: Pair,
        _ changes: [(what: String, Cell, Cell)],
        _ language: Language
    ) -> String {
        let values = changes.map { what, old, new in
            let ends = [old, new].map { shown($0, language) }
            guard ends.contains(where: { !$0.isEmpty }) else { return what }
            return "\(what) " + ends.map { $0.isEmpty ? "–" : $0 }.joined(separator: " → ")
        }
        return "\(name(of: pair.new, language)): " + values.joined(separator: ", ")
    }

    /// Rows that differ in some value, in the order of now; those that are gone last.
    private func pairs(since earlier: Table) -> [Pair] {
        func name(_ row: Row) -> [Value] { keys.map { row[$0].value } }
        let before = Dictionary(
            earlier.rows.map { (name($0), $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let present = Set(rows.map(name))
        let gone = earlier.rows.filter { !present.contains(name($0)) }.map { row in
            Pair(old: row, new: row.keeping { columns[$0].isKey }, state: TableWords.isGone)
        }
        let kept = rows.map { row in
            before[name(row)].map { Pair(old: $0, new: row) }
                ?? Pair(old: row.keeping { _ in false }, new: row, state: TableWords.isNew)
        }
        return (kept + gone)
            .filter { pair in values.contains { pair.old[$0].value != pair.new[$0].value } }
    }

    /// Without its bar; a dash where there is nothing.
    private func plain(_ cell: Cell, _ language: Language) -> Cell {
        let text = shown(cell, language)
        return .text(text, shown: text.isEmpty ? "–" : text)
    }
}

package import Texts

/// Rows with headings, printed in any of the output formats.
///
/// A cell has a text for people and a value for machines; csv and json show the value. A row is
/// made of cells by the keys of their columns:
///
///     var table = Table([
///         Table.Column(key: "unit", heading: Columns.unit, isKey: true),
///         Table.Column(key: "rate", heading: Columns.rate, isNumber: true),
///     ])
///     table.append(["unit": .text("CCKL"), "rate": .share(0.987, shown: "98,7%")])
///     table.append(["unit": .text(""), "rate": .share(0.95, shown: "95%")], kind: .whole)
package struct Table {
    package let columns: [Column]
    package var rows: [Row] = []
    /// A line above the table for people, with its instant.
    package var title: String?
    /// The title without its instant: what changes and trends are named by.
    package var subject: String?
    /// Lines below the table for people.
    package var footnotes: [String] = []
    /// What the table comes to, the most important first; nil where its rows say so themselves.
    package var summary: [String]?
    private let places: ColumnPlaces

    package init(_ columns: [Column]) {
        self.columns = columns
        places = ColumnPlaces(columns)
    }

    /// Adds a row; each cell goes to the column of its key.
    ///
    /// Of several cells with one key the second goes to the second column with that key, and so on.
    /// A column without a cell is empty, and a cell without a column is dropped.
    package mutating func append(
        _ cells: KeyValuePairs<String, Cell>,
        kind: Row.Kind = .unit,
        lead: String? = nil,
        details: [String] = []
    ) {
        append(
            pairs: cells.map { ($0.key, $0.value) },
            kind: kind,
            lead: lead,
            details: details
        )
    }

    /// The same for cells that are put together.
    package mutating func append(
        pairs cells: [(key: String, cell: Cell)],
        kind: Row.Kind = .unit,
        lead: String? = nil,
        details: [String] = []
    ) {
        var row = columns.map { _ in Cell.empty }
        var used: [String: Int] = [:]
        for (key, cell) in cells {
            let number = used[key, default: 0]
            used[key] = number + 1
            if let place = places.place(of: key, number) { row[place] = cell }
        }
        append(cells: row, kind: kind, lead: lead, details: details)
    }

    /// Adds a row of one cell for each column, in their order: where the columns come from
    /// elsewhere, as those of a query do.
    package mutating func append(
        cells: [Cell],
        kind: Row.Kind = .unit,
        lead: String? = nil,
        details: [String] = []
    ) {
        rows.append(Row(kind: kind, cells: cells, places: places, lead: lead, details: details))
    }

    package func text(_ format: OutputFormat, _ language: Language, width: Int?, colours: Bool)
        -> String
    {
        switch format {
        case .csv: csv()
        case .json: json()
        case .table: aligned(language, width: width, colours: colours)
        case .markdown: markdown(language)
        }
    }

    /// What a person sees in the cell, without its bar and without control characters.
    package func shown(_ cell: Cell, _ language: Language) -> String {
        switch cell.value {
        case _ where cell.shown != nil: (cell.shown ?? "").printable
        case .empty: ""
        case .number(let number): NumberStyle(language).grouped(number)
        case .share(let share): String(share)
        case .decimal(let value): String(value)
        case .text(let value): value.printable
        }
    }
}

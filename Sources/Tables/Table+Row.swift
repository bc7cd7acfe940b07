extension Table {
    /// One line of a table: its cells, and what kind of thing it is about.
    package struct Row {
        package enum Kind: Sendable {
            /// One unit, or one of whatever the table lists: a letter, a milestone, a finding.
            case unit
            /// Several units that have something in common: a khối, a kind, a week.
            case group
            /// Everything in the table.
            case whole
        }

        package let kind: Kind
        /// A line above the row, for people: the group that it and those after it belong to.
        package let lead: String?
        /// Lines under the row, for people.
        package let details: [String]
        let cells: [Cell]
        private let places: ColumnPlaces

        init(
            kind: Kind,
            cells: [Cell],
            places: ColumnPlaces,
            lead: String? = nil,
            details: [String] = []
        ) {
            self.kind = kind
            self.cells = cells
            self.places = places
            self.lead = lead
            self.details = details
        }

        /// The cell of the first column with that key; empty where the table has no such column.
        package subscript(key: String) -> Cell {
            places.place(of: key, 0).map { cells[$0] } ?? .empty
        }

        /// The cell of the column at that position; empty where the row was made for fewer columns.
        subscript(position: Int) -> Cell { position < cells.count ? cells[position] : .empty }

        /// The row with its other cells emptied.
        func keeping(_ isKept: (_ position: Int) -> Bool) -> Row {
            Row(
                kind: kind,
                cells: cells.indices.map { isKept($0) ? cells[$0] : .empty },
                places: places
            )
        }
    }
}

/// Where the columns of a table stand, by their keys.
struct ColumnPlaces: Sendable {
    private let places: [String: [Int]]

    init(_ columns: [Table.Column]) {
        places = Dictionary(grouping: columns.indices) { columns[$0].key }
    }

    /// The position of the column with that key; `number`: of several of one key, from 0.
    func place(of key: String, _ number: Int) -> Int? {
        guard let same = places[key], number < same.count else { return nil }
        return same[number]
    }
}

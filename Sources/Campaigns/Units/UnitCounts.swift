/// Counts of one unit by the heading of their column: a handful of them, for very many units.
package struct UnitCounts: Hashable, Sendable {
    private struct Entry: Hashable, Sendable {
        let heading: String
        var count: Int
    }

    private var entries: [Entry] = []

    package init() {}

    /// The first count, in the order of the columns, whose heading fits.
    package func first(where fits: (_ heading: String) -> Bool) -> Int? {
        entries.first { fits($0.heading) }?.count
    }

    /// nil where the unit has no such count.
    package subscript(_ heading: String) -> Int? {
        get { entries.first { $0.heading == heading }?.count }
        set {
            entries.removeAll { $0.heading == heading }
            if let newValue { entries.append(Entry(heading: heading, count: newValue)) }
        }
    }
}

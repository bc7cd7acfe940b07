/// Answers a person's own SQL over the documented views, and can do nothing else.
package protocol QueryReader: Sendable {
    /// Runs one statement; reads at most `rowLimit` rows, and gives up after so many seconds.
    func run(_ sql: String, rowLimit: Int, seconds: Int) throws(QueryFailure) -> QueryResult

    /// The columns of a view, in their order.
    func columns(of view: QueryView) throws(QueryFailure) -> [String]
}

/// The views that a query may read, in the order in which they are explained.
package enum QueryView: String, CaseIterable, Hashable, Sendable {
    case units, obligations, submissions, figures, decisions, letters, attempts, occurrences
}

/// A value of a row.
package enum QueryValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    /// How many octets; their content is no text.
    case blob(Int)
}

package struct QueryResult: Sendable {
    package let columns: [String]
    package let rows: [[QueryValue]]
    /// There were more rows.
    package let isCut: Bool

    package init(columns: [String], rows: [[QueryValue]], isCut: Bool) {
        self.columns = columns
        self.rows = rows
        self.isCut = isCut
    }
}

/// Why a query gave nothing.
package enum QueryFailure: Error, Hashable {
    /// It would do more than read the views.
    case refused
    case tooLong(seconds: Int)
    case severalStatements
    case empty
    /// The store's own words.
    case wrong(String)
    case cannotOpen
}

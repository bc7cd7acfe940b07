import Delivery
import GRDB

extension LetterState: DatabaseValueConvertible {}

extension LetterState {
    /// As a list of SQL: `('pending', 'deferred')`.
    static func list(_ states: [LetterState]) -> String {
        "(" + states.map { "'\($0.rawValue)'" }.joined(separator: ", ") + ")"
    }

    /// As a chain of OR: `(state = 'pending' OR state = 'deferred')`; of no states, what no letter meets.
    static func chain(_ states: [LetterState], of column: String = "state") -> String {
        guard !states.isEmpty else { return "FALSE" }
        return "("
            + states.map { "\(column) = \($0.literal)" }.joined(separator: " OR ") + ")"
    }

    var literal: String { "'\(rawValue)'" }
}

extension LetterMove.Cause {
    /// The condition of a statement by which the cause changes letters: `state IN ('held')`.
    var condition: String { "state IN " + LetterState.list(sources) }

    /// The condition with that of the index of letters that a worker has: SQLite uses a partial index only for
    /// a statement that repeats what the index asks for (<https://www.sqlite.org/partialindex.html>).
    var busy: String { "\(condition) AND state IN \(LetterState.list(LetterState.busy))" }

    /// Its source states as a chain of OR: the form in which some indices name them.
    var chain: String { LetterState.chain(sources) }
}

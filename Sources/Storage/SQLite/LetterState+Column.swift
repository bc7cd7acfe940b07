import Delivery
import GRDB

extension LetterState: DatabaseValueConvertible {}

extension LetterState {
    /// As a list of SQL: `('pending', 'deferred')`.
    static func list(_ states: [LetterState]) -> String {
        "(" + states.map { "'\($0.rawValue)'" }.joined(separator: ", ") + ")"
    }

    var literal: String { "'\(rawValue)'" }
}

extension LetterMove.Cause {
    /// The condition of a statement by which the cause changes letters: `state IN ('held')`.
    var condition: String { "state IN " + LetterState.list(sources) }

    /// Its source states as a chain of OR: the form in which some indices name them.
    var chain: String {
        "(" + sources.map { "state = \($0.literal)" }.joined(separator: " OR ") + ")"
    }
}

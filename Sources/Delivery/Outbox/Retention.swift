/// What a store does with the bytes of letters that have ended.
package enum Retention: Sendable {
    /// They are kept: people read them with `outbox show`, and send letters again.
    case everything
    /// They go with the letter's end; such a letter cannot be sent again.
    case openLetters

    /// Whether the bytes of a letter in that state are no longer kept.
    package func drops(_ state: LetterState) -> Bool {
        self == .openLetters && LetterState.settled.contains(state)
    }
}

/// What a pass makes of a letter that waits.
///
/// Example: the reminder of the 9th waits for the server; on the 10th the next one of its block falls due.
/// The letter keeps its number, says what the 10th asks for, and the occurrence of the 9th is dropped.
package struct LetterRevision: Sendable {
    package let letter: Int64
    /// How the pass found it: where a person has released, held or cancelled it since, nothing is changed.
    package let state: LetterState
    package let isApproved: Bool
    /// What it no longer says, and why.
    package let dropped: [OccurrenceKey: Reason]
    package let result: Result
    /// How it waits from now on where it could not be written before, or cannot be now; nil where that stays as
    /// it is.
    package let standing: Standing?

    package enum Standing: Sendable {
        /// It may leave.
        case free
        case held(Reason)
    }

    package enum Result: Sendable {
        /// It says this instead, in this order; some of it may come from other letters or be new.
        case written(MessageDraft, saying: [OccurrenceKey])
        /// Other letters say what it said.
        case absorbed
        /// Nothing is left of it.
        case settled(Reason)
    }

    package init(
        of letter: WaitingLetter,
        dropping dropped: [OccurrenceKey: Reason],
        _ result: Result
    ) {
        self.letter = letter.id
        state = letter.state
        isApproved = letter.isApproved
        self.dropped = dropped
        self.result = result
        if case .written(let draft, _) = result, letter.isUnwritten || draft.failure != nil {
            standing = draft.heldBecause.map { .held($0) } ?? .free
        } else {
            standing = nil
        }
    }
}

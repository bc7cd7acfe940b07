/// Where a letter of the outbox stands.
///
/// ``LetterMove/all`` lists every way from one state to another. The conditions of the stores'
/// statements are made from it; tests hold the tables of `Delivery/README.md` and every store against it.
package enum LetterState: String, CaseIterable, Hashable, Sendable {
    /// Waits for its time or for a line to the server.
    case pending
    /// A worker has it in hand; none of it has left.
    case claimed
    /// Its content may be leaving right now. After a crash it is looked at: it may have arrived.
    case inFlight
    /// The server said "not now": it is tried again at the time that the retry policy gave it.
    case deferred
    /// Waits for a person: for approval, because somebody held it, or because of a backlog.
    case held
    /// The server took it. Another mail system may still give it back: then it is failed.
    case sent
    /// Refused for good, or given back. A person may send it again.
    case failed
    /// It may have arrived or not: the line broke between the final dot and its answer.
    case ambiguous
    /// Nothing of it was left to say when it was about to leave: the unit had submitted.
    case skipped
    /// What asked for it is gone (rule, deadline, unit), a person cancelled it, or it was rewritten.
    case cancelled
    /// It came too late to be worth reading.
    case expired
    /// Three workers died over it: nobody touches it until a person has looked.
    case quarantined

    /// May still leave by itself: the courier looks at these.
    package static let waiting: [LetterState] = [.pending, .deferred]

    /// A worker has these in hand.
    package static let busy: [LetterState] = [.claimed, .inFlight]

    /// Has not ended: the ledger counts its occurrences as pending.
    package static let open: [LetterState] = [.pending, .claimed, .inFlight, .deferred, .held]

    /// Nobody read it, and nobody will unless a person sends it again: it does not count as a reminder.
    package static let void: [LetterState] = [
        .failed, .skipped, .cancelled, .expired, .quarantined,
    ]

    /// None of it has left since it was last changed.
    package static let unsent: [LetterState] = [.pending, .claimed, .deferred, .held]

    /// No move leads back into the outbox from here, but for a bounce: the bytes are not needed again.
    package static let settled: [LetterState] = [.sent, .skipped, .cancelled]
}

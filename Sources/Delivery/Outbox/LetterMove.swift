/// A way of a letter from one state to another, and what makes it go there.
package struct LetterMove: Hashable, Sendable {
    /// What makes a letter change its state.
    package enum Cause: String, CaseIterable, Hashable, Sendable {
        /// A worker takes it to send it.
        case claim
        /// Noted durably before the first octet of its content leaves.
        case mark
        /// No attempt was made after all, or the relay was at fault: it waits again.
        case giveBack
        /// The server took it.
        case accept
        /// The server said "not now"; where the next attempt came too late it expires.
        case postpone
        /// The server refused it, or its address is known to be dead.
        case refuse
        /// It was refused in the same words as others: the server is at fault, and the letter waits again.
        case spare
        /// The answer to the final dot was lost: sent again with the same bytes, or left unclear.
        case loseAnswer
        /// Its worker died. It is sent again, left unclear, or set aside after the third time.
        case interrupt
        /// Its time is over.
        case expire
        /// What it says is no longer true.
        case settle
        /// Another letter says what it said.
        case rewrite
        /// What fell due for its recipient changes what it says: it waits for a line, not for the server.
        case renew
        /// A changed set of files no longer has the rule that asked for it.
        case removeRule
        /// A person lets it leave.
        case release
        /// A person keeps it from leaving, or it could not be judged.
        case hold
        /// The store was put back from a copy, after which it may have left.
        case restore
        /// A person ends it.
        case cancel
        /// A person has it sent again; one that was never approved waits for approval.
        case retry
        /// Another mail system gave it back.
        case bounce
    }

    package let from: LetterState
    package let to: LetterState
    package let cause: Cause
}

extension LetterMove.Cause {
    /// The states in which the cause can meet a letter.
    package var sources: [LetterState] {
        switch self {
        case .claim: LetterState.waiting
        case .mark: [.claimed]
        case .giveBack: LetterState.busy
        case .accept, .postpone, .loseAnswer, .interrupt: [.inFlight]
        case .refuse: [.inFlight, .pending, .deferred]
        case .spare: [.failed]
        case .expire, .settle: [.pending, .deferred, .held]
        case .rewrite: [.pending, .deferred, .held]
        case .renew: [.deferred]
        case .removeRule: [.pending, .deferred, .held, .claimed]
        case .release: [.held]
        case .hold: LetterState.waiting
        case .restore: LetterState.waiting + LetterState.busy
        case .cancel: [.pending, .deferred, .held, .quarantined]
        case .retry: [.deferred, .failed, .ambiguous, .expired, .quarantined]
        case .bounce: [.sent, .ambiguous]
        }
    }

    /// The states in which it can leave a letter.
    ///
    /// `ambiguous` stands where a copy may have arrived: that stays the truth about the letter.
    package var targets: [LetterState] {
        switch self {
        case .claim: [.claimed]
        case .mark: [.inFlight]
        case .giveBack, .renew, .spare: [.pending]
        case .accept: [.sent]
        case .postpone: [.deferred, .expired]
        case .refuse, .bounce: [.failed]
        case .loseAnswer: [.pending, .ambiguous]
        case .interrupt: [.pending, .ambiguous, .quarantined]
        case .expire: [.expired, .ambiguous]
        case .settle: [.skipped, .cancelled, .ambiguous]
        case .rewrite, .removeRule: [.cancelled]
        case .release: [.pending]
        case .hold, .restore: [.held]
        case .cancel: [.cancelled, .ambiguous]
        case .retry: [.pending, .held]
        }
    }
}

extension LetterMove {
    /// Every move, in the order of causes.
    package static let all: [LetterMove] = Cause.allCases.flatMap { cause in
        cause.sources.flatMap { from in
            cause.targets.filter { to in
                switch (cause, from, to) {
                // Only a letter that was never approved is held when it is sent again, and of those only an expired
                // one has ended.
                case (.retry, _, .held): from == .expired
                // Workers died while it left: nobody knows that it did not arrive.
                case (.cancel, .quarantined, _): to == .ambiguous
                default: true
                }
            }.map { LetterMove(from: from, to: $0, cause: cause) }
        }
    }

    /// Whether some cause leads from one state to the other.
    package static func exists(from: LetterState, to: LetterState) -> Bool {
        all.contains { $0.from == from && $0.to == to }
    }
}

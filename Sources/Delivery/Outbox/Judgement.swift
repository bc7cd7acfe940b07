package import Campaigns

/// Whether a claimed letter still says what is true.
package enum Judgement: Sendable {
    case send
    /// Outside its send window: it may leave at that instant.
    case wait(until: Instant)
    /// It cannot be told what it should say: a person must look.
    case hold(Reason)
    /// Nothing of it is left to say.
    case skip(Reason)
    /// It waited past its day, or some of it is settled: the same letter leaves, written for now.
    case revise(MessageDraft, dropping: [OccurrenceKey: Reason])
}

extension Judgement {
    /// The letter leaves as it is, or written for today.
    package var mayLeave: Bool {
        switch self {
        case .send, .revise: true
        case .wait, .hold, .skip: false
        }
    }

    /// When a letter that waits is looked at again: always after the claim that judged it.
    ///
    /// Else one claim would look at it for ever, in the hour that the clock goes through twice.
    package static func nextLook(at opening: Instant, after claim: Instant) -> Instant {
        max(opening, claim.adding(.milliseconds(1)))
    }
}

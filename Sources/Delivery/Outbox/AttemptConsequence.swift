import Campaigns

extension EndedAttempt {
    /// What an attempt that was not accepted makes of its letter.
    package struct Consequence: Hashable, Sendable {
        package let state: LetterState
        package let reason: Reason
    }

    /// nil for an accepted letter: it is sent, without a reason.
    package var consequence: Consequence? {
        let text = outcome.attempt.text
        switch verdict {
        case .sent: return nil
        case .deferred:
            guard let next, next <= letter.expires else {
                return Consequence(state: .expired, reason: Reason(.expired, text))
            }
            return Consequence(state: .deferred, reason: Reason(.refused, text))
        case .failed: return Consequence(state: .failed, reason: Reason(.refused, text))
        case .ambiguous:
            // Sent once more with the same bytes, where the rule says so.
            let isSentAgain = letter.resendsWhenAmbiguous && !letter.isResend
            return Consequence(
                state: isSentAgain ? .pending : .ambiguous,
                reason: Reason(.ambiguous, text)
            )
        case .returned: return Consequence(state: .pending, reason: Reason(.refused, text))
        }
    }

    /// The same attempt as one of the server's fault: its letter waits again, behind those that have not
    /// been tried.
    package var returned: EndedAttempt {
        EndedAttempt(
            letter: letter,
            outcome: outcome,
            verdict: .returned,
            started: started,
            ended: ended,
            next: ended
        )
    }

    /// Whether it counts as an attempt of the letter: the relay's own fault does not.
    package var isCounted: Bool { verdict != .returned }

    /// Whether a row of it is kept: what the server saw is noted though it does not count.
    package var isNoted: Bool { isCounted || outcome.attempt.phase != nil }
}

extension Outcome {
    /// What is kept of an attempt: how it ended, the command that was answered, the reply, the words.
    package var attempt: (end: AttemptRow.End, phase: SMTPPhase?, reply: Reply?, text: String?) {
        switch self {
        case .accepted(let reply): (.accepted, .content, reply, reply.text)
        case .rejected(let phase, let reply): (.rejected, phase, reply, reply.line)
        case .relayFault(let fault): (.relayFault, nil, nil, fault.detail)
        case .notSent(let text): (.notSent, nil, nil, text)
        case .ambiguous(let text): (.ambiguous, nil, nil, text)
        }
    }
}

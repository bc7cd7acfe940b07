package import Campaigns

/// What became of one intended letter, without its reason.
package enum Disposition: String, CaseIterable, Hashable, Sendable {
    /// A letter of its own carries it.
    case letter
    /// Said in a letter that another occurrence carries.
    case merged
    case skipped
    case missed
    case cancelled
}

extension Reason.Code {
    /// How an occurrence ends that is not sent for this reason: cancelled where what asked for it is gone,
    /// missed where it could not leave in time, skipped otherwise.
    package var disposition: Disposition {
        switch self {
        case .deadlineMoved, .ruleRemoved, .unitLeft, .recipientLeft: .cancelled
        case .tooLate: .missed
        case .submitted, .excused, .returned, .maximum, .recent, .noAddress, .paused, .beforeEffect,
            .acceptance, .dayOff, .superseded, .nothingNew, .expired, .approval, .backlog,
            .restored,
            .rewritten, .refused, .bounced, .deadAddress, .ambiguous, .byHand, .notJudged,
            .notWritten, .clockAhead, .clockJump:
            .skipped
        }
    }
}

extension Reason.Code {
    /// How a letter ends that is left with nothing to say for this reason.
    package var letterState: LetterState {
        switch disposition {
        case .cancelled: .cancelled
        case .missed: .expired
        case .letter, .merged, .skipped: .skipped
        }
    }
}

extension LedgerEntry.Disposition {
    /// As stores keep it: the kind, the reason of what has no letter, the token of the letter.
    package var parts: (kind: Disposition, reason: Reason?, token: String?) {
        switch self {
        case .letter(let token): (.letter, nil, token)
        case .merged(let token): (.merged, nil, token)
        case .skipped(let reason): (.skipped, reason, nil)
        case .missed(let reason): (.missed, reason, nil)
        case .cancelled(let reason): (.cancelled, reason, nil)
        }
    }
}

extension Recipient {
    /// nil for an address of a list.
    package var role: ContactRole? {
        switch place {
        case .unit(_, let role): role
        case .list: nil
        }
    }
}

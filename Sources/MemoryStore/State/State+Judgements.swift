import Campaigns
import Delivery

/// What a judgement about a waiting letter does to it.
extension State {
    /// Returns the letter as it may leave; nil where it may not.
    mutating func apply(
        _ judgement: Judgement,
        to letter: OutboxLetter,
        at instant: Instant,
        _ retention: Retention
    ) throws -> OutboxLetter? {
        switch judgement {
        case .send: return letter
        case .refresh(let draft):
            change(letter.id) { stored in
                stored.subject = draft.subject
                stored.written = draft.notBefore
                stored.bytes = draft.bytes
            }
            var letter = letter
            letter.bytes = draft.bytes
            return letter
        case .wait(let opening):
            change(letter.id) {
                $0.notBefore = Judgement.nextLook(at: opening, after: instant)
            }
        case .hold(let reason):
            change(letter.id) { stored in
                stored.state = .held
                stored.reason = reason
            }
        case .skip(let reason): skip(letter, reason, at: instant, retention)
        case .rewrite(let draft, let dropped):
            try rewrite(letter, as: draft, dropping: dropped, at: instant, retention)
        }
        return nil
    }

    mutating func skip(
        _ letter: OutboxLetter,
        _ reason: Reason,
        at instant: Instant,
        _ retention: Retention
    ) {
        // A copy may have arrived: that stays the truth about it.
        guard !letter.isResend else {
            return end(letter.id, .ambiguous, reason, instant, retention)
        }
        let disposition = reason.code.disposition
        let state: LetterState = disposition == .cancelled ? .cancelled : .skipped
        end(letter.id, state, reason, instant, retention)
        for position in ofLetter[Int(letter.id) - 1] { settle(position, disposition, reason, nil) }
    }

    private mutating func rewrite(
        _ letter: OutboxLetter,
        as draft: MessageDraft,
        dropping dropped: [OccurrenceKey: Reason],
        at instant: Instant,
        _ retention: Retention
    ) throws {
        for (key, reason) in dropped {
            guard let position = keys[key] else { continue }
            settle(position, reason.code.disposition, reason, nil)
        }
        let id = try add(draft, of: letter.campaign, at: instant)
        for (index, position) in ofLetter[Int(letter.id) - 1].enumerated() {
            settle(position, index == 0 ? .letter : .merged, nil, id)
        }
        end(letter.id, .cancelled, Reason(.rewritten), instant, retention)
    }
}

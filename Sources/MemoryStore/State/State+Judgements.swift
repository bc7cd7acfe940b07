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
    ) -> OutboxLetter? {
        switch judgement {
        case .send: return letter
        case .revise(let draft, let dropped):
            keepFormer(letter.id, at: instant)
            drop(dropped, at: instant)
            change(letter.id) { $0.write(draft) }
            var letter = letter
            letter.bytes = draft.bytes
            letter.occurrences.removeAll { dropped[$0.key] != nil }
            say(letter.occurrences.map(\.key), in: letter.id, at: instant)
            return letter
        case .wait(let opening):
            keepFormer(letter.id, at: instant)
            change(letter.id) {
                $0.notBefore = Judgement.nextLook(at: opening, after: instant)
            }
        case .hold(let reason):
            keepFormer(letter.id, at: instant)
            change(letter.id) { stored in
                stored.state = .held
                stored.reason = reason
            }
        case .skip(let reason): skip(letter, reason, at: instant, retention)
        }
        return nil
    }

    mutating func skip(
        _ letter: OutboxLetter,
        _ reason: Reason,
        at instant: Instant,
        _ retention: Retention
    ) {
        keepFormer(letter.id, at: instant)
        // A copy may have arrived: that stays the truth about it.
        guard !letter.isResend else {
            return end(letter.id, .ambiguous, reason, instant, retention)
        }
        let disposition = reason.code.disposition
        end(letter.id, reason.code.letterState, reason, instant, retention)
        for position in ofLetter[Int(letter.id) - 1] {
            keepFormer(end: position, at: instant)
            settle(position, disposition, reason, nil)
        }
    }

    /// Changes a letter that waits; it is as the pass found it.
    ///
    /// New occurrences are there already, those that come from other letters still point to them.
    mutating func apply(
        _ revision: LetterRevision,
        at instant: Instant,
        _ retention: Retention
    ) {
        keepFormer(revision.letter, at: instant)
        drop(revision.dropped, at: instant)
        switch revision.result {
        case .written(let draft, let said):
            change(revision.letter) { stored in
                stored.schedule = draft.schedule
                stored.address = draft.address
                stored.resendsWhenAmbiguous = draft.resendsWhenAmbiguous
                stored.notBefore = draft.notBefore
                stored.expires = draft.expires
                stored.state = stored.state == .held ? .held : .pending
                if let standing = revision.standing { stored.stand(standing) }
                stored.write(draft)
            }
            say(said, in: revision.letter, at: instant)
        case .absorbed:
            end(revision.letter, .cancelled, Reason(.rewritten), instant, retention)
        case .settled(let reason):
            end(revision.letter, reason.code.letterState, reason, instant, retention)
        }
    }

    /// Ends occurrences that a letter said until now.
    private mutating func drop(_ dropped: [OccurrenceKey: Reason], at instant: Instant) {
        for (key, reason) in dropped {
            guard let position = keys[key] else { continue }
            keepFormer(end: position, at: instant)
            settle(position, reason.code.disposition, reason, nil)
        }
    }

    /// Makes occurrences a letter's own: the first is the letter, the others are merged.
    mutating func say(_ said: [OccurrenceKey], in letter: Int64, at instant: Instant) {
        for (index, key) in said.enumerated() {
            guard let position = keys[key] else { continue }
            let disposition: Disposition = index == 0 ? .letter : .merged
            let known = rows.occurrences[position]
            if known.letter != letter || known.disposition != disposition {
                keepFormer(end: position, at: instant)
            }
            settle(position, disposition, nil, letter)
        }
    }
}

extension StoredLetter {
    /// Lets it wait for nobody, or keeps it for that reason.
    fileprivate mutating func stand(_ standing: LetterRevision.Standing) {
        switch standing {
        case .free: (state, reason, isApproved) = (.pending, nil, true)
        case .held(let why): (state, reason, isApproved) = (.held, why, false)
        }
    }

    /// Puts new words into it.
    fileprivate mutating func write(_ draft: MessageDraft) {
        subject = draft.subject
        written = draft.notBefore
        bytes = draft.bytes
        calendarNews = draft.calendarNews
    }
}

import Campaigns
import Delivery

/// What was so before the program changed it.
extension State {
    /// Keeps how the letter stands, before it is changed at that instant.
    mutating func keepFormer(_ id: Int64, at instant: Instant) {
        guard let letter = letter(id) else { return }
        keep(FormerLetter(letter, noted: instant))
    }

    /// Keeps that the letter waited, though it is in hand, before an attempt ends it.
    mutating func keepDeferred(_ id: Int64, _ attempt: EndedAttempt) {
        guard var letter = letter(id) else { return }
        letter.state = .deferred
        letter.reason = Reason(.refused, attempt.outcome.attempt.text)
        keep(FormerLetter(letter, noted: attempt.ended))
    }

    private mutating func keep(_ former: FormerLetter) {
        undo?.append(.formerLetter)
        rows.formerLetters.append(former)
    }

    /// Keeps how the occurrence ended until now.
    mutating func keepFormer(end position: Int, at instant: Instant) {
        let known = rows.occurrences[position]
        undo?.append(.formerEnd)
        rows.formerEnds.append(
            FormerEnd(
                key: known.key,
                noted: instant,
                disposition: known.disposition,
                reason: known.reason,
                letter: known.letter
            )
        )
    }

    /// Forgets what nobody can ask for any more.
    mutating func forgetFormer(before pass: Instant) {
        let first = pass.adding(days: -FormerLetter.days)
        if rows.formerLetters.first.map({ $0.noted < first }) ?? false {
            rows.formerLetters.removeAll { $0.noted < first }
        }
        if rows.formerEnds.first.map({ $0.noted < first }) ?? false {
            rows.formerEnds.removeAll { $0.noted < first }
        }
    }
}

extension FormerLetter {
    init(_ letter: StoredLetter, noted: Instant) {
        self.init(
            letter: letter.id,
            noted: noted,
            state: letter.state,
            reason: letter.reason,
            schedule: letter.schedule,
            address: letter.address,
            resendsWhenAmbiguous: letter.resendsWhenAmbiguous,
            notBefore: letter.notBefore,
            written: letter.written,
            expires: letter.expires,
            subject: letter.subject,
            bytes: letter.bytes
        )
    }
}

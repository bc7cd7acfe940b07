import Campaigns
import Letters

/// Digests that wait.
extension DigestPlanner {
    /// Ends a digest where another tells what it tells; writes one anew that tells too little or too much by now.
    ///
    /// Examples: written on Monday at 08:00, the server was away until Tuesday 06:00: it leaves with what came
    /// until then, as if the machine had been off. Wednesday's, which a person let leave, tells from Monday on;
    /// Tuesday's, sent again by hand, has left meanwhile: Wednesday's leaves without what that told.
    func renew(_ letter: WaitingLetter, _ block: inout Block, _ pass: inout Pass) throws {
        if block.book.isOutrun(letter) { return end(letter, because: .superseded, &pass) }
        guard pass.now <= letter.expires,
            let news = news(for: letter, block, pass),
            let said = letter.occurrences.first, context.rule(said.rule) != nil,
            let addressee = addressee(of: letter, block.schedule)
        else { return }
        if news.isRead, news.spans.isEmpty { return end(letter, because: .superseded, &pass) }
        let issue = CircularPlanner.Issue(
            schedule: block.schedule,
            occurrence: Occurrence(said, zone: campaign.zone),
            expires: letter.expires,
            priority: .digest
        )
        var contents = try contents(of: issue, news.spans, at: news.instant, block.terms, pass)
        contents.isDecided = true
        let digest = try context.writer.digest(
            block.terms,
            by: block.schedule,
            facts: pass.facts,
            contents
        )
        guard let digest else { return end(letter, because: .nothingNew, &pass) }
        // Where the next time at which it may leave comes too late it expires, as if the machine had been off.
        let leaves = try news.isRead ? letter.notBefore : circulars.leavingTime(of: issue, pass)
        let draft = try context.draft(
            try context.writer.letter(digest, to: addressee.name),
            Posting(
                token: letter.token,
                schedule: block.schedule,
                recipientKey: letter.recipientKey,
                address: addressee.address,
                sendAt: leaves,
                expires: letter.expires,
                priority: .digest,
                isHeld: context.waitsForApproval(block.schedule)
            )
        )
        if let failure = draft.failure, failure == letter.reason { return }
        pass.append(
            LetterRevision(
                of: letter,
                dropping: [:],
                .written(draft, saying: letter.occurrences.map(\.key))
            )
        )
        note(news.spans, for: letter.recipientKey, (letter.token, letter), &block, &pass)
    }

    /// What a digest that waits is to tell.
    private struct News {
        let spans: [FactSpan]
        /// For which instant it is written.
        let instant: Instant
        /// A person reads it, or read it: it leaves when it would have.
        let isRead: Bool
    }

    /// What the digest that waits is to tell; nil where it tells just that.
    private func news(for letter: WaitingLetter, _ block: Block, _ pass: Pass) -> News? {
        guard let instant = block.book.instant(of: letter) else { return nil }
        if letter.isUnwritten {
            let spans = block.book.remainder(of: letter) ?? block.book.spans(of: letter)
            return News(spans: spans, instant: instant, isRead: true)
        }
        if context.waitsForApproval(block.schedule) || letter.state == .held
            || block.book.isForApproval(letter)
        {
            return block.book.remainder(of: letter).map {
                News(spans: $0, instant: instant, isRead: true)
            }
        }
        guard letter.notBefore <= pass.now, !context.times.isPunctual(instant, at: pass.now)
        else { return nil }
        let mark = block.book.mark(at: pass.now, knowing: pass.facts)
        let untold = block.book.untold(
            to: letter.recipientKey,
            through: mark,
            replacing: letter.id
        )
        return News(spans: untold, instant: mark.instant, isRead: false)
    }

    private func end(_ letter: WaitingLetter, because code: Reason.Code, _ pass: inout Pass) {
        let dropped = letter.occurrences.map { ($0.key, Reason(code)) }
        pass.append(
            LetterRevision(
                of: letter,
                dropping: Dictionary(dropped, uniquingKeysWith: { first, _ in first }),
                .settled(Reason(code))
            )
        )
    }

    private func addressee(
        of letter: WaitingLetter,
        _ schedule: Schedule
    ) -> (name: String, address: EmailAddress)? {
        let recipient = campaign.recipients(of: schedule, unit: nil)
            .first { $0.key == letter.recipientKey }
        return recipient?.address.map { ($0.displayName ?? $0.addrSpec, $0) }
    }
}

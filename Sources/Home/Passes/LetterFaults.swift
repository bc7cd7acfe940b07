import Campaigns
import Delivery
import Texts

/// What of the letters in the outbox their campaign's operator must hear of.
struct LetterFaults {
    private let campaigns: [Campaign]
    private let store: any HomeStore

    init(of campaigns: [Campaign], in store: any HomeStore) {
        self.campaigns = campaigns
        self.store = store
    }

    /// Letters that wait for approval and will end within a working day, or that were never given more.
    func unapproved(at now: Instant) throws -> [DeskFailure] {
        try campaigns.compactMap { campaign in
            guard try store.waiting(of: campaign.id).held > 0 else { return nil }
            let ending = try store.outbox(of: campaign.id, state: .held).filter { row in
                guard row.reason?.code == .approval else { return false }
                return try campaign.isWithinWorkingDay(row.expires, from: now)
            }
            guard let first = ending.map(\.expires).min() else { return nil }
            return DeskFailure(
                campaign: campaign.id,
                kind: .approval,
                words: HomeWords.unapproved(
                    ending.count,
                    first: campaign.zone.civil(of: first)
                )
            )
        }
    }

    /// Letters of the last day that were refused for good, and those of which nobody knows whether they arrived; but for
    /// those to the operator, who would hear of them each day because of the day before.
    func undelivered(at now: Instant) throws -> [DeskFailure] {
        let yesterday = now.adding(days: -1)
        return try campaigns.compactMap { campaign in
            let operators = campaign.operatorAddresses
            let troubles = try store.troubles(since: yesterday, of: campaign.id)
            let failed = troubles.failed.map(\.name).filter { !operators.contains($0) }
            let unclear = troubles.unclear.filter { !operators.contains($0) }
            let words = [
                failed.isEmpty ? nil : HomeWords.undelivered(failed.unique),
                unclear.isEmpty ? nil : HomeWords.unclear(unclear.unique),
            ].compactMap(\.self)
            guard !words.isEmpty else { return nil }
            return DeskFailure(
                campaign: campaign.id,
                kind: .failed,
                words: .joined(words, by: "\n\n")
            )
        }
    }

    private func words(about row: OutboxRow) -> Phrase? {
        guard row.reason?.code == .notWritten else {
            return row.reason?.detail.map(Phrase.verbatim)
        }
        let unwritten = UnwrittenLetter(
            schedule: row.schedule,
            recipient: row.recipient,
            rule: row.reason?.detail ?? ""
        )
        return HomeWords.explain(unwritten)
    }

    /// Letters that could not be judged or written stay held, and are told of, until a person has let them go.
    func unjudged(_ lasting: Set<OperatorCause>) throws -> [DeskFailure] {
        try lasting.compactMap { cause in
            guard cause.kind == .letter else { return nil }
            return try store.outbox(of: cause.campaign, state: .held).first {
                $0.reason?.code == .notJudged || $0.reason?.code == .notWritten
            }.map { row in
                DeskFailure(
                    campaign: cause.campaign,
                    kind: .letter,
                    words: words(about: row) ?? .verbatim(row.subject)
                )
            }
        }
    }
}

extension Campaign {
    /// To whom what is told of the campaign's service itself goes.
    var operatorAddresses: Set<String> {
        Set(serversWithFallbacks.compactMap { $0.operatorAddress?.addrSpec })
    }
}

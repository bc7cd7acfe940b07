package import Campaigns
package import Delivery

extension MemoryStore: LetterDesk {
    package func outbox(of campaign: CampaignID?, state wanted: LetterState?) throws -> [OutboxRow]
    {
        locked { state in
            state.rows.letters
                .filter { letter in
                    (campaign == nil || letter.campaign == campaign)
                        && (wanted == nil || letter.state == wanted)
                }
                .map { state.outboxRow($0) }
                .sorted { ($0.due, $0.id) < ($1.due, $1.id) }
        }
    }

    package func letter(_ id: Int64) throws -> LetterDetails? {
        locked { state in
            state.letter(id).map { letter in
                LetterDetails(
                    row: state.outboxRow(letter),
                    bytes: letter.bytes,
                    attempts: (state.rows.attempts[id] ?? []).map(\.row)
                )
            }
        }
    }

    package func attempts(of letter: Int64) throws -> [AttemptRow] {
        locked { ($0.rows.attempts[letter] ?? []).map(\.row) }
    }

    package func waiting(of campaign: CampaignID?) throws -> (held: Int, unsent: Int) {
        locked { state in
            if let campaign {
                let states = state.rows.letters.lazy.filter { $0.campaign == campaign }.map(\.state)
                let unsent = states.count(where: LetterState.waiting.contains)
                return (states.count { $0 == .held }, unsent)
            }
            let unsent = LetterState.waiting.reduce(0) { $0 + (state.counts[$1] ?? 0) }
            return (state.counts[.held] ?? 0, unsent)
        }
    }

    package func release(_ ids: [Int64]?, of campaign: CampaignID?) throws -> Int {
        change(.release, ids, of: campaign) { state, id in
            state.change(id) { letter in
                letter.state = .pending
                letter.reason = nil
                letter.isApproved = true
            }
        }
    }

    package func retry(
        _ ids: [Int64]?,
        of campaign: CampaignID?,
        at instant: Instant
    ) throws -> Int {
        change(.retry, ids, of: campaign, where: { $0.bytes != nil }) { state, id in
            if let address = state.letter(id)?.address.addrSpec {
                state.rows.suppressions[address] = nil
            }
            state.change(id) { letter in
                letter.state = letter.isApproved ? .pending : .held
                letter.reason = letter.isApproved ? nil : Reason(.approval)
                letter.notBefore = instant
                letter.expires = max(letter.expires, instant.adding(days: 1))
                letter.attempts = 0
            }
        }
    }

    package func hold(_ ids: [Int64]?, of campaign: CampaignID?) throws -> Int {
        change(.hold, ids, of: campaign) { state, id in
            state.change(id) { letter in
                letter.state = .held
                letter.reason = Reason(.byHand)
            }
        }
    }

    package func cancel(
        _ ids: [Int64]?,
        of campaign: CampaignID?,
        at instant: Instant
    ) throws -> Int {
        change(.cancel, ids, of: campaign) { state, id in
            let isResend = state.letter(id)?.isResend ?? false
            let end: LetterState = isResend ? .ambiguous : .cancelled
            state.end(id, end, Reason(.byHand), instant, retention)
        }
    }

    /// Changes the letters that the cause can meet.
    private func change(
        _ cause: LetterMove.Cause,
        _ ids: [Int64]?,
        of campaign: CampaignID?,
        where condition: (StoredLetter) -> Bool = { _ in true },
        _ body: (inout State, Int64) -> Void
    ) -> Int {
        locked { state in
            let letters =
                ids.map { Set($0).sorted().compactMap { state.letter($0) } } ?? state.rows.letters
            let met = letters.filter {
                (campaign == nil || $0.campaign == campaign)
                    && cause.sources.contains($0.state) && condition($0)
            }
            for letter in met { body(&state, letter.id) }
            return met.count
        }
    }
}

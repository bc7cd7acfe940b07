package import Campaigns
package import Delivery

extension MemoryStore: LetterDesk {
    package func outbox(
        _ selection: LetterSelection,
        in states: [LetterState]?
    ) throws -> [OutboxRow] {
        locked { state in
            state.letters(selection).filter { states?.contains($0.state) ?? true }
                .map { state.outboxRow($0) }.sorted(by: OutboxRow.isEarlier)
        }
    }

    package func letter(_ id: Int64) throws -> LetterDetails? {
        locked { state in
            state.letter(id).map { letter in
                LetterDetails(
                    row: state.outboxRow(letter),
                    recipientKey: letter.recipientKey,
                    expires: letter.expires,
                    occurrences: state.ofLetter[Int(id) - 1].sorted()
                        .map { state.rows.occurrences[$0].inLetter },
                    bytes: letter.bytes,
                    attempts: (state.rows.attempts[id] ?? []).map(\.row)
                )
            }
        }
    }

    package func attempts(of letter: Int64) throws -> [AttemptRow] {
        locked { ($0.rows.attempts[letter] ?? []).map(\.row) }
    }

    package func tallies() throws -> [LetterTally] {
        locked { state in
            let groups = Dictionary(grouping: state.rows.letters) {
                [$0.campaign.text, $0.state.rawValue]
            }
            return groups.values.compactMap { letters in
                guard let first = letters.first, let oldest = letters.map(\.notBefore).min() else {
                    return nil
                }
                return LetterTally(
                    campaign: first.campaign,
                    state: first.state,
                    count: letters.count,
                    oldest: oldest
                )
            }
        }
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

    package func release(_ selection: LetterSelection) throws -> [OutboxRow] {
        change(.release, selection) { state, id in
            state.change(id) { letter in
                letter.state = .pending
                letter.reason = nil
                letter.isApproved = true
            }
        }
    }

    package func retry(_ selection: LetterSelection, at instant: Instant) throws -> [OutboxRow] {
        locked { state in
            state.resume(Set(state.letters(selection).map(\.server)), at: instant)
        }
        return change(.retry, selection, where: { $0.bytes != nil }) { state, id in
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

    package func hold(_ selection: LetterSelection) throws -> [OutboxRow] {
        change(.hold, selection) { state, id in
            state.change(id) { letter in
                letter.state = .held
                letter.reason = Reason(.byHand)
            }
        }
    }

    package func cancel(_ selection: LetterSelection, at instant: Instant) throws -> [OutboxRow] {
        change(.cancel, selection) { state, id in
            let letter = state.letter(id)
            let mayHaveArrived = letter?.isResend == true || letter?.state == .quarantined
            let end: LetterState = mayHaveArrived ? .ambiguous : .cancelled
            state.end(id, end, Reason(.byHand), instant, retention)
        }
    }

    /// Changes the selected letters that the cause can meet; returns them as they are then.
    private func change(
        _ cause: LetterMove.Cause,
        _ selection: LetterSelection,
        where condition: (StoredLetter) -> Bool = { _ in true },
        _ body: (inout State, Int64) -> Void
    ) -> [OutboxRow] {
        locked { state in
            let met = state.letters(selection)
                .filter { cause.sources.contains($0.state) && condition($0) }.map(\.id)
            for id in met { body(&state, id) }
            // What a person decides, no correction of the clock undoes.
            let decided = Set(met)
            state.rows.formerLetters.removeAll { decided.contains($0.letter) }
            return met.compactMap { state.letter($0) }.map { state.outboxRow($0) }
                .sorted(by: OutboxRow.isEarlier)
        }
    }
}

extension State {
    /// The selected letters, in the order of their numbers.
    fileprivate func letters(_ selection: LetterSelection) -> [StoredLetter] {
        let named =
            selection.ids.map { Set($0).sorted().compactMap { letter($0) } } ?? rows.letters
        return named.filter { letter in
            guard selection.campaign == nil || selection.campaign == letter.campaign else {
                return false
            }
            guard selection.asksForContent else { return true }
            return ofLetter[Int(letter.id) - 1].contains { position in
                let said = rows.occurrences[position]
                return selection.covers(
                    said.schedule,
                    line: said.line,
                    unit: said.unit,
                    day: said.day
                )
            }
        }
    }
}

extension OutboxRow {
    fileprivate static func isEarlier(_ left: OutboxRow, _ right: OutboxRow) -> Bool {
        (left.due, left.id) < (right.due, right.id)
    }
}

package import Campaigns
package import Delivery

extension MemoryStore {
    package func markInFlight(
        _ letters: [OutboxLetter],
        by worker: Worker
    ) throws -> [OutboxLetter] {
        guard let fence = letters.first?.fence else { return [] }
        let marked = locked { state in
            let marked = state.inHand(fence, .claimed)
            for id in marked {
                state.change(id) { letter in
                    letter.state = .inFlight
                    letter.attempts += 1
                    letter.claim = letter.claim.map { .init(worker: worker, lease: $0.lease) }
                }
            }
            return Set(marked)
        }
        return letters.filter { marked.contains($0.id) }
    }

    package func record(_ attempt: EndedAttempt) throws -> ServerPause.Onset? {
        try locked { state in
            guard state.letter(attempt.letter.id) != nil else {
                throw StoreError.contradiction("no such letter")
            }
            if attempt.consequence == nil || attempt.isNoted { state.note(attempt) }
            let onset = state.onset(of: attempt)
            state.apply(onset == nil ? attempt : attempt.returned, retention)
            return onset
        }
    }

    package func finish(_ batch: [OutboxLetter]) throws {
        guard let fence = batch.first?.fence else { return }
        locked { state in
            state.noteSent(state.inHand(fence, .inFlight), retention)
            for letter in batch {
                guard let stored = state.letter(letter.id), stored.fence == fence,
                    stored.state == .sent
                else { continue }
                // Acceptance resets the count of refusals of an address.
                state.rows.suppressions[stored.address.addrSpec]?.noteAcceptance()
            }
            state.giveBack(state.inHand(fence, .inFlight) + state.inHand(fence, .claimed))
        }
    }

    package func recover(at instant: Instant, by worker: Worker, dead: DeadWorkers) throws
        -> [Int64: LetterState]
    {
        locked { state in
            let letters = state.busy.compactMap { state.letter($0) }.filter { letter in
                guard let claim = letter.claim else { return false }
                return claim.lease < instant || dead.contain(claim.worker)
            }.sorted { ($0.priority, $0.notBefore, $0.id) < ($1.priority, $1.notBefore, $1.id) }
            guard !letters.isEmpty else { return [:] }
            state.noteSent(letters.map(\.id), retention)
            var takeover = ClaimTakeover(by: worker)
            for letter in letters {
                guard let left = state.letter(letter.id), let claim = left.claim else { continue }
                takeover.take(left.id, left.state, owner: claim.worker.text)
            }
            state.giveBack(takeover.untouched)
            for id in takeover.interrupted { state.noteInterrupted(id, at: instant) }
            return takeover.interrupted.reduce(into: [:]) { $0[$1] = state.letter($1)?.state }
        }
    }
}

extension State {
    /// What the attempt makes of its letter.
    fileprivate mutating func apply(_ attempt: EndedAttempt, _ retention: Retention) {
        guard let consequence = attempt.consequence else { return }
        let letter = attempt.letter
        guard let stored = self.letter(letter.id), stored.fence == letter.fence,
            LetterState.busy.contains(stored.state)
        else { return }
        if attempt.verdict == .failed { noteRefusal(attempt) }
        if consequence.state == .expired { keepDeferred(letter.id, attempt) }
        end(
            letter.id,
            consequence.state,
            consequence.reason,
            attempt.ended,
            retention
        )
        change(letter.id) { stored in
            stored.attempts = letter.attempts + (attempt.isCounted ? 1 : 0)
            stored.notBefore = max(stored.notBefore, attempt.next ?? stored.notBefore)
            if attempt.verdict == .ambiguous { stored.isResend = true }
        }
    }

    /// Letters of the claim in that state.
    fileprivate func inHand(_ fence: Int, _ state: LetterState) -> [Int64] {
        busy.filter { id in
            letter(id).map { $0.fence == fence && $0.state == state } ?? false
        }.sorted()
    }

    /// What has an accepted attempt is sent, whatever happened since.
    mutating func noteSent(_ ids: [Int64], _ retention: Retention) {
        for id in ids {
            guard let letter = letter(id), letter.state == .inFlight,
                let accepted = rows.attempts[id]?.first(where: {
                    $0.end == .accepted && $0.fence == letter.fence
                })
            else { continue }
            end(id, .sent, nil, accepted.ended, retention)
        }
    }

    /// Letters that no attempt was made for wait again.
    fileprivate mutating func giveBack(_ ids: [Int64]) {
        for id in ids {
            change(id) { letter in
                if letter.state == .inFlight { letter.attempts -= 1 }
                letter.state = .pending
                letter.claim = nil
            }
        }
    }

    fileprivate mutating func noteInterrupted(_ id: Int64, at instant: Instant) {
        guard let letter = letter(id) else { return }
        note(
            letter: id,
            fence: letter.fence,
            started: instant,
            ended: instant,
            (.ambiguous, nil, nil, ClaimTakeover.note)
        )
        let deaths = (rows.attempts[id] ?? []).count { $0.text == ClaimTakeover.note }
        change(id) { letter in
            if deaths >= ClaimTakeover.mostDeaths {
                letter.state = .quarantined
            } else {
                letter.state = letter.resendsWhenAmbiguous ? .pending : .ambiguous
            }
            letter.reason = Reason(.ambiguous, ClaimTakeover.note)
            letter.isResend = true
            letter.claim = nil
            letter.ended = instant
        }
    }

    fileprivate mutating func note(_ attempt: EndedAttempt) {
        note(
            letter: attempt.letter.id,
            fence: attempt.letter.fence,
            started: attempt.started,
            ended: attempt.ended,
            attempt.outcome.attempt
        )
    }

    private mutating func note(
        letter id: Int64,
        fence: Int,
        started: Instant,
        ended: Instant,
        _ result: (end: AttemptRow.End, phase: SMTPPhase?, reply: Reply?, text: String?)
    ) {
        rows.attempts[id, default: []].append(
            StoredAttempt(
                number: (rows.attempts[id]?.last?.number ?? 0) + 1,
                fence: fence,
                started: started,
                ended: ended,
                end: result.end,
                phase: result.phase,
                reply: result.reply,
                text: result.text
            )
        )
        guard let server = letter(id)?.server else { return }
        noteAnswer(of: server, letter: id, fence: fence, at: ended, result)
        let place = attemptEnds[server, default: []].partitioningIndex { $0 > ended }
        attemptEnds[server, default: []].insert(ended, at: place)
    }

    /// The server refused the recipient for good.
    fileprivate mutating func noteRefusal(_ attempt: EndedAttempt) {
        guard case .rejected(.rcpt, let reply) = attempt.outcome,
            DeadAddress.isMeant(by: reply)
        else { return }
        let address = attempt.letter.address.addrSpec
        rows.suppressions[address, default: Suppression(since: attempt.ended)]
            .noteRefusal(reply.line, at: attempt.ended)
    }
}

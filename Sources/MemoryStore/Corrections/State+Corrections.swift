import Campaigns
import Delivery

/// What a correction of the clock does to letters and the ledger.
extension State {
    /// The last instant up to that one at which a pass noted something.
    func lastNoted(of campaign: CampaignID, upTo instant: Instant) -> Instant? {
        let noted =
            rows.occurrences.lazy.filter { $0.campaign == campaign }.map(\.noted)
            + rows.runs.lazy.filter { $0.campaign == campaign }.map(\.noted)
        return noted.filter { $0 <= instant }.max()
    }

    mutating func takeBackRuns(
        _ correction: ClockCorrection,
        _ campaign: CampaignID
    ) -> [LedgerColumn: Int] {
        var ends: [LedgerColumn: Int] = [:]
        for stored in rows.runs where stored.isTaken(back: correction, campaign) {
            ends[stored.run.isMissed ? .missed : .skipped, default: 0] += stored.run.count
        }
        rows.runs.removeAll { $0.isTaken(back: correction, campaign) }
        return ends
    }

    mutating func takeBackLetters(
        _ correction: ClockCorrection,
        _ campaign: CampaignID,
        _ retention: Retention
    ) -> [LedgerColumn: Int] {
        let table = correctionTable(correction, campaign)
        for former in table.returned {
            guard let position = keys[former.key] else { continue }
            settle(position, former.disposition, former.reason, former.letter)
        }
        remove(Set(table.removed))
        for former in table.restored { restore(former, correction) }
        for id in table.withdrawn {
            if let token = letter(id)?.token { tokens.remove(token) }
            end(id, .cancelled, Reason(.clockAhead), correction.to, retention)
            // What it said is written again, under the name that its content gives it.
            change(id) { $0.token += "-\(id)" }
            if let token = letter(id)?.token { tokens.insert(token) }
        }
        clampLetters(correction, campaign)
        forgetFormer(correction, campaign)
        return table.ends
    }

    /// What was changed since is as it was: nobody asks for it again.
    private mutating func forgetFormer(_ correction: ClockCorrection, _ campaign: CampaignID) {
        let (ends, letters) = (rows.formerEnds, rows.formerLetters)
        rows.formerEnds = ends.filter { former in
            guard let position = keys[former.key] else { return false }
            return former.noted <= correction.to || rows.occurrences[position].campaign != campaign
        }
        rows.formerLetters = letters.filter { former in
            former.noted <= correction.to || letter(former.letter)?.campaign != campaign
        }
    }

    private func correctionTable(
        _ correction: ClockCorrection,
        _ campaign: CampaignID
    ) -> CorrectionTable {
        var formers: [Int64: FormerLetter] = [:]
        for former in rows.formerLetters where former.noted > correction.to {
            if formers[former.letter] == nil { formers[former.letter] = former }
        }
        var ends: [OccurrenceKey: FormerEnd] = [:]
        for former in rows.formerEnds where former.noted > correction.to {
            if ends[former.key] == nil { ends[former.key] = former }
        }
        let letters = rows.letters.filter { letter in
            letter.campaign == campaign && !ofLetter[Int(letter.id) - 1].isEmpty
                || letter.campaign == campaign && formers[letter.id] != nil
        }.filter { $0.created > correction.to || formers[$0.id] != nil }
        let touched = Set(letters.map(\.id))
        return CorrectionTable(
            correction,
            letters: letters.map { letter in
                CorrectionTable.Letter(
                    id: letter.id,
                    created: letter.created,
                    state: letter.state,
                    reason: letter.reason?.code,
                    mayHaveLeft: letter.isResend || wasRead(letter.id),
                    former: formers[letter.id]
                )
            },
            rows: rows.occurrences.filter { row in
                row.campaign == campaign
                    && (row.noted > correction.to || ends[row.key] != nil
                        || row.letter.map(touched.contains) ?? false)
            }.map { row in
                CorrectionTable.Row(
                    key: row.key,
                    noted: row.noted,
                    due: row.due,
                    disposition: row.disposition,
                    letter: row.letter,
                    former: ends[row.key]
                )
            }
        )
    }

    /// Makes the letter again what it was.
    private mutating func restore(_ former: FormerLetter, _ correction: ClockCorrection) {
        let bytes = rows.formerLetters.first {
            $0.letter == former.letter && $0.noted > correction.to && $0.bytes != nil
        }?.bytes
        change(former.letter) { letter in
            letter.state = former.state
            letter.reason = former.reason
            letter.schedule = former.schedule
            letter.address = former.address
            letter.resendsWhenAmbiguous = former.resendsWhenAmbiguous
            letter.notBefore = former.notBefore
            letter.written = former.written
            letter.expires = former.expires
            letter.subject = former.subject
            letter.bytes = bytes ?? letter.bytes
            letter.ended = nil
            letter.claim = nil
        }
    }

    /// No letter has an instant that is later than now but those at which it may leave or ends.
    private mutating func clampLetters(_ correction: ClockCorrection, _ campaign: CampaignID) {
        for letter in rows.letters where letter.campaign == campaign {
            var corrected = letter
            if letter.state == .claimed {
                corrected.state = .pending
                corrected.claim = nil
            }
            let isOpen = LetterState.open.contains(letter.state)
            let isRetry = letter.state == .deferred || letter.isResend || letter.state == .claimed
            if isOpen, isRetry || letter.created > correction.to {
                corrected.notBefore = correction.clamped(letter.notBefore)
            }
            if let ended = letter.ended, ended > correction.to {
                corrected.ended = correction.to
                if !isOpen, corrected.reason?.code != .clockAhead { corrected.ahead = ended }
            }
            corrected.created = correction.clamped(letter.created)
            if corrected != letter { change(letter.id) { $0 = corrected } }
            guard let attempts = rows.attempts[letter.id],
                attempts.contains(where: { $0.ended > correction.to })
            else { continue }
            rows.attempts[letter.id] = attempts.map { $0.clamped(by: correction) }
        }
        attemptEnds = attemptEnds.mapValues { $0.map(correction.clamped).sorted() }
        answers = answers.mapValues { $0.map { $0.clamped(by: correction) } }
    }

    private mutating func remove(_ removed: Set<OccurrenceKey>) {
        guard !removed.isEmpty else { return }
        let kept = rows.occurrences.filter { !removed.contains($0.key) }
        rows.occurrences = []
        keys = [:]
        byMilestone = [:]
        bySchedule = [:]
        exhausted = [:]
        ofLetter = ofLetter.map { _ in [] }
        for occurrence in kept { add(occurrence) }
    }
}

extension StoredRun {
    fileprivate func isTaken(back correction: ClockCorrection, _ campaign: CampaignID) -> Bool {
        self.campaign == campaign && noted > correction.to
    }
}

extension StoredAttempt {
    fileprivate func clamped(by correction: ClockCorrection) -> StoredAttempt {
        StoredAttempt(
            number: number,
            fence: fence,
            started: correction.clamped(started),
            ended: correction.clamped(ended),
            end: end,
            phase: phase,
            reply: reply,
            text: text
        )
    }
}

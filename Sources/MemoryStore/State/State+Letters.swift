import Campaigns
import Delivery
import Mail
import Foundation

/// Letters: added, changed, found again.
extension State {
    func letter(_ id: Int64) -> StoredLetter? {
        let position = Int(id) - 1
        return rows.letters.indices.contains(position) ? rows.letters[position] : nil
    }

    /// Throws where there is a letter of that token.
    mutating func add(
        _ draft: MessageDraft,
        of campaign: CampaignID,
        at instant: Instant
    ) throws -> Int64 {
        guard tokens.insert(draft.token).inserted else {
            throw StoreError.contradiction("letter is there already")
        }
        let letter = StoredLetter(
            draft,
            id: Int64(rows.letters.count) + 1,
            of: campaign,
            at: instant,
            token: BounceToken(key: rows.bounceKey)
        )
        rows.letters.append(letter)
        ofLetter.append([])
        index(letter)
        undo?.append(.newLetter)
        return letter.id
    }

    /// Changes the letter and keeps the ways to find it in step.
    mutating func change(_ id: Int64, _ body: (inout StoredLetter) -> Void) {
        let position = Int(id) - 1
        undo?.append(.letter(rows.letters[position]))
        unindex(rows.letters[position])
        body(&rows.letters[position])
        index(rows.letters[position])
    }

    /// Ends the letter; its bytes go where they are not to be kept.
    mutating func end(
        _ id: Int64,
        _ state: LetterState,
        _ reason: Reason?,
        _ instant: Instant,
        _ retention: Retention
    ) {
        change(id) { letter in
            letter.state = state
            letter.reason = reason
            letter.ended = instant
            letter.claim = nil
            if retention.drops(state) { letter.bytes = nil }
        }
    }

    /// Takes everything back since `undo` was set.
    mutating func rollBack() {
        let changes = undo ?? []
        undo = nil
        for change in changes.reversed() {
            switch change {
            case .letter(let old): self.change(old.id) { $0 = old }
            case .newLetter:
                guard let letter = rows.letters.popLast() else { continue }
                unindex(letter)
                tokens.remove(letter.token)
                ofLetter.removeLast()
            case .occurrence(let position, let old):
                settle(position, old.disposition, old.reason, old.letter)
            case .formerLetter: rows.formerLetters.removeLast()
            case .formerEnd: rows.formerEnds.removeLast()
            }
        }
    }

    private mutating func unindex(_ letter: StoredLetter) {
        counts[letter.state, default: 0] -= 1
        busy.remove(letter.id)
        waiting.remove(letter.id)
        failed.remove(letter.id)
    }

    private mutating func index(_ letter: StoredLetter) {
        counts[letter.state, default: 0] += 1
        for entry in letter.calendarNews {
            calendarLetters[letter.campaign, default: [:]][
                entry.obligation.unit,
                default: []
            ].insert(letter.id)
        }
        if LetterState.busy.contains(letter.state) { busy.insert(letter.id) }
        if LetterMove.Cause.expire.sources.contains(letter.state) { waiting.insert(letter.id) }
        if Self.isTrouble(letter.state) { failed.insert(letter.id) }
        if LetterState.waiting.contains(letter.state) {
            enqueue(letter)
        }
        if LetterMove.Cause.expire.sources.contains(letter.state) {
            expiring.insert(LetterQueue.Entry(instant: letter.expires, id: letter.id))
            if expiring.count > 64 + 4 * open {
                let letters = rows.letters
                expiring.sweep { Self.isExpiring($0, letters) }
            }
        }
    }

    private static func isTrouble(_ state: LetterState) -> Bool {
        state == .failed || state == .quarantined
    }

    /// Letters that may still expire.
    private var open: Int {
        LetterMove.Cause.expire.sources.reduce(0) { $0 + (counts[$1] ?? 0) }
    }
}

/// Letters that wait, in the order in which they leave.
extension State {
    private mutating func enqueue(_ letter: StoredLetter) {
        let entry = LetterQueue.Entry(instant: letter.notBefore, id: letter.id)
        let known = queues.firstIndex {
            $0.priority == letter.priority && $0.server == letter.server
        }
        guard let place = known else {
            var queue = Queue(server: letter.server, priority: letter.priority)
            queue.letters.insert(entry)
            queues.append(queue)
            queues.sort { $0.priority < $1.priority }
            return
        }
        queues[place].letters.insert(entry)
        let waiting = LetterState.waiting.reduce(0) { $0 + (counts[$1] ?? 0) }
        if queues[place].letters.count > 64 + 4 * waiting {
            let letters = rows.letters
            let (server, priority) = (letter.server, letter.priority)
            queues[place].letters.sweep {
                Self.isWaiting($0, by: server, priority, letters)
            }
        }
    }

    /// Whether the letter still waits in that queue until that instant.
    static func isWaiting(
        _ entry: LetterQueue.Entry,
        by server: MailServerID,
        _ priority: Int,
        _ letters: [StoredLetter]
    ) -> Bool {
        let position = Int(entry.id) - 1
        guard letters.indices.contains(position) else { return false }
        return LetterState.waiting.contains(letters[position].state)
            && letters[position].notBefore == entry.instant
            && letters[position].priority == priority && letters[position].server == server
    }

    /// Whether the letter still ends at that instant.
    static func isExpiring(_ entry: LetterQueue.Entry, _ letters: [StoredLetter]) -> Bool {
        let position = Int(entry.id) - 1
        guard letters.indices.contains(position) else { return false }
        return LetterMove.Cause.expire.sources.contains(letters[position].state)
            && letters[position].expires == entry.instant
    }

    /// The letter as a worker takes it; nil where its bytes are no longer kept.
    func outboxLetter(_ id: Int64) -> OutboxLetter? {
        guard let letter = letter(id), let bytes = letter.bytes else { return nil }
        return OutboxLetter(
            id: letter.id,
            campaign: letter.campaign,
            schedule: letter.schedule,
            recipientKey: letter.recipientKey,
            token: letter.token,
            sender: letter.sender,
            address: letter.address,
            bytes: bytes,
            attempts: letter.attempts,
            fence: letter.fence,
            expires: letter.expires,
            written: letter.written,
            isResend: letter.isResend,
            wasRead: wasRead(id),
            resendsWhenAmbiguous: letter.resendsWhenAmbiguous,
            occurrences: occurrences(in: id)
        )
    }
}

extension State {
    /// The campaign's letters that wait and of which no content has left.
    func waitingLetters(of campaign: CampaignID) -> [WaitingLetter] {
        waiting.sorted().compactMap { id -> WaitingLetter? in
            guard let letter = letter(id), letter.campaign == campaign, !letter.isResend,
                !wasRead(id), !ofLetter[Int(id) - 1].isEmpty
            else { return nil }
            return WaitingLetter(
                id: id,
                token: letter.token,
                schedule: letter.schedule,
                recipientKey: letter.recipientKey,
                state: letter.state,
                isApproved: letter.isApproved,
                reason: letter.reason,
                notBefore: letter.notBefore,
                expires: letter.expires,
                occurrences: occurrences(in: id)
            )
        }
    }

    /// What the letter says: the one that carries it first.
    func occurrences(in letter: Int64) -> [OutboxOccurrence] {
        let all = ofLetter[Int(letter) - 1].map { rows.occurrences[$0] }
        return (all.filter { $0.disposition != .merged } + all.filter { $0.disposition == .merged })
            .map(\.inLetter)
    }

    /// Whether a server refused the letter for now after it had read its content.
    func wasRead(_ id: Int64) -> Bool {
        (rows.attempts[id] ?? []).contains { attempt in
            attempt.phase == .content
                && attempt.reply.map { (400..<500).contains($0.code) } ?? false
        }
    }
}

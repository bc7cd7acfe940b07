package import Campaigns
package import Delivery

extension MemoryStore: OutboxStore {
    package func expire(
        at instant: Instant,
        judge: (any FactReader) throws -> (OutboxLetter) throws -> Judgement
    ) throws {
        let isNeeded = locked { $0.isExpiring(at: instant) }
        guard isNeeded else { return }
        try transaction { open in
            let judge = try judge(open)
            for letter in open.state.expired(at: instant) {
                if case .skip(let reason) = try judge(letter) {
                    open.state.skip(letter, reason, at: instant, retention)
                    continue
                }
                open.state.keepFormer(letter.id, at: instant)
                let end: LetterState = letter.isResend ? .ambiguous : .expired
                let row = open.state.letter(letter.id)
                let reason = Reason.expiry(
                    of: row?.reason,
                    isApproved: row?.isApproved ?? true,
                    since: row?.created ?? instant
                )
                open.state.end(letter.id, end, reason, instant, retention)
            }
        }
    }

    package func claim(
        _ request: ClaimRequest,
        judge: (any FactReader) throws -> (OutboxLetter) throws -> Judgement,
        failed: (OutboxLetter, Reason) -> Void
    ) throws -> [OutboxLetter] {
        try transaction { open in
            let judge = try judge(open)
            // Changed at the end only: a judgement that throws changes nothing.
            var suppressions = open.state.rows.suppressions
            var claimed: [OutboxLetter] = []
            var round = ClaimRound(request, before: open.state.rows.letters.count)
            defer { open.state.putBack(round) }
            while let letter = open.state.next(in: &round, isLast: !claimed.isEmpty) {
                if letter.travelsAlone, !claimed.isEmpty { break }
                let address = letter.address.addrSpec
                let suppression = suppressions[address]
                let access = suppression?.access(of: letter.id, at: request.instant)
                if access == .dead {
                    let reason = Reason(.deadAddress, suppression?.reason)
                    open.state.end(letter.id, .failed, reason, request.instant, retention)
                    failed(letter, reason)
                    continue
                }
                var judgement = try judge(letter)
                if case .wait(let until) = access, judgement.mayLeave {
                    judgement = .wait(until: until)
                }
                let judged = open.state.apply(
                    judgement,
                    to: letter,
                    at: request.instant,
                    retention
                )
                if let judged {
                    if access == .trial {
                        suppressions[address]?.begin(
                            Suppression.Trial(letter: letter.id, began: request.instant)
                        )
                    }
                    claimed.append(judged)
                }
                if letter.travelsAlone, !claimed.isEmpty { break }
            }
            guard !claimed.isEmpty else { return [] }
            open.state.rows.suppressions = suppressions
            open.state.rows.fence += 1
            let fence = open.state.rows.fence
            for index in claimed.indices {
                claimed[index].fence = fence
                open.state.change(claimed[index].id) { letter in
                    letter.state = .claimed
                    letter.claim = .init(worker: request.worker, lease: request.lease)
                    letter.fence = fence
                    letter.reason = nil
                }
            }
            return claimed
        }
    }

    package func nextExpiry() throws -> Instant? {
        locked { $0.nextExpiry() }
    }

    package func nextSendable(
        by server: MailServerID,
        of campaigns: Set<CampaignID>
    ) throws -> Instant? {
        locked { $0.nextSendable(by: server, of: campaigns) }
    }

    package func attemptEnds(
        by server: MailServerID,
        after start: Instant,
        upTo end: Instant
    ) throws -> [Instant] {
        locked { state in
            let ends = state.attemptEnds[server] ?? []
            let lower = ends.partitioningIndex { $0 > start }
            let upper = ends.partitioningIndex { $0 > end }
            return lower < upper ? Array(ends[lower..<upper]) : []
        }
    }
}

/// The letters that a claim has looked at.
struct ClaimRound {
    let request: ClaimRequest
    /// Letters up to that id were there when the round began.
    private(set) var lastID: Int64
    private(set) var seen: Set<Int64> = []
    /// Taken from their queues: they go back, where what no longer holds is passed over.
    var taken: [(queue: Int, entry: LetterQueue.Entry)] = []

    init(_ request: ClaimRequest, before count: Int) {
        self.request = request
        lastID = Int64(count)
    }

    var isFull: Bool { seen.count >= request.limit }

    /// Whether the letter is one of this round's.
    mutating func take(_ letter: StoredLetter) -> Bool {
        letter.id <= lastID && letter.expires >= request.instant
            && request.campaigns.contains(letter.campaign) && seen.insert(letter.id).inserted
    }

    /// Nothing of the last round may leave: others are asked for, letters written meanwhile too.
    mutating func beginAgain(before count: Int) {
        seen = []
        lastID = Int64(count)
    }
}

extension State {
    /// The next letter that may leave; nil where there is none, or the round has as many as asked for.
    ///
    /// `isLast`: some letter of the round is claimed, so no other round follows.
    fileprivate mutating func next(in round: inout ClaimRound, isLast: Bool) -> OutboxLetter? {
        while round.request.limit > 0 {
            if !round.isFull {
                for place in queues.indices where queues[place].server == round.request.server {
                    if let letter = take(from: place, in: &round) { return letter }
                }
            }
            guard !isLast, !round.seen.isEmpty else { return nil }
            putBack(round)
            round.taken = []
            round.beginAgain(before: rows.letters.count)
        }
        return nil
    }

    private mutating func take(from place: Int, in round: inout ClaimRound) -> OutboxLetter? {
        let (server, priority) = (queues[place].server, queues[place].priority)
        while let first = queues[place].letters.first, first.instant <= round.request.instant {
            _ = queues[place].letters.removeFirst()
            guard Self.isWaiting(first, by: server, priority, rows.letters) else { continue }
            round.taken.append((place, first))
            guard let letter = letter(first.id), round.take(letter) else { continue }
            if let letter = outboxLetter(first.id) { return letter }
        }
        return nil
    }

    /// Puts back what still waits: what was passed over, or looked at and left.
    fileprivate mutating func putBack(_ round: ClaimRound) {
        for (place, entry) in round.taken {
            let (server, priority) = (queues[place].server, queues[place].priority)
            if Self.isWaiting(entry, by: server, priority, rows.letters) {
                queues[place].letters.insert(entry)
            }
        }
    }

    fileprivate mutating func isExpiring(at instant: Instant) -> Bool {
        while let first = expiring.first, first.instant < instant {
            if Self.isExpiring(first, rows.letters) { return true }
            _ = expiring.removeFirst()
        }
        return false
    }

    fileprivate mutating func nextExpiry() -> Instant? {
        while let first = expiring.first {
            if Self.isExpiring(first, rows.letters) {
                return Instant(milliseconds: first.instant.milliseconds + 1)
            }
            _ = expiring.removeFirst()
        }
        return nil
    }

    /// Letters past their expiry, in its order.
    fileprivate mutating func expired(at instant: Instant) -> [OutboxLetter] {
        var taken: [LetterQueue.Entry] = []
        while let first = expiring.first, first.instant < instant {
            _ = expiring.removeFirst()
            if Self.isExpiring(first, rows.letters) { taken.append(first) }
        }
        // Should a judgement throw, they are still there.
        for entry in taken { expiring.insert(entry) }
        var seen: Set<Int64> = []
        return taken.filter { seen.insert($0.id).inserted }.compactMap { outboxLetter($0.id) }
    }

    fileprivate mutating func nextSendable(
        by server: MailServerID,
        of campaigns: Set<CampaignID>
    ) -> Instant? {
        var next: Instant?
        for place in queues.indices where queues[place].server == server {
            var passedOver: [LetterQueue.Entry] = []
            while let first = queues[place].letters.first {
                if Self.isWaiting(first, by: server, queues[place].priority, rows.letters) {
                    if let letter = letter(first.id), campaigns.contains(letter.campaign) {
                        next = min(next ?? first.instant, first.instant)
                        break
                    }
                    passedOver.append(first)
                }
                _ = queues[place].letters.removeFirst()
            }
            for entry in passedOver { queues[place].letters.insert(entry) }
        }
        return next
    }
}

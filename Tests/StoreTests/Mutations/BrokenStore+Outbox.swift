import Campaigns
import Delivery
import MemoryStore
import Synchronization

extension BrokenStore: OutboxStore {
    func recover(at instant: Instant, by worker: Worker, dead: DeadWorkers) throws
        -> [Int64: LetterState]
    {
        switch mutation {
        case .takesFromTheLiving:
            return try base.recover(at: instant, by: worker, dead: .everyClaimant)
        case .leavesTheDead: return try base.recover(at: instant, by: worker, dead: .only([]))
        default: return try base.recover(at: instant, by: worker, dead: dead)
        }
    }

    func expire(
        at instant: Instant,
        judge: (any FactReader) throws -> (OutboxLetter) throws -> Judgement
    ) throws {
        guard mutation == .expiresUnasked else { return try base.expire(at: instant, judge: judge) }
        try base.expire(at: instant) { _ in { _ in .send } }
    }

    func claim(
        _ request: ClaimRequest,
        judge: (any FactReader) throws -> (OutboxLetter) throws -> Judgement,
        failed: (OutboxLetter, Reason) -> Void
    ) throws -> [OutboxLetter] {
        let letters = try claimed(changed(request), judge, failed)
        fences.withLock { fences in
            for letter in letters { fences[letter.id] = letter.fence }
        }
        return letters
    }

    private func changed(_ request: ClaimRequest) -> ClaimRequest {
        ClaimRequest(
            campaigns: mutation == .claimsForAnybody ? ["d", "e"] : request.campaigns,
            server: request.server,
            instant: request.instant.adding(minutes: mutation == .claimsEarly ? 1 : 0),
            worker: request.worker,
            limit: mutation == .claimsTooMany ? 1000 : request.limit
        )
    }

    private func claimed(
        _ request: ClaimRequest,
        _ judge: (any FactReader) throws -> (OutboxLetter) throws -> Judgement,
        _ failed: (OutboxLetter, Reason) -> Void
    ) throws -> [OutboxLetter] {
        switch mutation {
        case .claimsTogether:
            var letters = try base.claim(request, judge: judge)
            if letters.count < request.limit { letters += try base.claim(request, judge: judge) }
            return letters
        case .judgesOutside:
            return try judgedOutside(request, judge)
        case .swallowsAThrowingJudge:
            do { return try base.claim(request, judge: judge) } catch is StoreError { return [] }
        case .dropsNothing:
            return try base.claim(request) { reader in
                let judge = try judge(reader)
                return { letter in
                    let judgement = try judge(letter)
                    guard case .revise(let draft, _) = judgement else { return judgement }
                    return .revise(draft, dropping: [:])
                }
            }
        case .failsSilently: return try base.claim(request, judge: judge)
        default: return try base.claim(request, judge: judge, failed: failed)
        }
    }

    /// Judges before the transaction: what is recorded in between is overlooked.
    private func judgedOutside(
        _ request: ClaimRequest,
        _ judge: (any FactReader) throws -> (OutboxLetter) throws -> Judgement
    ) throws -> [OutboxLetter] {
        let judge = try judge(base)
        let first = try base.claim(request) { _ in { _ in .send } }
        try base.finish(first)
        let judgements = try first.map { ($0.id, try judge($0)) }
        let byLetter = Dictionary(uniqueKeysWithValues: judgements)
        return try base.claim(request) { _ in { byLetter[$0.id] ?? .send } }
    }

    func markInFlight(_ letters: [OutboxLetter], by worker: Worker) throws -> [OutboxLetter] {
        let marked = try base.markInFlight(letters, by: worker)
        return mutation == .marksWhatIsGone ? letters : marked
    }

    func record(_ attempt: EndedAttempt) throws -> ServerPause.Onset? {
        var (letter, outcome) = (attempt.letter, attempt.outcome)
        switch (mutation, outcome) {
        case (.losesAnAttempt, .accepted): return nil
        case (.ignoresFences, _):
            letter.fence = fences.withLock { $0[letter.id] } ?? letter.fence
        case (.forgetsRefusals, .rejected(.rcpt, let reply)): outcome = .rejected(.data, reply)
        default: break
        }
        return try base.record(
            EndedAttempt(
                letter: letter,
                outcome: outcome,
                verdict: attempt.verdict,
                started: attempt.started,
                ended: attempt.ended,
                next: attempt.next
            )
        )
    }

    func finish(_ batch: [OutboxLetter]) throws {
        if mutation != .neverFinishes { try base.finish(batch) }
    }

    func nextExpiry() throws -> Instant? {
        mutation == .neverExpires ? nil : try base.nextExpiry()
    }

    func nextSendable(by server: MailServerID, of campaigns: Set<CampaignID>) throws -> Instant? {
        mutation == .neverWakes ? nil : try base.nextSendable(by: server, of: campaigns)
    }

    func attemptEnds(
        by server: MailServerID,
        after start: Instant,
        upTo end: Instant
    ) throws -> [Instant] {
        let isLate = mutation == .countsOneEndTooMany
        let start = start.adding(.milliseconds(isLate ? -1 : 0))
        return try base.attemptEnds(by: server, after: start, upTo: end)
    }
}

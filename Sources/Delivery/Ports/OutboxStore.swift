package import Campaigns

/// Where the courier takes letters from and notes what became of them.
///
/// ``LetterMove/all`` is every way that a letter can go here. Several workers may use one store: a
/// claim is its worker's until it is finished, until its lease is over, or until the worker is known
/// to be dead; a living worker's claim is never taken over. What is judged inside ``claim(_:judge:)``
/// and what is recorded meanwhile cannot both win: the one that comes second sees the other.
package protocol OutboxStore: Sendable {
    /// Takes back what dead workers left: accepted letters are sent, claimed ones wait again.
    ///
    /// Of the letters in flight over one line without a result only the first can have left, for they
    /// leave one after the other; it is ambiguous, and is sent again with the same bytes or kept, as
    /// its rule says. After a loss of power, which may have taken results along, all of them are.
    ///
    /// `dead`: whose claims are taken over though their leases are not over yet. Returns the states of
    /// letters that were interrupted, by number.
    @discardableResult
    func recover(at instant: Instant, by worker: Worker, dead: DeadWorkers) throws
        -> [Int64: LetterState]

    /// Letters past their expiry end as expired, or, where they had become untrue before, for that
    /// reason; `judge` as in ``claim(_:judge:)``.
    func expire(
        at instant: Instant,
        judge: (any FactReader) throws -> (OutboxLetter) throws -> Judgement
    ) throws

    /// Takes letters that may leave, the most urgent first, asking inside the same transaction whether
    /// each is still true; letters that are not end there.
    ///
    /// `judge` is called once with a reader that sees the transaction's state, and returns what
    /// judges each letter. A letter that must not be sent twice (``OutboxLetter/travelsAlone``) is
    /// claimed in a batch of its own, so that a loss of power leaves at most one of them in doubt per
    /// line. `failed` is told of each letter that fails because its address is dead, and why.
    func claim(
        _ request: ClaimRequest,
        judge: (any FactReader) throws -> (OutboxLetter) throws -> Judgement,
        failed: (OutboxLetter, Reason) -> Void
    ) throws -> [OutboxLetter]

    /// Notes durably, before the first octet of their content leaves, that attempts are under way.
    ///
    /// Takes the letters of one claim and returns those that are still the claim's: a person may have
    /// cancelled one meanwhile, or another worker taken the claim over.
    func markInFlight(_ letters: [OutboxLetter], by worker: Worker) throws -> [OutboxLetter]

    /// Notes how an attempt ended; it survives a kill from then on.
    ///
    /// An accepted letter shows as sent once its batch is finished. Of a claim that was taken over
    /// meanwhile nothing but the attempt is noted.
    ///
    /// Where the refusal is one of a row (``WaveBrake``), or its server is on trial, the server's pause is
    /// stored with it and returned: the letter waits again whatever the verdict, and so do those of the
    /// row that had failed (``LetterMove/Cause/spare``).
    @discardableResult
    func record(_ attempt: EndedAttempt) throws -> ServerPause.Onset?

    /// Ends a claim: accepted letters are sent, those that no attempt was made for wait again.
    func finish(_ batch: [OutboxLetter]) throws

    /// When the next waiting letter of that server may leave; nil where none waits.
    func nextSendable(by server: MailServerID, of campaigns: Set<CampaignID>) throws -> Instant?

    /// The first instant at which a letter of any campaign is past its expiry; nil where none waits.
    func nextExpiry() throws -> Instant?

    /// When attempts to send by that server ended between those instants, oldest first.
    func attemptEnds(
        by server: MailServerID,
        after start: Instant,
        upTo end: Instant
    ) throws -> [Instant]
}

extension OutboxStore {
    /// The same for whoever does not ask which letters fail.
    package func claim(
        _ request: ClaimRequest,
        judge: (any FactReader) throws -> (OutboxLetter) throws -> Judgement
    ) throws -> [OutboxLetter] {
        try claim(request, judge: judge, failed: { _, _ in })
    }
}

/// Which letters a worker asks for.
package struct ClaimRequest: Sendable {
    package let campaigns: Set<CampaignID>
    package let server: MailServerID
    package let instant: Instant
    package let worker: Worker
    /// Letters at most.
    package let limit: Int

    package init(
        campaigns: Set<CampaignID>,
        server: MailServerID,
        instant: Instant,
        worker: Worker,
        limit: Int
    ) {
        self.campaigns = campaigns
        self.server = server
        self.instant = instant
        self.worker = worker
        self.limit = limit
    }

    /// Until when the claim is the worker's without a sign of life.
    package var lease: Instant { instant.adding(minutes: 30) }
}

/// Workers that are known to be dead.
package enum DeadWorkers: Sendable {
    /// Every one that has letters in hand: a lock says that nobody else delivers from this store.
    case everyClaimant
    /// These, by their processes.
    case only(Set<Worker>)

    package func contain(_ worker: Worker?) -> Bool {
        switch self {
        case .everyClaimant: true
        case .only(let dead): worker.map { $0.isOne(of: dead) } ?? false
        }
    }
}

/// How an attempt to send a letter ended, and what follows for the letter.
package struct EndedAttempt: Sendable {
    package let letter: OutboxLetter
    package let outcome: Outcome
    package let verdict: Verdict
    package let started: Instant
    package let ended: Instant
    /// When a deferred letter is tried again.
    package let next: Instant?

    package init(
        letter: OutboxLetter,
        outcome: Outcome,
        verdict: Verdict,
        started: Instant,
        ended: Instant,
        next: Instant?
    ) {
        self.letter = letter
        self.outcome = outcome
        self.verdict = verdict
        self.started = started
        self.ended = ended
        self.next = next
    }
}

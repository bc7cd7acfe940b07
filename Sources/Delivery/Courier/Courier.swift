package import Campaigns
import Synchronization

/// Delivers the letters of the outbox that may leave: one pass, no loop.
package struct Courier: Sendable {
    private let outbox: any OutboxStore & ServerDesk
    private let retry = RetryPolicy()
    private let worker: Worker
    private let unnoted: UnnotedAttempts

    /// `former`: the one that delivered before, whose answers may not all be noted yet.
    package init(
        outbox: any OutboxStore & ServerDesk,
        worker: Worker,
        after former: Courier? = nil
    ) {
        self.outbox = outbox
        self.worker = worker
        unnoted = former?.unnoted ?? UnnotedAttempts()
    }

    /// Notes answers that could not be noted when they came.
    func noteWhatIsLeft() throws { try unnoted.noteAll(in: outbox) }

    /// What a pass came to.
    package struct Report: Hashable, Sendable {
        package var sent = 0
        package var deferred = 0
        package var failed = 0
        package var ambiguous = 0
        package var skipped = 0
        /// Could not be judged: a person must look.
        package var held = 0
        /// Came too late to be worth reading.
        package var expired = 0
        /// Set aside after three workers died over them.
        package var quarantined = 0
        /// Of the failed ones those whose address takes no mail.
        package var undeliverable: [Undeliverable] = []
        /// Why the pass ended early; nil where the outbox was emptied.
        package var fault: RelayFault?
        /// When the server's rates allow the next letter, where they ended the pass.
        package var resumes: Instant?
        /// Servers that did not bear a letter announced with the content of the one before: it is not
        /// done any more.
        package var refusingOverlap: Set<MailServerID> = []

        package init() {}

        package var hasTrouble: Bool {
            fault != nil || deferred + failed + ambiguous + held + expired + quarantined > 0
        }
    }

    /// A letter that failed because its address is dead.
    package struct Undeliverable: Hashable, Sendable {
        package let letter: Int64
        package let address: String
        /// What was last said of the address.
        package let reason: Reason
    }

    /// Sends until nothing may leave, the relay is at fault, its rate is used up or the task is
    /// cancelled.
    ///
    /// `clock`: the present, asked anew for each letter. `judge`: whether a letter still says what
    /// is true, see ``OutboxStore/claim(_:judge:)``. A letter whose content has
    /// started is always finished. The next letters are claimed while the lines are busy.
    func deliver(
        of campaigns: Set<CampaignID>,
        by relay: Relay,
        transport: (MailServer) throws -> any Transport,
        clock: @escaping @Sendable () -> Instant,
        judge: (any FactReader) throws -> (OutboxLetter) throws -> Judgement
    ) async throws -> Report {
        var report = Report()
        var rate = try rate(of: relay.server, at: clock())
        var size = 1
        var isOver = false
        var (refused, spared) = (Set<Int64>(), Set<Int64>())

        func claim() throws -> [OutboxLetter] {
            let now = clock()
            let limit = relay.isHalfOpen ? 1 : min(size, rate.allowance(at: now))
            guard !isOver, !Task.isCancelled, limit > 0 else { return [] }
            let request = ClaimRequest(
                campaigns: campaigns,
                server: relay.server.id,
                instant: now,
                worker: worker,
                limit: limit
            )
            let batch = try outbox.claim(
                request,
                judge: {
                    let judge = try judge($0)
                    return { letter in
                        let judgement = try judge(letter)
                        switch judgement {
                        case .skip: report.skipped += 1
                        case .hold: report.held += 1
                        case .send, .wait, .revise: break
                        }
                        return judgement
                    }
                },
                failed: { letter, reason in
                    report.failed += 1
                    report.undeliverable.append(
                        Undeliverable(
                            letter: letter.id,
                            address: letter.address.addrSpec,
                            reason: reason
                        )
                    )
                }
            )
            rate.reserve(batch.count)
            return batch
        }

        try await withThrowingTaskGroup(of: Leg.self) { group in
            var running = 0
            var ahead: [OutboxLetter] = []
            while true {
                while running < relay.lineCount, !isOver {
                    if ahead.isEmpty { ahead = try claim() }
                    guard !ahead.isEmpty else { break }
                    let (batch, line) = (ahead, try relay.takeLine(transport))
                    ahead = []
                    running += 1
                    group.addTask { [self, server = relay.server] in
                        try await carry(batch, over: line, of: server, clock)
                    }
                }
                if running > 0, ahead.isEmpty, !relay.isHalfOpen { ahead = try claim() }
                guard running > 0, let leg = try await group.next() else { break }
                running -= 1
                relay.putBack(leg.line, at: clock())
                if leg.hasRefusedOverlap {
                    report.refusingOverlap.insert(relay.server.id)
                    if running == 0 { await relay.forbidOverlap() }
                }
                rate.settle(leg.letters, ends: leg.ends)
                report.add(leg.report)
                refused.formUnion(leg.refused)
                // After a fault what others have sent meanwhile is no sign that it is over.
                if !isOver, leg.report.sent > 0 {
                    if relay.pause != nil { try outbox.endPause(of: relay.server.id) }
                    relay.note(accepted: leg.report.sent)
                }
                if let onset = leg.onset {
                    spared.formUnion(onset.row)
                    relay.pause = onset.pause
                    isOver = true
                } else if leg.isLineless, leg.fault != nil, running > 0 {
                    relay.noteTooMany()
                } else if let fault = leg.fault {
                    report.fault = report.fault ?? fault
                    if !isOver { relay.note(fault, at: clock()) }
                    isOver = true
                }
                size =
                    leg.took < Self.batchTime
                    ? min(max(size, leg.letters * 2), Self.largestBatch) : max(leg.letters / 2, 1)
            }
            try outbox.finish(ahead)
            rate.settle(ahead.count, ends: [])
        }
        report.failed += refused.subtracting(spared).count
        let now = clock()
        if rate.allowance(at: now) == 0, report.fault == nil { report.resumes = rate.next(at: now) }
        relay.note(rateOpens: report.resumes)
        return report
    }

    private func rate(of server: MailServer, at now: Instant) throws -> SendingRate {
        let rates = server.effectiveRates
        guard let start = SendingRate.start(of: rates, at: now) else {
            return SendingRate([], ends: [])
        }
        return SendingRate(
            rates,
            ends: try outbox.attemptEnds(by: server.id, after: start, upTo: now)
        )
    }

    /// Batches grow and shrink to about this, so that what was judged true still is when it leaves.
    private static let batchTime = Duration.milliseconds(500)
    private static let largestBatch = 256

    /// What became of one batch over one line.
    fileprivate struct Leg: Sendable {
        let line: Relay.Line
        let letters: Int
        var report = Report()
        var fault: RelayFault?
        /// The server refused letters alike.
        var onset: ServerPause.Onset?
        /// Letters that the server refused for good, unless others were refused alike.
        var refused: [Int64] = []
        var ends: [Instant] = []
        var took = Duration.zero
        /// A letter was announced, and the server did not bear it.
        var hasRefusedOverlap = false
        /// The line could not be had.
        var isLineless = false
    }

    /// Delivers the letters one after the other, until the relay is at fault or time is up.
    private func carry(
        _ batch: [OutboxLetter],
        over line: Relay.Line,
        of server: MailServer,
        _ clock: @escaping @Sendable () -> Instant
    ) async throws -> Leg {
        do throws(RelayFault) {
            try await line.transport.open()
        } catch {
            try outbox.finish(batch)
            var leg = Leg(line: line, letters: batch.count)
            leg.isLineless = true
            leg.fault = error.kind == .cancelled ? nil : error
            return leg
        }
        let begun = clock()
        let letters = try outbox.markInFlight(batch, by: worker.on(line: line.number))
        let state = Mutex(Leg(line: line, letters: batch.count))
        try await line.transport.deliver(letters.map(\.item)) { index, outcome in
            let ended = clock()
            let verdict = outcome.verdict(by: server.provider)
            let attempt = EndedAttempt(
                letter: letters[index],
                outcome: outcome,
                verdict: verdict,
                started: state.withLock { $0.ends.last ?? begun },
                ended: ended,
                next: retry.nextAttempt(
                    of: letters[index],
                    after: outcome,
                    verdict,
                    at: ended,
                    server
                )
            )
            let onset = try unnoted.record(attempt, in: outbox)
            return state.withLock { leg in
                leg.ends.append(ended)
                if let onset {
                    leg.onset = onset
                    return false
                }
                leg.note(attempt)
                leg.fault = outcome.relayFault(by: server.provider)
                return leg.fault == nil && !Task.isCancelled
                    && ended.duration(since: begun) < Self.batchTime * 10
            }
        }
        let hasRefused = await line.transport.hasRefusedOverlap
        if hasRefused { try outbox.noteOverlapRefusal(server.place, at: clock()) }
        try outbox.finish(batch)
        return state.withLock { leg in
            leg.hasRefusedOverlap = hasRefused
            leg.took = clock().duration(since: begun)
            return leg
        }
    }
}

extension Courier.Leg {
    fileprivate mutating func note(_ attempt: EndedAttempt) {
        switch attempt.verdict {
        case .sent: report.sent += 1
        case .deferred:
            if attempt.consequence?.state == .expired {
                report.expired += 1
            } else {
                report.deferred += 1
            }
        case .failed: refused.append(attempt.letter.id)
        case .ambiguous: report.ambiguous += 1
        case .returned: break
        }
    }
}

extension Courier.Report {
    package mutating func add(_ other: Courier.Report) {
        sent += other.sent
        deferred += other.deferred
        failed += other.failed
        ambiguous += other.ambiguous
        skipped += other.skipped
        held += other.held
        expired += other.expired
        quarantined += other.quarantined
        undeliverable += other.undeliverable
        fault = fault ?? other.fault
        refusingOverlap.formUnion(other.refusingOverlap)
        resumes = [resumes, other.resumes].compactMap(\.self).min()
    }
}

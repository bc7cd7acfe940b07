package import Campaigns
package import Texts

/// Runs passes over the active campaigns: plans what is due, stores it, delivers what may leave.
///
/// Decides nothing about time: every pass is told what now is. What one campaign or one letter throws is
/// noted in the report and never stops the others: a letter that cannot be judged is held, a campaign
/// that cannot be planned is left alone for a while and goes on delivering what is written. Only the
/// store's own errors end a pass.
package final class Dispatcher {
    /// Tells a person what was thrown.
    package typealias Explanation = @Sendable (_ error: any Error) -> Phrase

    private let ledger: any LedgerStore
    let outbox: any OutboxStore & ServerDesk
    private let courier: Courier
    private let worker: Worker
    private let explain: Explanation
    /// The mail servers that the campaigns name, by id.
    let relays: [Relay]
    package let desks: [CampaignDesk]
    /// Campaigns of which nothing is planned or sent for now, for their files are about to be others.
    ///
    /// What is past its use ends all the same.
    package var resting: Set<CampaignID> = []

    package init(
        desks: [CampaignDesk],
        ledger: any LedgerStore,
        outbox: any OutboxStore & ServerDesk,
        worker: Worker,
        after former: Dispatcher? = nil,
        explain: @escaping Explanation = { .verbatim(String(describing: $0)) }
    ) {
        self.explain = explain
        self.desks = desks
        self.ledger = ledger
        self.outbox = outbox
        self.worker = worker
        courier = Courier(outbox: outbox, worker: worker, after: former?.courier)
        // What is known of a server outlives a change of files: no pause of it is cut short.
        relays = Self.relays(of: desks).map { new in
            former?.relays.first { $0.server == new.server } ?? new
        }
    }

    /// What one pass came to.
    package struct Report: Sendable {
        package var planned = 0
        /// What fell due in an outage, and is of no use any more.
        package var missed = 0
        package var occurrences = 0
        package var delivery = Courier.Report()
        package var failures: [DeskFailure] = []
        /// Campaigns that are left alone for a while after a failure: it may last.
        package var paused: Set<CampaignID> = []
        /// Servers that refused letters alike.
        package var stopped: [StoppedServer] = []
        /// Servers that cannot be used.
        package var absent: [AbsentServer] = []
        /// Campaigns whose clock was ahead, and what was taken back.
        package var takebacks: [Takeback] = []
        /// Letters that were in flight when the service died, by what they are now.
        package var interrupted: [LetterState: Int] = [:]

        package init() {}
    }

    /// Plans and stores everything due up to `now`.
    package func plan(at now: Instant) throws -> Report {
        var report = Report()
        for desk in desks {
            guard try correctClock(of: desk, at: now, &report) else { continue }
            guard desk.mayPlan(at: now), !resting.contains(desk.planner.campaign.id) else {
                report.paused.insert(desk.planner.campaign.id)
                continue
            }
            try desk.refresh(from: ledger)
            do {
                let plan = try commitPlan(of: desk, at: now)
                desk.noteSuccess()
                report.planned += plan.messages.count
                report.failures += plan.unwritten.map { failure(.letter, of: desk, $0) }
                for case .settled(let reason) in plan.revisions.map(\.result) {
                    if reason.code.letterState == .expired { report.delivery.expired += 1 }
                    if reason.code.letterState == .skipped { report.delivery.skipped += 1 }
                }
                report.missed += plan.missed
                report.occurrences += plan.entries.count + plan.runs.reduce(0) { $0 + $1.count }
            } catch let error where !error.isOfTheStore {
                desk.noteFailure(at: now)
                report.failures.append(failure(.planning, of: desk, error))
            }
        }
        return report
    }

    /// Takes back what a clock decided that was ahead; false where that could not be done.
    private func correctClock(
        of desk: CampaignDesk,
        at now: Instant,
        _ report: inout Report
    ) throws -> Bool {
        do {
            guard let takeback = try desk.planner.correctClock(at: now) else { return true }
            report.takebacks.append(takeback)
            beginAnew()
            return true
        } catch let error where !error.isOfTheStore {
            report.failures.append(failure(.planning, of: desk, error))
            return false
        }
    }

    /// The clock was corrected: nothing counts that was learned by the wrong one.
    package func beginAnew() {
        for desk in desks { desk.beginAnew() }
        for relay in relays { relay.forgetPauses() }
    }

    /// Plans and stores; once more where a person changed a waiting letter in between.
    private func commitPlan(of desk: CampaignDesk, at now: Instant) throws -> PassPlan {
        let campaign = desk.planner.campaign.id
        do {
            let plan = try desk.planner.plan(facts: desk.facts, at: now)
            try ledger.commit(plan, of: campaign, at: now)
            return plan
        } catch StoreError.contradiction {
            let plan = try desk.planner.plan(facts: desk.facts, at: now)
            try ledger.commit(plan, of: campaign, at: now)
            return plan
        }
    }

    private func desk(of campaign: CampaignID) -> CampaignDesk? {
        desks.first { $0.planner.campaign.id == campaign }
    }

    private func failure(
        _ kind: OperatorCause.Kind,
        of desk: CampaignDesk,
        _ error: any Error
    ) -> DeskFailure {
        DeskFailure(campaign: desk.planner.campaign.id, kind: kind, words: explain(error))
    }

    /// One pass: plan, then deliver over lines to each mail server.
    ///
    /// `sure`: the latest instant that is surely over, where the clock jumped forward; what fell due after it is
    /// held, but for bulletins and alerts, which are of use at once or never. `planned`: is called when everything is
    /// planned and stored, before the first letter leaves.
    package func pass(
        at now: Instant,
        sure: Instant? = nil,
        clock: @escaping @Sendable () -> Instant,
        planned: () throws -> Void = {},
        transport: (MailServer) throws -> any Transport
    ) async throws -> Report {
        try courier.noteWhatIsLeft()
        let recovered = try outbox.recover(at: now, by: worker, dead: .everyClaimant)
        var report = try plan(at: now)
        for state in recovered.values {
            report.interrupted[state, default: 0] += 1
            // What waits again is told of when it leaves.
            if state == .ambiguous { report.delivery.ambiguous += 1 }
            if state == .quarantined { report.delivery.quarantined += 1 }
        }
        var unjudged: [DeskFailure] = []
        let judge: (any FactReader) throws -> (OutboxLetter) throws -> Judgement = {
            [self] reader in
            for desk in self.desks { try desk.refresh(from: reader) }
            return { letter in
                // What the operator is told carries no occurrence, and does not become untrue.
                if letter.occurrences.isEmpty { return .send }
                guard let desk = self.desk(of: letter.campaign) else {
                    return .skip(Reason(.ruleRemoved))
                }
                if let sure, desk.isDoubtful(letter, after: sure) {
                    return .hold(Reason(.clockJump))
                }
                do {
                    let judgement = try desk.planner.judge(
                        letter,
                        facts: desk.facts,
                        reader: reader,
                        at: clock()
                    )
                    if case .hold(let reason) = judgement, reason.code == .notWritten {
                        let unwritten = UnwrittenLetter(letter, reason)
                        unjudged.append(self.failure(.letter, of: desk, unwritten))
                    }
                    return judgement
                } catch let error where !error.isOfTheStore {
                    let failure = self.failure(.letter, of: desk, error)
                    unjudged.append(failure)
                    return .hold(Reason(.notJudged, failure.words(desk.planner.campaign.language)))
                }
            }
        }
        // What is past its expiry ends, whether or not it can be told if it still held.
        var ended = Courier.Report()
        try outbox.expire(at: now) { reader in
            let judge = try judge(reader)
            return { letter in
                let judgement = try judge(letter)
                if case .skip = judgement {
                    ended.skipped += 1
                } else if letter.isResend {
                    ended.ambiguous += 1
                } else {
                    ended.expired += 1
                }
                return judgement
            }
        }
        report.delivery.add(ended)
        unjudged = []
        let pauses = try outbox.pauses()
        for relay in relays { relay.pause = pauses[relay.server.id] }
        try planned()
        for relay in relays {
            let isOpen = relay.opens(at: clock()).map { $0 <= clock() } ?? true
            guard isOpen,
                let next = try outbox.nextSendable(by: relay.server.id, of: campaigns),
                next <= clock()
            else {
                await relay.hangUp(at: clock())
                continue
            }
            if relay.server.overlaps, try outbox.refusesOverlap(relay.server.place) {
                await relay.forbidOverlap()
            }
            let result = try await courier.deliver(
                of: campaigns,
                by: relay,
                transport: transport,
                clock: clock,
                judge: judge
            )
            report.delivery.add(result)
        }
        report.failures += unjudged
        report.stopped = try stopped(at: clock())
        report.absent = try absent(at: clock())
        return report
    }

    /// Takes leave of the mail servers.
    package func close() async {
        for relay in relays { await relay.hangUp() }
    }

    /// Nothing is to be sent: lines that nobody used for a while are given up.
    package func rest(at now: Instant) async {
        for relay in relays { await relay.hangUp(at: now) }
    }

    /// Those of which letters may leave now.
    var campaigns: Set<CampaignID> {
        Set(desks.map(\.planner.campaign.id)).subtracting(resting)
    }

    private static func relays(of desks: [CampaignDesk]) -> [Relay] {
        let all = desks.flatMap(\.planner.campaign.serversWithFallbacks)
        return Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            .values.sorted { $0.id < $1.id }.map(Relay.init)
    }
}

extension Error {
    /// The store itself fails, or the task was told to stop: not what one campaign or one letter says.
    package var isOfTheStore: Bool {
        switch self as any Error {
        case StoreError.contradiction, StoreError.noObligation: false
        default: self is StoreError || self is CancellationError
        }
    }
}

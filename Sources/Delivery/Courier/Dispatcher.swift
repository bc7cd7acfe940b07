package import Campaigns

/// One campaign under delivery: its planner and the facts read so far.
package final class CampaignDesk {
    package let planner: Planner
    package private(set) var facts = Facts()
    private var cursor = FactCursor()

    package init(_ planner: Planner) {
        self.planner = planner
    }

    package func refresh(from reader: any FactReader) throws {
        try reader.loadFacts(of: planner.campaign.id, into: &facts, after: &cursor)
    }
}

/// Runs passes over the active campaigns: plans what is due, stores it, delivers what may leave.
///
/// Decides nothing about time: every pass is told what now is.
package final class Dispatcher {
    private let ledger: any LedgerStore
    private let outbox: any OutboxStore
    private let courier: Courier
    private let worker: Worker
    /// The mail servers that the campaigns name, by id.
    private let relays: [Relay]
    package let desks: [CampaignDesk]

    package init(
        desks: [CampaignDesk],
        ledger: any LedgerStore,
        outbox: any OutboxStore,
        worker: Worker
    ) {
        self.desks = desks
        self.ledger = ledger
        self.outbox = outbox
        self.worker = worker
        courier = Courier(outbox: outbox, worker: worker)
        relays = Self.relays(of: desks)
    }

    /// What one pass came to.
    package struct Report: Sendable {
        package var planned = 0
        package var occurrences = 0
        package var delivery = Courier.Report()

        package init() {}
    }

    /// Plans and stores everything due up to `now`.
    package func plan(at now: Instant) throws -> Report {
        var report = Report()
        for desk in desks {
            try desk.refresh(from: ledger)
            let plan = try desk.planner.plan(facts: desk.facts, at: now)
            try ledger.commit(plan, of: desk.planner.campaign.id, at: now)
            report.planned += plan.messages.count
            report.occurrences += plan.entries.count + plan.runs.reduce(0) { $0 + $1.count }
        }
        return report
    }

    /// One pass: plan, then deliver over lines to each mail server.
    package func pass(
        at now: Instant,
        clock: @escaping @Sendable () -> Instant,
        transport: (MailServer) throws -> any Transport
    ) async throws -> Report {
        var report = try plan(at: now)
        try outbox.recover(at: now, by: worker)
        let judge: (any FactReader) throws -> (OutboxLetter) throws -> Judgement = {
            [desks] reader in
            for desk in desks { try desk.refresh(from: reader) }
            return { letter in
                guard let desk = desks.first(where: { $0.planner.campaign.id == letter.campaign })
                else { return .skip(Reason(.ruleRemoved)) }
                return try desk.planner.judge(
                    letter,
                    facts: desk.facts,
                    reader: reader,
                    at: clock()
                )
            }
        }
        try outbox.expire(at: now, judge: judge)
        for relay in relays {
            let isOpen = relay.opens(at: clock()).map { $0 <= clock() } ?? true
            guard isOpen,
                let next = try outbox.nextSendable(by: relay.server.id, of: campaigns),
                next <= clock()
            else {
                await relay.hangUp(at: clock())
                continue
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
        return report
    }

    /// Takes leave of the mail servers.
    package func close() async {
        for relay in relays { await relay.hangUp() }
    }

    private var campaigns: Set<CampaignID> { Set(desks.map(\.planner.campaign.id)) }

    private static func relays(of desks: [CampaignDesk]) -> [Relay] {
        let all = desks.flatMap { desk in
            let campaign = desk.planner.campaign
            return ([campaign.mailServer] + campaign.schedules.map(\.mailServer)).compactMap(\.self)
        }
        return Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            .values.sorted { $0.id < $1.id }.map(Relay.init)
    }

    /// The next instant at which a pass has something to do; nil where nothing is left.
    package func nextDue(after now: Instant) throws -> Instant? {
        var next: Instant?
        for relay in relays {
            guard let due = try outbox.nextSendable(by: relay.server.id, of: campaigns) else {
                continue
            }
            let opens = max(due, relay.opens(at: now) ?? due)
            next = min(next ?? opens, opens)
        }
        for desk in desks {
            guard let due = try desk.planner.nextDue(after: now, facts: desk.facts) else {
                continue
            }
            next = min(next ?? due, due)
        }
        return next
    }
}

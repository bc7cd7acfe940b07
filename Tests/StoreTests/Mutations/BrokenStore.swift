import Campaigns
import Delivery
import Foundation
import MemoryStore
import Synchronization

/// A store that breaks one rule, to see whether the contracts notice.
final class BrokenStore: Sendable {
    let base: MemoryStore
    let mutation: Mutation
    /// The number of each letter's last claim.
    let fences = Mutex<[Int64: Int]>([:])
    let reports = Mutex(0)

    init(_ mutation: Mutation, keeping retention: Retention) {
        self.mutation = mutation
        switch mutation {
        case .keepsBytes: base = MemoryStore(retention: .everything)
        case .dropsBytes: base = MemoryStore(retention: .openLetters)
        default: base = MemoryStore(retention: retention)
        }
    }
}

extension BrokenStore: FactStore {
    func append(_ batch: FactBatch, to campaign: CampaignID, author: String?) throws -> Int {
        let author = mutation == .forgetsAuthors ? nil : author
        if mutation == .storesHalfABatch {
            var first = batch
            (first.decisions, first.figures) = ([], [])
            var rest = batch
            (rest.submissions, rest.scoreDecisions) = ([], [])
            let added = try base.append(first, to: campaign, author: author)
            return added + (try base.append(rest, to: campaign, author: author))
        }
        do {
            return try base.append(batch, to: campaign, author: author)
        } catch StoreError.noObligation where mutation == .swallowsMissingObligation {
            return 0
        } catch StoreError.contradiction where mutation == .swallowsBrokenInvariant {
            return 0
        }
    }

    func loadFacts(
        of campaign: CampaignID,
        into facts: inout Facts,
        after cursor: inout FactCursor
    ) throws {
        let old = cursor
        guard mutation == .turnsFactsRound else {
            try base.loadFacts(of: campaign, into: &facts, after: &cursor)
            if mutation == .readsTwice { cursor = old }
            if mutation == .skipsAFact, cursor != old { cursor.submission += 1 }
            return
        }
        var new = Facts()
        try base.loadFacts(of: campaign, into: &new, after: &cursor)
        var turned = Facts()
        for history in new.histories.values.flatMap(\.values) {
            for submission in history.submissions { turned.append(submission) }
            for decision in history.decisions { turned.append(decision) }
        }
        for figure in new.figures.values.flatMap(\.values).flatMap({ $0.reversed() }) {
            turned.append(figure)
        }
        facts = turned
    }

    func letters(
        about milestones: Set<MilestoneID>,
        of campaign: CampaignID
    ) throws -> [LetterRecord] {
        try base.letters(about: milestones, of: campaign)
    }

    func calendarEntries(
        of units: Set<UnitCode>,
        of campaign: CampaignID
    ) throws -> [CalendarRecord] {
        try base.calendarEntries(of: units, of: campaign)
    }

    func figures(of campaign: CampaignID) throws -> Facts { try base.figures(of: campaign) }

    func standingFigures(of campaign: CampaignID, at instant: Instant) throws -> Facts {
        let instant = mutation == .judgesByWhatIsNotKnownYet ? .distantFuture : instant
        return try base.standingFigures(of: campaign, at: instant)
    }

    func outcomeBoard(of campaign: Campaign, at instant: Instant) throws -> OutcomeBoard {
        let instant = mutation == .seesOutcomesEarly ? .distantFuture : instant
        return try base.outcomeBoard(of: campaign, at: instant)
    }
}

extension BrokenStore: SetStore {
    func activeTexts(of campaign: CampaignID) throws -> [String: String]? {
        try base.activeTexts(of: campaign)
    }

    func activeCampaigns() throws -> [ActiveCampaign] {
        let campaigns = try base.activeCampaigns()
        guard mutation == .mixesUpZones else { return campaigns }
        return campaigns.map { ActiveCampaign(id: $0.id, zone: CivilZone(identifier: "UTC")) }
    }

    func activate(
        _ campaign: Campaign,
        texts: [String: String],
        at instant: Instant
    ) throws -> SetChange {
        if mutation == .goesOnHoldingAcceptedFiles {
            let held = try base.heldSet(of: campaign.id)
            let change = try base.activate(campaign, texts: texts, at: instant)
            try base.hold(held, of: campaign.id)
            return change
        }
        guard mutation == .keepsLettersOfRemovedRules else {
            return try base.activate(campaign, texts: texts, at: instant)
        }
        let held = try base.outbox(of: campaign.id, state: .pending).map(\.id)
        var change = try base.activate(campaign, texts: texts, at: instant)
        change.cancelled = held.isEmpty ? change.cancelled : 0
        return change
    }

    func heldSet(of campaign: CampaignID) throws -> HeldSet? { try base.heldSet(of: campaign) }

    func heldSets() throws -> [CampaignID: HeldSet] { try base.heldSets() }

    func hold(_ set: HeldSet?, of campaign: CampaignID) throws {
        try base.hold(set, of: campaign)
    }

    func foreignChanges() throws -> Int64 {
        guard mutation == .wakesItself else { return try base.foreignChanges() }
        return Int64(try base.outbox(of: nil, state: nil).count)
    }

    func prepare(_ campaign: Campaign) throws { try base.prepare(campaign) }
}

extension BrokenStore: ScratchSource {
    func scratchCopy() throws -> any HomeStore {
        mutation == .triesOutOnItself ? base : base.scratchCopy()
    }
}

extension BrokenStore: ClockStore {
    func passClock() throws -> PassClock? { try base.passClock() }

    func notePasses(by clock: PassClock) throws {
        try base.notePasses(by: mutation == .alwaysGoesByTheMachine ? .machine : clock)
    }
}

extension BrokenStore: ServiceDesk {
    func heartbeat() throws -> Heartbeat? { try base.heartbeat() }

    func note(_ heartbeat: Heartbeat) throws {
        if mutation == .keepsTheFirstSign, try base.heartbeat() != nil { return }
        try base.note(heartbeat)
    }

    func lastLetter() throws -> Instant? {
        mutation == .forgetsTheLastLetter ? nil : try base.lastLetter()
    }

    func clockWatch() throws -> ClockWatch? { try base.clockWatch() }

    func note(_ watch: ClockWatch) throws {
        try base.note(mutation == .forgetsJumps ? ClockWatch(watch.reading) : watch)
    }

    func keptTemplates() throws -> [String: String] { try base.keptTemplates() }

    func keepTemplates(_ files: [String: String]) throws {
        let kept = mutation == .keepsOldTemplates ? try base.keptTemplates() : [:]
        try base.keepTemplates(kept.merging(files) { $1 })
    }
}

extension BrokenStore: HeadingStore {
    func mappings(of campaign: CampaignID) throws -> [String] {
        try base.mappings(of: campaign)
    }

    func remember(_ mappings: [String], of campaign: CampaignID) throws {
        let isLost = mutation == .losesHeadings
        try base.remember(isLost ? mappings.dropLast() : mappings, of: campaign)
    }
}

extension BrokenStore: OperatorDesk {
    func note(
        _ cause: OperatorCause,
        at instant: Instant,
        letter: (CauseRecord) throws -> MessageDraft?
    ) throws {
        if mutation == .tellsTheOperatorTwice { try base.clear(cause.kind, of: cause.campaign) }
        if mutation == .tellsTheOperatorOnce,
            try base.causes().contains(where: { $0.cause == cause })
        {
            return
        }
        try base.note(cause, at: instant, letter: letter)
    }

    func clear(_ kind: OperatorCause.Kind, of campaign: CampaignID) throws {
        try base.clear(kind, of: campaign)
    }

    func causes() throws -> [CauseRecord] {
        mutation == .forgetsCauses ? [] : try base.causes()
    }
}

extension BrokenStore: ServerDesk {
    func pauses() throws -> [MailServerID: ServerPause] {
        mutation == .forgetsPauses ? [:] : try base.pauses()
    }

    func endPause(of server: MailServerID) throws {
        if mutation != .neverEndsAPause { try base.endPause(of: server) }
    }

    func resume(_ servers: Set<MailServerID>, at instant: Instant) throws {
        if mutation != .neverResumes { try base.resume(servers, at: instant) }
    }

    func refusesOverlap(_ place: MailServer.Place) throws -> Bool {
        try base.refusesOverlap(place)
    }

    func noteOverlapRefusal(_ place: MailServer.Place, at instant: Instant) throws {
        if mutation != .forgetsOverlapRefusals {
            try base.noteOverlapRefusal(place, at: instant)
        }
    }

    func forgetOverlapRefusal(_ place: MailServer.Place) throws {
        if mutation != .keepsOverlapRefusals { try base.forgetOverlapRefusal(place) }
    }
}

extension BrokenStore: BounceDesk {
    func bounceToken() throws -> BounceToken { try base.bounceToken() }

    func note(_ bounces: [Bounce], at instant: Instant) throws -> [BouncedLetter] {
        switch mutation {
        case .notesReportsAgain:
            let number = reports.withLock { count in
                count += 1
                return count
            }
            return try base.note(bounces.map { $0.named("\($0.report) \(number)") }, at: instant)
        case .passesOverReports: return try base.note(Array(bounces.prefix(1)), at: instant)
        default: return try base.note(bounces, at: instant)
        }
    }
}

extension Bounce {
    fileprivate func named(_ report: String) -> Bounce {
        Bounce(
            letter: letter,
            action: action,
            status: status,
            diagnostic: diagnostic,
            addresses: addresses,
            report: report
        )
    }
}

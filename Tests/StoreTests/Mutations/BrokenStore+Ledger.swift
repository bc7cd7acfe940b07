import Campaigns
@testable import Delivery
import MemoryStore

extension BrokenStore: RestorationStore {
    var letterNames: LetterNames { base.letterNames }

    func restoration() throws -> Restoration? {
        mutation == .forgetsRestorations ? nil : try base.restoration()
    }

    func noteRestoration(at instant: Instant) throws -> Restoration {
        let instant = mutation == .holdsTooLittle ? Instant.distantPast : instant
        return try base.noteRestoration(at: instant)
    }

    func restingSince(of campaign: CampaignID) throws -> Instant? {
        try base.restingSince(of: campaign)
    }

    func noteResting(since instant: Instant?, of campaign: CampaignID) throws {
        try base.noteResting(since: mutation == .restsForEver ? nil : instant, of: campaign)
    }

    func noteUnchangedFiles(of campaign: CampaignID) throws {
        if mutation != .doubtsWhatIsTheSame { try base.noteUnchangedFiles(of: campaign) }
    }
}

extension BrokenStore: LedgerStore {
    func ruleStates(of campaign: CampaignID) throws -> [RuleName: RuleState] {
        try base.ruleStates(of: campaign)
    }

    func known(_ keys: [OccurrenceKey]) throws -> Set<OccurrenceKey> {
        let known = try base.known(keys)
        guard mutation == .forgetsAKey else { return known }
        return known.filter { $0.text != known.map(\.text).min() }
    }

    func reminderCounts(
        of obligations: [ObligationID],
        campaign: Campaign
    ) throws -> [ObligationID: ReminderCount] {
        let counts = try base.reminderCounts(of: obligations, campaign: campaign)
        guard mutation == .countsAReminderTwice else { return counts }
        return counts.mapValues {
            ReminderCount(letters: 2 * $0.letters, headWrittenOn: $0.headWrittenOn)
        }
    }

    func lastSent(_ schedule: ScheduleID, of campaign: CampaignID) throws -> Instant? {
        mutation == .forgetsLastSent ? nil : try base.lastSent(schedule, of: campaign)
    }

    func digestPeriods(of schedule: ScheduleID, campaign: CampaignID) throws -> [DigestPeriod] {
        let periods = try base.digestPeriods(of: schedule, campaign: campaign)
        guard mutation == .forgetsWhatWasTold else { return periods }
        return periods.filter { $0.recipientKey == nil }
    }

    func troubles(since instant: Instant, of campaign: CampaignID) throws -> Troubles {
        let instant = mutation == .hearsNoTrouble ? .distantFuture : instant
        return try base.troubles(since: instant, of: campaign)
    }

    func openMatters(since instant: Instant, of campaign: CampaignID) throws -> OpenMatters {
        guard mutation == .overlooksWhoWaits else {
            return try base.openMatters(since: instant, of: campaign)
        }
        return OpenMatters()
    }

    func movedMilestones(of campaign: CampaignID) throws -> [MilestoneID: Instant] {
        mutation == .forgetsMoves ? [:] : try base.movedMilestones(of: campaign)
    }

    func joinedUnits(of campaign: CampaignID) throws -> [UnitCode: Instant] {
        mutation == .forgetsJoining ? [:] : try base.joinedUnits(of: campaign)
    }

    func waitingLetters(of campaign: CampaignID) throws -> [WaitingLetter] {
        let letters = try base.waitingLetters(of: campaign)
        return mutation == .overlooksWhatWaits ? letters.filter { $0.state == .pending } : letters
    }

    func lastPass(of campaign: CampaignID) throws -> Instant? {
        mutation == .forgetsThePass ? nil : try base.lastPass(of: campaign)
    }

    func commit(_ plan: PassPlan, of campaign: CampaignID, at instant: Instant?) throws {
        var plan = plan
        if mutation == .forgetsWhatItSays { plan.sayings = [:] }
        if mutation == .changesWhatHasChanged {
            let letters = Dictionary(
                try base.waitingLetters(of: campaign).map { ($0.id, $0) },
                uniquingKeysWith: { first, _ in first }
            )
            plan.revisions = plan.revisions.map { revision in
                guard let letter = letters[revision.letter] else { return revision }
                return LetterRevision(of: letter, dropping: revision.dropped, revision.result)
            }
        }
        guard mutation == .storesHalfAPlan else {
            return try base.commit(plan, of: campaign, at: instant)
        }
        var first = PassPlan(at: plan.notedAt, zone: Campaign.sampleZone)
        (first.cursors, first.retimed) = (plan.cursors, plan.retimed)
        try base.commit(first, of: campaign, at: instant)
        try base.commit(plan, of: campaign, at: instant)
    }
}

extension BrokenStore {
    func takeBack(_ correction: ClockCorrection, of campaign: CampaignID) throws -> Takeback {
        guard mutation == .takesBackNothing else {
            return try base.takeBack(correction, of: campaign)
        }
        return Takeback(
            campaign: campaign,
            from: correction.from,
            to: correction.to,
            ends: [:],
            facts: 0
        )
    }

    func takebacks(of campaign: CampaignID) throws -> [Takeback] {
        mutation == .forgetsTakebacks ? [] : try base.takebacks(of: campaign)
    }
}

extension BrokenStore: LedgerReader {
    func ledger(of campaign: CampaignID?) throws -> [LedgerRow] {
        let rows = try base.ledger(of: campaign)
        switch mutation {
        case .countsTheWrongDay:
            return rows.map { row in
                var moved = LedgerRow(
                    day: row.day.adding(days: 1),
                    schedule: row.schedule,
                    line: row.line
                )
                (moved.due, moved.counts) = (row.due, row.counts)
                return moved
            }
        case .losesAnOccurrence:
            return rows.map { row in
                var short = row
                short.counts[.skipped]? -= 1
                return short
            }
        default: return rows
        }
    }

    func trace(of obligation: ObligationID, campaign: CampaignID) throws -> [TraceRow] {
        let rows = try base.trace(of: obligation, campaign: campaign)
        return mutation == .tellsBackwards ? rows.reversed() : rows
    }

    func runs(of rule: RuleName, campaign: CampaignID) throws -> [RunRow] {
        let runs = try base.runs(of: rule, campaign: campaign)
        return mutation == .losesARun ? runs.dropLast() : runs
    }

    func sentLetters(of campaign: CampaignID) throws -> [SentLetter] {
        let letters = try base.sentLetters(of: campaign)
        return mutation == .forgetsSentLetters ? letters.dropLast() : letters
    }
}

extension BrokenStore: LetterDesk {
    func outbox(_ selection: LetterSelection, in states: [LetterState]?) throws -> [OutboxRow] {
        let rows = try base.outbox(loosened(selection), in: states)
        return mutation == .showsUnsorted ? rows.reversed() : rows
    }

    private func loosened(_ selection: LetterSelection) -> LetterSelection {
        var selection = selection
        switch mutation {
        case .ignoresTheDay: selection.day = nil
        case .ignoresTheLine: selection.line = nil
        case .ignoresTheUnit: selection.unit = nil
        default: break
        }
        return selection
    }

    func letter(_ id: Int64) throws -> LetterDetails? { try base.letter(id) }

    func attempts(of letter: Int64) throws -> [AttemptRow] { try base.attempts(of: letter) }

    func tallies() throws -> [LetterTally] {
        let tallies = try base.tallies()
        return mutation == .talliesWrong ? tallies.filter { $0.state != .held } : tallies
    }

    func waiting(of campaign: CampaignID?) throws -> (held: Int, unsent: Int) {
        let (held, unsent) = try base.waiting(of: campaign)
        return mutation == .countsWrong ? (held + unsent, unsent) : (held, unsent)
    }

    func release(_ selection: LetterSelection) throws -> [OutboxRow] {
        try base.release(mutation == .releasesAll ? .all : loosened(selection))
    }

    func retry(_ selection: LetterSelection, at instant: Instant) throws -> [OutboxRow] {
        let early = instant.adding(days: -1)
        return try base.retry(selection, at: mutation == .retriesLittle ? early : instant)
    }

    func hold(_ selection: LetterSelection) throws -> [OutboxRow] {
        var selection = selection
        if mutation == .ignoresCampaigns { selection.campaign = nil }
        return try base.hold(selection)
    }

    func cancel(_ selection: LetterSelection, at instant: Instant) throws -> [OutboxRow] {
        let nothing = LetterSelection(ids: [])
        return try base.cancel(mutation == .cancelsNothing ? nothing : selection, at: instant)
    }
}

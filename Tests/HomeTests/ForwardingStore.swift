import Campaigns
import Delivery
import Synchronization

/// Forwards every call to another store, counts the calls, and throws where a test wants it.
///
/// All of it stands in this file, over 300 lines: a call a method, in the order of the ports.
final class ForwardingStore: HomeStore {
    let base: any HomeStore
    private let state = Mutex(State())
    private let gate: @Sendable (String) throws -> Void

    private struct State {
        var calls: [String] = []
        var fault: Fault?
    }

    /// What is thrown, once or for good, when a function is called about a campaign; nil: about none.
    struct Fault: Sendable {
        let function: String
        let campaign: CampaignID?
        let error: any Error
        var isOnce = false
    }

    /// `gate`: is asked before each call, with the function's name; what it throws is thrown instead of the call.
    init(_ base: any HomeStore, gate: @escaping @Sendable (String) throws -> Void = { _ in }) {
        self.base = base
        self.gate = gate
    }

    var calls: [String] { state.withLock { $0.calls } }

    func forgetCalls() { state.withLock { $0.calls = [] } }

    func fail(_ fault: Fault?) { state.withLock { $0.fault = fault } }

    private func note(_ function: String, _ campaign: CampaignID? = nil) throws {
        try gate(function)
        let error: (any Error)? = state.withLock { state in
            state.calls.append(function)
            guard let fault = state.fault, fault.function == function, fault.campaign == campaign
            else { return nil }
            if fault.isOnce { state.fault = nil }
            return fault.error
        }
        if let error { throw error }
    }
}

extension ForwardingStore {
    // MARK: Facts

    func loadFacts(
        of campaign: CampaignID,
        into facts: inout Facts,
        after cursor: inout FactCursor
    ) throws {
        try note("loadFacts", campaign)
        try base.loadFacts(of: campaign, into: &facts, after: &cursor)
    }

    func letters(about milestones: Set<MilestoneID>, of campaign: CampaignID) throws
        -> [LetterRecord]
    {
        try note("letters", campaign)
        return try base.letters(about: milestones, of: campaign)
    }

    func calendarEntries(of units: Set<UnitCode>, of campaign: CampaignID) throws
        -> [CalendarRecord]
    {
        try note("calendarEntries", campaign)
        return try base.calendarEntries(of: units, of: campaign)
    }

    func append(_ batch: FactBatch, to campaign: CampaignID, author: String?) throws -> Int {
        try note("append", campaign)
        return try base.append(batch, to: campaign, author: author)
    }

    func figures(of campaign: CampaignID) throws -> Facts {
        try note("figures", campaign)
        return try base.figures(of: campaign)
    }

    func standingFigures(of campaign: CampaignID, at instant: Instant) throws -> Facts {
        try note("standingFigures", campaign)
        return try base.standingFigures(of: campaign, at: instant)
    }

    func outcomeBoard(of campaign: Campaign, at instant: Instant) throws -> OutcomeBoard {
        try note("outcomeBoard", campaign.id)
        return try base.outcomeBoard(of: campaign, at: instant)
    }

    func mappings(of campaign: CampaignID) throws -> [String] {
        try note("mappings", campaign)
        return try base.mappings(of: campaign)
    }

    func remember(_ mappings: [String], of campaign: CampaignID) throws {
        try note("remember", campaign)
        try base.remember(mappings, of: campaign)
    }

    // MARK: Sets

    func activeTexts(of campaign: CampaignID) throws -> [String: String]? {
        try note("activeTexts", campaign)
        return try base.activeTexts(of: campaign)
    }

    func activeCampaigns() throws -> [ActiveCampaign] {
        try note("activeCampaigns")
        return try base.activeCampaigns()
    }

    func activate(
        _ campaign: Campaign,
        texts: [String: String],
        at instant: Instant
    ) throws -> SetChange {
        try note("activate", campaign.id)
        return try base.activate(campaign, texts: texts, at: instant)
    }

    func heldSet(of campaign: CampaignID) throws -> HeldSet? {
        try note("heldSet", campaign)
        return try base.heldSet(of: campaign)
    }

    func heldSets() throws -> [CampaignID: HeldSet] {
        try note("heldSets")
        return try base.heldSets()
    }

    func hold(_ set: HeldSet?, of campaign: CampaignID) throws {
        try note("hold", campaign)
        try base.hold(set, of: campaign)
    }

    /// A copy fails where the store it was made of does not.
    func scratchCopy() throws -> any HomeStore {
        try note("scratchCopy")
        return try base.scratchCopy()
    }

    func foreignChanges() throws -> Int64 {
        try note("foreignChanges")
        return try base.foreignChanges()
    }

    func prepare(_ campaign: Campaign) throws {
        try note("prepare", campaign.id)
        try base.prepare(campaign)
    }
}

extension ForwardingStore {
    // MARK: The ledger

    func ruleStates(of campaign: CampaignID) throws -> [RuleName: RuleState] {
        try note("ruleStates", campaign)
        return try base.ruleStates(of: campaign)
    }

    func known(_ keys: [OccurrenceKey]) throws -> Set<OccurrenceKey> {
        try note("known")
        return try base.known(keys)
    }

    func reminderCounts(
        of obligations: [ObligationID],
        campaign: Campaign
    ) throws -> [ObligationID: ReminderCount] {
        try note("reminderCounts", campaign.id)
        return try base.reminderCounts(of: obligations, campaign: campaign)
    }

    func lastSent(_ schedule: ScheduleID, of campaign: CampaignID) throws -> Instant? {
        try note("lastSent", campaign)
        return try base.lastSent(schedule, of: campaign)
    }

    func digestPeriods(of schedule: ScheduleID, campaign: CampaignID) throws -> [DigestPeriod] {
        try note("digestPeriods", campaign)
        return try base.digestPeriods(of: schedule, campaign: campaign)
    }

    func troubles(since instant: Instant, of campaign: CampaignID) throws -> Troubles {
        try note("troubles", campaign)
        return try base.troubles(since: instant, of: campaign)
    }

    func openMatters(since instant: Instant, of campaign: CampaignID) throws -> OpenMatters {
        try note("openMatters", campaign)
        return try base.openMatters(since: instant, of: campaign)
    }

    func movedMilestones(of campaign: CampaignID) throws -> [MilestoneID: Instant] {
        try note("movedMilestones", campaign)
        return try base.movedMilestones(of: campaign)
    }

    func joinedUnits(of campaign: CampaignID) throws -> [UnitCode: Instant] {
        try note("joinedUnits", campaign)
        return try base.joinedUnits(of: campaign)
    }

    func waitingLetters(of campaign: CampaignID) throws -> [WaitingLetter] {
        try base.waitingLetters(of: campaign)
    }

    func takeBack(_ correction: ClockCorrection, of campaign: CampaignID) throws -> Takeback {
        try note("takeBack", campaign)
        return try base.takeBack(correction, of: campaign)
    }

    func takebacks(of campaign: CampaignID) throws -> [Takeback] {
        try note("takebacks", campaign)
        return try base.takebacks(of: campaign)
    }

    func lastPass(of campaign: CampaignID) throws -> Instant? {
        try note("lastPass", campaign)
        return try base.lastPass(of: campaign)
    }

    var letterNames: LetterNames { base.letterNames }

    func restoration() throws -> Restoration? {
        try note("restoration")
        return try base.restoration()
    }

    func noteRestoration(at instant: Instant) throws -> Restoration {
        try note("noteRestoration")
        return try base.noteRestoration(at: instant)
    }

    func restingSince(of campaign: CampaignID) throws -> Instant? {
        try note("restingSince", campaign)
        return try base.restingSince(of: campaign)
    }

    func noteResting(since instant: Instant?, of campaign: CampaignID) throws {
        try note("noteResting", campaign)
        try base.noteResting(since: instant, of: campaign)
    }

    func noteUnchangedFiles(of campaign: CampaignID) throws {
        try note("noteUnchangedFiles", campaign)
        try base.noteUnchangedFiles(of: campaign)
    }

    func commit(_ plan: PassPlan, of campaign: CampaignID, at instant: Instant?) throws {
        try note("commit", campaign)
        try base.commit(plan, of: campaign, at: instant)
    }

    func ledger(of campaign: CampaignID?) throws -> [LedgerRow] {
        try note("ledger", campaign)
        return try base.ledger(of: campaign)
    }

    func trace(of obligation: ObligationID, campaign: CampaignID) throws -> [TraceRow] {
        try note("trace", campaign)
        return try base.trace(of: obligation, campaign: campaign)
    }

    func runs(of rule: RuleName, campaign: CampaignID) throws -> [RunRow] {
        try note("runs", campaign)
        return try base.runs(of: rule, campaign: campaign)
    }

    func sentLetters(of campaign: CampaignID) throws -> [SentLetter] {
        try note("sentLetters", campaign)
        return try base.sentLetters(of: campaign)
    }
}

extension ForwardingStore {
    // MARK: The outbox

    func recover(at instant: Instant, by worker: Worker, dead: DeadWorkers) throws -> [Int64:
        LetterState]
    {
        try note("recover")
        return try base.recover(at: instant, by: worker, dead: dead)
    }

    func expire(
        at instant: Instant,
        judge: (any FactReader) throws -> (OutboxLetter) throws -> Judgement
    ) throws {
        try note("expire")
        try base.expire(at: instant, judge: judge)
    }

    func claim(
        _ request: ClaimRequest,
        judge: (any FactReader) throws -> (OutboxLetter) throws -> Judgement,
        failed: (OutboxLetter, Reason) -> Void
    ) throws -> [OutboxLetter] {
        try note("claim")
        return try base.claim(
            request,
            judge: { [self] reader in
                let judge = try judge(reader)
                return { letter in
                    // What goes wrong while a letter is judged goes wrong for its campaign.
                    try self.note("judge", letter.campaign)
                    return try judge(letter)
                }
            },
            failed: failed
        )
    }

    func markInFlight(_ letters: [OutboxLetter], by worker: Worker) throws -> [OutboxLetter] {
        try note("markInFlight")
        return try base.markInFlight(letters, by: worker)
    }

    func record(_ attempt: EndedAttempt) throws -> ServerPause.Onset? {
        try note("record")
        return try base.record(attempt)
    }

    func finish(_ batch: [OutboxLetter]) throws {
        try note("finish")
        try base.finish(batch)
    }

    func nextExpiry() throws -> Instant? {
        try note("nextExpiry")
        return try base.nextExpiry()
    }

    func nextSendable(by server: MailServerID, of campaigns: Set<CampaignID>) throws -> Instant? {
        try note("nextSendable")
        return try base.nextSendable(by: server, of: campaigns)
    }

    func attemptEnds(
        by server: MailServerID,
        after start: Instant,
        upTo end: Instant
    ) throws -> [Instant] {
        try note("attemptEnds")
        return try base.attemptEnds(by: server, after: start, upTo: end)
    }

    // MARK: Desks

    func outbox(_ selection: LetterSelection, in states: [LetterState]?) throws -> [OutboxRow] {
        try note("outbox", selection.campaign)
        return try base.outbox(selection, in: states)
    }

    func letter(_ id: Int64) throws -> LetterDetails? {
        try note("letter")
        return try base.letter(id)
    }

    func attempts(of letter: Int64) throws -> [AttemptRow] {
        try note("attempts")
        return try base.attempts(of: letter)
    }

    func tallies() throws -> [LetterTally] {
        try note("tallies")
        return try base.tallies()
    }

    func waiting(of campaign: CampaignID?) throws -> (held: Int, unsent: Int) {
        try note("waiting")
        return try base.waiting(of: campaign)
    }

    func release(_ selection: LetterSelection) throws -> [OutboxRow] {
        try note("release", selection.campaign)
        return try base.release(selection)
    }

    func retry(_ selection: LetterSelection, at instant: Instant) throws -> [OutboxRow] {
        try note("retry", selection.campaign)
        return try base.retry(selection, at: instant)
    }

    func hold(_ selection: LetterSelection) throws -> [OutboxRow] {
        try note("hold", selection.campaign)
        return try base.hold(selection)
    }

    func cancel(_ selection: LetterSelection, at instant: Instant) throws -> [OutboxRow] {
        try note("cancel", selection.campaign)
        return try base.cancel(selection, at: instant)
    }

    func note(
        _ cause: OperatorCause,
        at instant: Instant,
        letter: (CauseRecord) throws -> MessageDraft?
    ) throws {
        try note("note", cause.campaign)
        try base.note(cause, at: instant, letter: letter)
    }

    func clear(_ kind: OperatorCause.Kind, of campaign: CampaignID) throws {
        try note("clear", campaign)
        try base.clear(kind, of: campaign)
    }

    func passClock() throws -> PassClock? {
        try note("passClock")
        return try base.passClock()
    }

    func notePasses(by clock: PassClock) throws {
        try note("notePasses")
        try base.notePasses(by: clock)
    }

    func heartbeat() throws -> Heartbeat? {
        try note("heartbeat")
        return try base.heartbeat()
    }

    func note(_ heartbeat: Heartbeat) throws {
        try note("noteHeartbeat")
        try base.note(heartbeat)
    }

    func lastLetter() throws -> Instant? {
        try note("lastLetter")
        return try base.lastLetter()
    }

    func clockWatch() throws -> ClockWatch? {
        try note("clockWatch")
        return try base.clockWatch()
    }

    func note(_ watch: ClockWatch) throws {
        try note("noteClockWatch")
        try base.note(watch)
    }

    func keptTemplates() throws -> [String: String] {
        try note("keptTemplates")
        return try base.keptTemplates()
    }

    func keepTemplates(_ files: [String: String]) throws {
        try note("keepTemplates")
        try base.keepTemplates(files)
    }

    func causes() throws -> [CauseRecord] {
        try note("causes")
        return try base.causes()
    }

    func bounceToken() throws -> BounceToken {
        try note("bounceToken")
        return try base.bounceToken()
    }

    func note(_ bounces: [Bounce], at instant: Instant) throws -> [BouncedLetter] {
        try note("bounces")
        return try base.note(bounces, at: instant)
    }
}

extension ForwardingStore {
    func pauses() throws -> [MailServerID: ServerPause] {
        try note("pauses")
        return try base.pauses()
    }

    func endPause(of server: MailServerID) throws {
        try note("endPause")
        try base.endPause(of: server)
    }

    func resume(_ servers: Set<MailServerID>, at instant: Instant) throws {
        try note("resume")
        try base.resume(servers, at: instant)
    }

    func refusesOverlap(_ place: MailServer.Place) throws -> Bool {
        try note("refusesOverlap")
        return try base.refusesOverlap(place)
    }

    func noteOverlapRefusal(_ place: MailServer.Place, at instant: Instant) throws {
        try note("noteOverlapRefusal")
        try base.noteOverlapRefusal(place, at: instant)
    }

    func forgetOverlapRefusal(_ place: MailServer.Place) throws {
        try note("forgetOverlapRefusal")
        try base.forgetOverlapRefusal(place)
    }
}

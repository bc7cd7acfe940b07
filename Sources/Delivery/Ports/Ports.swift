package import Campaigns
package import Foundation
import Letters

/// Where the planner finds what happened and puts what follows.
package protocol LedgerStore: FactReader, Sendable {
    func ruleStates(of campaign: CampaignID) throws -> [RuleName: RuleState]

    /// Those of the keys that the ledger holds.
    func known(_ keys: [OccurrenceKey]) throws -> Set<OccurrenceKey>

    /// How often units were reminded of obligations, and when their heads were last written to.
    func reminderCounts(
        of obligations: [ObligationID],
        campaign: Campaign
    ) throws -> [ObligationID: ReminderCount]

    /// The due instant of the block's last digest that was sent.
    func lastSent(_ schedule: ScheduleID, of campaign: CampaignID) throws -> Instant?

    /// What the office should know: letters that failed, letters missed, reminding that ended since
    /// then.
    func troubles(since instant: Instant, of campaign: CampaignID) throws -> Troubles

    /// Milestones whose deadline the files moved, with the last instant at which they did.
    func movedMilestones(of campaign: CampaignID) throws -> [MilestoneID: Instant]

    /// Units that a later set of files brought, with the instant at which it did.
    func joinedUnits(of campaign: CampaignID) throws -> [UnitCode: Instant]

    func lastPass(of campaign: CampaignID) throws -> Instant?

    /// Stores everything or nothing; `instant`: that of a pass, nil where it is none.
    func commit(_ plan: PassPlan, of campaign: CampaignID, at instant: Instant?) throws
}

/// Reads what was recorded.
package protocol FactReader {
    /// Adds to `facts` everything recorded after `cursor` and moves it.
    func loadFacts(
        of campaign: CampaignID,
        into facts: inout Facts,
        after cursor: inout FactCursor
    ) throws

    /// The reminders about these milestones so far, oldest first.
    func letters(about milestones: Set<MilestoneID>, of campaign: CampaignID) throws
        -> [LetterRecord]
}

/// How far the recorded facts have been read.
package struct FactCursor: Hashable, Sendable {
    package var submission: Int64 = 0
    package var decision: Int64 = 0
    package var figure: Int64 = 0
    package var scoreDecision: Int64 = 0

    package init() {}
}

/// A letter about a milestone, as the ledger has it.
package struct LetterRecord: Hashable, Sendable {
    package let schedule: ScheduleID
    package let ruleKey: String
    package let milestone: MilestoneID
    package let deadline: CivilDateTime?
    package let unit: UnitCode?
    package let recipientKey: String
    package let messageToken: String
    /// nil while it is not sent.
    package let sent: Instant?
    /// It failed, was cancelled or skipped: nobody read it.
    package let isVoid: Bool

    package init(
        schedule: ScheduleID,
        milestone: MilestoneID,
        ruleKey: String,
        deadline: CivilDateTime?,
        unit: UnitCode?,
        recipientKey: String,
        messageToken: String,
        sent: Instant?,
        isVoid: Bool
    ) {
        self.schedule = schedule
        self.milestone = milestone
        self.ruleKey = ruleKey
        self.deadline = deadline
        self.unit = unit
        self.recipientKey = recipientKey
        self.messageToken = messageToken
        self.sent = sent
        self.isVoid = isVoid
    }
}

package struct Troubles: Sendable {
    /// Unit or address, and the reason.
    package var failed: [(name: String, reason: String)]
    package var missed: Int
    /// Obligations whose limit of letters was reached.
    package var exhausted: [ObligationID]

    package init(
        failed: [(name: String, reason: String)],
        missed: Int,
        exhausted: [ObligationID]
    ) {
        self.failed = failed
        self.missed = missed
        self.exhausted = exhausted
    }
}

/// Where the courier takes letters from and notes what became of them.
///
/// ```
/// held ──release──▶ pending ──claim──▶ claimed ──mark──▶ inFlight ──▶ sent
///                      ▲  ▲              │ given back        ├──▶ failed
///                      │  └──────────────┘                   ├──▶ ambiguous
///                      └── deferred ◀───────────────────────-┘
/// pending, deferred, held ──▶ skipped, cancelled, expired
/// ```
package protocol OutboxStore: Sendable {
    /// Takes back what a dead worker left: accepted letters are sent, claimed ones wait again.
    ///
    /// Of the letters in flight over one line without a result only the first can have left, for they
    /// leave one after the other; it is ambiguous, and is sent again with the same bytes or held, as
    /// its rule says. After a loss of power, which may have taken results along, all of them are.
    func recover(at instant: Instant, by worker: Worker) throws

    /// Letters past their expiry end as missed, or, where they had become untrue before, for that
    /// reason; `judge` as in ``claim(of:by:at:worker:limit:judge:)``.
    func expire(
        at instant: Instant,
        judge: (any FactReader) throws -> (OutboxLetter) throws -> Judgement
    ) throws

    /// Takes up to `limit` letters that may leave by that server, the most urgent first, asking inside the same
    /// transaction whether each is still true; letters that are not end there.
    ///
    /// `judge` is called once with a reader that sees the transaction's state, and returns what
    /// judges each letter. A letter of which no copy may arrive unasked, or of which one may have
    /// arrived, comes alone: a loss of power leaves only one such letter a line in doubt.
    func claim(
        of campaigns: Set<CampaignID>,
        by server: MailServerID,
        at instant: Instant,
        worker: Worker,
        limit: Int,
        judge: (any FactReader) throws -> (OutboxLetter) throws -> Judgement
    ) throws -> [OutboxLetter]

    /// Notes durably, before the first byte of their content leaves, that attempts are under way.
    ///
    /// Takes the letters of one claim and returns those that are still the claim's: a person may have
    /// cancelled one meanwhile.
    func markInFlight(_ letters: [OutboxLetter], by worker: Worker) throws -> [OutboxLetter]

    /// Notes the outcome of an attempt; it survives a kill from then on.
    ///
    /// `next`: when a deferred letter is tried again. An accepted letter shows as sent once its
    /// batch is finished; what has an accepted attempt is never sent again.
    func record(
        _ outcome: Outcome,
        as verdict: Verdict,
        of letter: OutboxLetter,
        started: Instant,
        ended: Instant,
        next: Instant?
    ) throws

    /// Ends a claim: accepted letters are sent, those that no attempt was made for wait again.
    func finish(_ batch: [OutboxLetter]) throws

    /// When the next waiting letter of that server may leave; nil where none waits.
    func nextSendable(by server: MailServerID, of campaigns: Set<CampaignID>) throws -> Instant?

    /// When attempts to send by that server ended between those instants, oldest first.
    func attemptEnds(by server: MailServerID, after start: Instant, upTo end: Instant) throws
        -> [Instant]
}

/// A letter of the outbox, claimed.
package struct OutboxLetter: Sendable {
    package let id: Int64
    package let campaign: CampaignID
    package let schedule: ScheduleID
    package let recipientKey: String
    package let token: String
    package let sender: EmailAddress
    package let address: EmailAddress
    package var bytes: Data
    /// Attempts before this one.
    package let attempts: Int
    /// The number of the claim it came with: an older one may change nothing any more.
    package var fence: Int
    package let expires: Instant
    /// When its text is meant to be read.
    package let written: Instant
    /// A letter that may have arrived: sent again only with these bytes.
    package let isResend: Bool
    /// Should its answer be lost, it is sent once more without asking.
    package let resendsWhenAmbiguous: Bool
    package var occurrences: [OutboxOccurrence]

    package init(
        id: Int64,
        campaign: CampaignID,
        schedule: ScheduleID,
        recipientKey: String,
        token: String,
        sender: EmailAddress,
        address: EmailAddress,
        bytes: Data,
        attempts: Int,
        fence: Int = 0,
        expires: Instant,
        written: Instant,
        isResend: Bool,
        resendsWhenAmbiguous: Bool,
        occurrences: [OutboxOccurrence]
    ) {
        self.id = id
        self.campaign = campaign
        self.schedule = schedule
        self.recipientKey = recipientKey
        self.token = token
        self.sender = sender
        self.address = address
        self.bytes = bytes
        self.attempts = attempts
        self.fence = fence
        self.expires = expires
        self.written = written
        self.isResend = isResend
        self.resendsWhenAmbiguous = resendsWhenAmbiguous
        self.occurrences = occurrences
    }
}

extension OutboxLetter {
    /// See ``OutboxStore/claim(of:by:at:worker:limit:judge:)``.
    package var travelsAlone: Bool { isResend || !resendsWhenAmbiguous }
}

/// One occurrence inside a letter.
package struct OutboxOccurrence: Hashable, Sendable {
    package let key: OccurrenceKey
    package let schedule: ScheduleID
    package let ruleKey: String
    package let milestone: MilestoneID?
    package let deadline: CivilDateTime?
    package let unit: UnitCode?

    package init(
        key: OccurrenceKey,
        schedule: ScheduleID,
        ruleKey: String,
        milestone: MilestoneID?,
        deadline: CivilDateTime?,
        unit: UnitCode?
    ) {
        self.key = key
        self.schedule = schedule
        self.ruleKey = ruleKey
        self.milestone = milestone
        self.deadline = deadline
        self.unit = unit
    }
}

/// Whether a claimed letter still says what is true.
package enum Judgement: Sendable {
    case send
    /// Outside its send window: it may leave at that instant.
    case wait(until: Instant)
    /// Nothing of it is left to say.
    case skip(Reason)
    /// It waited past its day: the same letter leaves, written for today.
    case refresh(MessageDraft)
    /// Some of it is settled: the rest goes out as a new letter.
    case rewrite(MessageDraft, dropping: [OccurrenceKey: Reason])
}

/// What carries letters: one line to a server.
package protocol Transport: Sendable {
    /// Makes sure of the line, so that no letter is in flight while there is none.
    func open() async throws(RelayFault)

    /// Delivers letters one after the other, over a new line where the old one broke.
    ///
    /// `concluded` is told each outcome with the letter's index, before the content of the next one
    /// leaves; it says whether to go on. Letters that it is not told of did not leave.
    func deliver(
        _ letters: [OutboxLetter],
        concluded: @Sendable (Int, Outcome) throws -> Bool
    ) async throws

    /// Takes leave of the server; it may be opened again.
    func close() async
}

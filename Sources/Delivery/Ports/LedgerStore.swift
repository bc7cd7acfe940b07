package import Campaigns

/// Where the planner finds what happened and puts what follows.
package protocol LedgerStore: FactReader, Sendable {
    /// What its letters are called outside.
    var letterNames: LetterNames { get }

    func ruleStates(of campaign: CampaignID) throws -> [RuleName: RuleState]

    /// Those of the keys that the ledger holds.
    func known(_ keys: [OccurrenceKey]) throws -> Set<OccurrenceKey>

    /// Letters of the campaign that wait for their time, a server or a person, and of which no content has
    /// left, in the order of their numbers; those to the operator are not among them.
    func waitingLetters(of campaign: CampaignID) throws -> [WaitingLetter]

    /// How often units were reminded of obligations, and when their heads were last written to.
    func reminderCounts(
        of obligations: [ObligationID],
        campaign: Campaign
    ) throws -> [ObligationID: ReminderCount]

    /// The due instant of the block's last digest that was sent.
    func lastSent(_ schedule: ScheduleID, of campaign: CampaignID) throws -> Instant?

    /// What the block's digests told so far, in the order in which it was noted; the first period of a
    /// block begins where a set of files brought it.
    func digestPeriods(of schedule: ScheduleID, campaign: CampaignID) throws -> [DigestPeriod]

    /// What the office should know: letters that failed, letters missed, reminding that ended since
    /// then.
    func troubles(since instant: Instant, of campaign: CampaignID) throws -> Troubles

    /// What waits for a person, and what nobody released in time since then.
    func openMatters(since instant: Instant, of campaign: CampaignID) throws -> OpenMatters

    /// Milestones whose deadline the files moved, with the last instant at which they did.
    func movedMilestones(of campaign: CampaignID) throws -> [MilestoneID: Instant]

    /// Units that a later set of files brought, with the instant at which it did.
    func joinedUnits(of campaign: CampaignID) throws -> [UnitCode: Instant]

    func lastPass(of campaign: CampaignID) throws -> Instant?

    /// The last time that the store was put back from a copy; nil where it never was.
    func restoration() throws -> Restoration?

    /// Stores everything or nothing; `instant`: that of a pass, nil where it is none.
    ///
    /// Throws ``StoreError/contradiction(_:)`` where a letter that is to be changed is not as the pass
    /// found it: the pass is to be planned again.
    func commit(_ plan: PassPlan, of campaign: CampaignID, at instant: Instant?) throws

    /// Takes back what passes by a clock that was ahead had decided without a person and without sending, all of
    /// it or nothing; notes it, and returns what it noted.
    ///
    /// What is to be taken back of letters and the ledger ``CorrectionTable`` says, of rules
    /// ``ClockCorrection/state(_:lastNoted:)``. Runs noted after ``ClockCorrection/to`` are removed, every stored
    /// instant later than it is at most that one, and facts recorded later count from it, in the order in which they
    /// were recorded. A letter that left keeps what the clock showed then as ``OutboxRow/ahead``.
    func takeBack(_ correction: ClockCorrection, of campaign: CampaignID) throws -> Takeback

    /// What was taken back, the oldest first.
    func takebacks(of campaign: CampaignID) throws -> [Takeback]
}

extension LedgerStore {
    /// Takes back what a clock decided that was ahead; nil where the last pass was no later than `now`, but for
    /// some minutes.
    package func correctClock(of campaign: Campaign, at now: Instant) throws -> Takeback? {
        let lastPass = try lastPass(of: campaign.id)
        return try ClockCorrection(of: campaign, lastPass: lastPass, now: now).map {
            try takeBack($0, of: campaign.id)
        }
    }
}

package import Campaigns

/// One intended letter to one recipient, and what became of it.
package struct StoredOccurrence: Hashable, Sendable {
    package let campaign: CampaignID
    package var key: OccurrenceKey
    package let schedule: ScheduleID
    package let line: Int
    package let ruleKey: String
    package let milestone: MilestoneID?
    package let deadline: CivilDateTime?
    package let unit: UnitCode?
    package let recipientKey: String
    package let role: ContactRole?
    package var slot: String
    package var nominal: CivilDateTime
    package var actual: CivilDateTime
    package var due: Instant
    /// The local day of ``due``: that under which the ledger counts it.
    package var day: CivilDate
    package var disposition: Disposition
    package var reason: Reason?
    package var letter: Int64?
    /// When a pass first noted it.
    package var noted: Instant
}

extension StoredOccurrence {
    package init(
        _ entry: LedgerEntry,
        of campaign: CampaignID,
        day: CivilDate,
        letter: Int64?,
        noted: Instant
    ) {
        let (disposition, reason, _) = entry.disposition.parts
        self.campaign = campaign
        key = entry.key
        schedule = entry.schedule
        line = entry.line
        ruleKey = entry.ruleKey
        milestone = entry.milestone
        deadline = entry.deadline
        unit = entry.unit
        recipientKey = entry.recipient.key
        role = entry.recipient.role
        slot = entry.slot
        nominal = entry.nominal
        actual = entry.actual
        due = entry.due
        self.day = day
        self.disposition = disposition
        self.reason = reason
        self.letter = letter
        self.noted = noted
    }

    package var rule: RuleName { RuleName(schedule: schedule, ruleKey: ruleKey) }

    /// As a claimed letter has it.
    package var inLetter: OutboxOccurrence {
        OutboxOccurrence(
            key: key,
            schedule: schedule,
            line: line,
            ruleKey: ruleKey,
            milestone: milestone,
            deadline: deadline,
            unit: unit,
            slot: slot,
            nominal: nominal,
            actual: actual,
            due: due
        )
    }
}

/// Many occurrences of one rule that ended alike.
package struct StoredRun: Hashable, Sendable {
    package let campaign: CampaignID
    package let run: LedgerRun
    package let noted: Instant

    package init(
        campaign: CampaignID,
        run: LedgerRun,
        noted: Instant
    ) {
        self.campaign = campaign
        self.run = run
        self.noted = noted
    }
}

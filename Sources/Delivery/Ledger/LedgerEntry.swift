package import Campaigns
package import Foundation

/// One intended letter to one recipient, and what became of it.
package struct LedgerEntry: Hashable, Sendable {
    package enum Disposition: Hashable, Sendable {
        /// The letter of that token carries it.
        case letter(String)
        /// Said in the letter of that token, which another occurrence carries.
        case merged(String)
        case skipped(Reason)
        case missed(Reason)
        /// Its rule or its deadline is gone.
        case cancelled(Reason)
    }

    package let key: OccurrenceKey
    package let schedule: ScheduleID
    package let line: Int
    package let ruleKey: String
    package let milestone: MilestoneID?
    package let deadline: CivilDateTime?
    package let unit: UnitCode?
    package let recipient: Recipient
    package let slot: String
    package let nominal: CivilDateTime
    package let actual: CivilDateTime
    package let due: Instant
    package let disposition: Disposition

    package init(
        _ occurrence: Occurrence,
        campaign: CampaignID,
        unit: UnitCode?,
        recipient: Recipient,
        disposition: Disposition
    ) {
        key = OccurrenceKey(
            campaign: campaign,
            occurrence: occurrence,
            unit: unit,
            recipient: recipient
        )
        schedule = occurrence.schedule
        line = occurrence.line
        ruleKey = occurrence.ruleKey
        milestone = occurrence.milestone
        deadline = occurrence.deadline
        self.unit = unit
        self.recipient = recipient
        slot = occurrence.slot
        nominal = occurrence.nominal
        actual = occurrence.actual
        due = occurrence.due
        self.disposition = disposition
    }
}

/// Many occurrences of one rule that all ended alike, as one row: nothing is enumerated for ever.
package struct LedgerRun: Hashable, Sendable {
    package let schedule: ScheduleID
    package let line: Int
    package let ruleKey: String
    /// True for missed, false for skipped.
    package let isMissed: Bool
    package let reason: Reason
    package var first: Instant
    package var last: Instant
    /// Occurrences per local day.
    package var days: [CivilDate: Int]

    package var count: Int { days.values.reduce(0, +) }
}

/// The bytes of one letter to one recipient, ready to be stored.
package struct MessageDraft: Sendable {
    /// Names the message: the left side of its `Message-ID`.
    package let token: String
    package let schedule: ScheduleID
    package let recipientKey: String
    /// The mail server that takes it, by its id in the schedule files.
    package let server: MailServerID
    package let sender: EmailAddress
    /// The sender takes reports about undeliverable mail: each letter's names the letter.
    package let tracksBounces: Bool
    package let address: EmailAddress
    package let subject: String
    package let bytes: Data
    /// Not sent before it.
    package let notBefore: Instant
    /// Worthless after it.
    package let expires: Instant
    /// Why it waits for a person; nil for a letter that may leave.
    package var heldBecause: Reason?
    package let resendsWhenAmbiguous: Bool
    /// Smaller leaves first: alerts, bulletins, reminders, digests.
    package let priority: Int
}

/// What one pass found out, to be stored in one transaction.
package struct PassPlan: Sendable {
    package var entries: [LedgerEntry] = []
    package var runs: [LedgerRun] = []
    package var messages: [MessageDraft] = []
    /// How far each rule has been looked at, by schedule and rule key.
    package var cursors: [RuleName: Instant] = [:]
    /// Rules whose time of day is about to change: the days that are decided, and from when on the
    /// rest is to be looked at.
    package var retimed: [RuleName: (decidedThrough: CivilDate, cursor: Instant)] = [:]
    /// When it was found out.
    package let notedAt: Instant
    private let zone: CivilZone

    package init(at instant: Instant, zone: CivilZone) {
        notedAt = instant
        self.zone = zone
    }

    /// The day under which the ledger counts what was due then: the local one, 17/03 for what was due on
    /// 17/03 at 00:30 though its nominal time was the evening before.
    package func ledgerDay(of due: Instant) -> CivilDate { zone.civil(of: due).date }
}

/// A rule of a campaign by its meaning.
package struct RuleName: Hashable, Sendable {
    package let schedule: ScheduleID
    package let ruleKey: String

    package init(schedule: ScheduleID, ruleKey: String) {
        self.schedule = schedule
        self.ruleKey = ruleKey
    }
}

/// How far a rule has been looked at.
package struct RuleState: Hashable, Sendable {
    /// Nothing nominally before it is sent.
    package let effectiveFrom: Instant
    /// Everything due up to it has an end in the ledger.
    package var cursor: Instant
    /// Occurrences of that day and earlier ones have an end though they be due later.
    ///
    /// Set where the rule's time of day was changed; nil where it never was.
    package let decidedThrough: CivilDate?

    package init(effectiveFrom: Instant, cursor: Instant, decidedThrough: CivilDate? = nil) {
        self.effectiveFrom = effectiveFrom
        self.cursor = cursor
        self.decidedThrough = decidedThrough
    }
}

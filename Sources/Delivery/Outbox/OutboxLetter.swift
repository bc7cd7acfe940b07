package import Campaigns
package import Foundation

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
    /// A server read its content and refused it for now.
    package let wasRead: Bool
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
        wasRead: Bool = false,
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
        self.wasRead = wasRead
        self.resendsWhenAmbiguous = resendsWhenAmbiguous
        self.occurrences = occurrences
    }
}

extension OutboxLetter {
    /// No copy may arrive unasked, or one may have arrived already: it is claimed in a batch of its own.
    package var travelsAlone: Bool { isResend || !resendsWhenAmbiguous }

    /// Its content has left: it is sent whole, with its bytes, or not at all.
    package var mayHaveArrived: Bool { isResend || wasRead }

    package var item: MailItem {
        MailItem(id: id, sender: sender, recipient: address, bytes: bytes)
    }
}

/// One occurrence inside a letter.
package struct OutboxOccurrence: Hashable, Sendable {
    package let key: OccurrenceKey
    package let schedule: ScheduleID
    package let line: Int
    package let ruleKey: String
    package let milestone: MilestoneID?
    package let deadline: CivilDateTime?
    package let unit: UnitCode?
    package let slot: String
    package let nominal: CivilDateTime
    package let actual: CivilDateTime
    package let due: Instant

    package init(
        key: OccurrenceKey,
        schedule: ScheduleID,
        line: Int,
        ruleKey: String,
        milestone: MilestoneID?,
        deadline: CivilDateTime?,
        unit: UnitCode?,
        slot: String,
        nominal: CivilDateTime,
        actual: CivilDateTime,
        due: Instant
    ) {
        self.key = key
        self.schedule = schedule
        self.line = line
        self.ruleKey = ruleKey
        self.milestone = milestone
        self.deadline = deadline
        self.unit = unit
        self.slot = slot
        self.nominal = nominal
        self.actual = actual
        self.due = due
    }
}

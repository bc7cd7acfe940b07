package import Campaigns
package import Foundation

/// A letter as a person sees it: one line of `dondoc outbox list`.
package struct OutboxRow: Hashable, Sendable {
    package let id: Int64
    package let campaign: CampaignID
    package let due: Instant
    package let schedule: ScheduleID
    package let milestone: MilestoneID?
    package let unit: UnitCode?
    /// The address.
    package let recipient: String
    package let subject: String
    package let state: LetterState
    /// The last instant at which it may leave.
    package let expires: Instant
    package let attempts: Int
    package let reason: Reason?
    /// nil unless the server took it.
    package let sent: Instant?
    /// What the clock showed when it left, where that was ahead; ``sent`` then is when the clock was corrected.
    package let ahead: Instant?

    package init(
        id: Int64,
        campaign: CampaignID,
        due: Instant,
        schedule: ScheduleID,
        milestone: MilestoneID?,
        unit: UnitCode?,
        recipient: String,
        subject: String,
        state: LetterState,
        expires: Instant,
        attempts: Int,
        reason: Reason?,
        sent: Instant?,
        ahead: Instant? = nil
    ) {
        self.id = id
        self.campaign = campaign
        self.due = due
        self.schedule = schedule
        self.milestone = milestone
        self.unit = unit
        self.recipient = recipient
        self.subject = subject
        self.state = state
        self.expires = expires
        self.attempts = attempts
        self.reason = reason
        self.sent = sent
        self.ahead = ahead
    }
}

/// A letter with everything that is known of it.
package struct LetterDetails: Sendable {
    package let row: OutboxRow
    /// As ``Recipient/key`` has it.
    package let recipientKey: String
    /// The last instant at which it may leave.
    package let expires: Instant
    /// What it says, in the order in which the ledger got it; none in a letter to the operator.
    package let occurrences: [OutboxOccurrence]
    /// The exact bytes; nil where the store was not asked to keep those of letters that have ended.
    package let bytes: Data?
    package let attempts: [AttemptRow]

    package init(
        row: OutboxRow,
        recipientKey: String,
        expires: Instant,
        occurrences: [OutboxOccurrence],
        bytes: Data?,
        attempts: [AttemptRow]
    ) {
        self.row = row
        self.recipientKey = recipientKey
        self.expires = expires
        self.occurrences = occurrences
        self.bytes = bytes
        self.attempts = attempts
    }
}

/// One attempt to send a letter.
package struct AttemptRow: Hashable, Sendable {
    /// How an attempt ended.
    package enum End: String, CaseIterable, Hashable, Sendable {
        case accepted, rejected, relayFault, notSent, ambiguous
    }

    package let number: Int
    package let started: Instant
    package let ended: Instant
    package let end: End
    package let phase: SMTPPhase?
    /// The server's words with their code, or what went wrong without any.
    package let reply: String?

    package init(
        number: Int,
        started: Instant,
        ended: Instant,
        end: End,
        phase: SMTPPhase?,
        reply: String?
    ) {
        self.number = number
        self.started = started
        self.ended = ended
        self.end = end
        self.phase = phase
        self.reply = reply
    }
}

extension AttemptRow {
    /// `250 2.0.0 Ok` of code and text as they are stored.
    package static func reply(code: Int?, text: String?) -> String? {
        guard let code else { return text }
        let words = text ?? ""
        return words.hasPrefix("\(code)") ? words : "\(code) \(words)"
    }
}

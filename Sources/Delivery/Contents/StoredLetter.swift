package import Campaigns
package import Foundation
package import Mail

/// A letter of the outbox.
package struct StoredLetter: Hashable, Sendable {
    package let id: Int64
    package let campaign: CampaignID
    package var token: String
    package var schedule: ScheduleID
    package let recipientKey: String
    package let server: MailServerID
    package let sender: EmailAddress
    package var address: EmailAddress
    package var subject: String
    package let priority: Int
    package var resendsWhenAmbiguous: Bool
    /// False while it waits for a person to let it leave; retrying does not get around it.
    package var isApproved: Bool
    package var created: Instant
    package var notBefore: Instant
    /// When its text is meant to be read.
    package var written: Instant
    package var expires: Instant
    package var state: LetterState
    package var reason: Reason?
    package var attempts = 0
    /// A copy may have arrived; it is sent again only with the same bytes.
    package var isResend = false
    /// Who has it in hand.
    package var claim: Claim?
    /// The number of its last claim: an older one may change nothing any more.
    package var fence = 0
    /// When its last attempt or itself ended.
    package var ended: Instant?
    /// What the clock showed when it left, where that was ahead.
    package var ahead: Instant?
    /// nil where they are no longer kept.
    package var bytes: Data?
    /// What it tells its reader's calendar that no letter told before.
    package var calendarNews: [CalendarEntry] = []

    /// Whose it is, and until when without a sign of life.
    package struct Claim: Hashable, Sendable {
        package let worker: Worker
        package let lease: Instant

        package init(
            worker: Worker,
            lease: Instant
        ) {
            self.worker = worker
            self.lease = lease
        }
    }
}

extension StoredLetter {
    /// A letter that was just written; `id` names it from now on.
    package init(
        _ draft: MessageDraft,
        id: Int64,
        of campaign: CampaignID,
        at instant: Instant,
        token: BounceToken
    ) {
        self.id = id
        self.campaign = campaign
        self.token = draft.token
        schedule = draft.schedule
        recipientKey = draft.recipientKey
        server = draft.server
        sender = draft.tracksBounces ? token.address(draft.sender, for: id) : draft.sender
        address = draft.address
        subject = draft.subject
        priority = draft.priority
        resendsWhenAmbiguous = draft.resendsWhenAmbiguous
        isApproved = draft.heldBecause == nil
        created = instant
        notBefore = draft.notBefore
        written = draft.notBefore
        expires = draft.expires
        state = draft.heldBecause == nil ? .pending : .held
        reason = draft.heldBecause
        bytes = draft.bytes
        calendarNews = draft.calendarNews
    }
}

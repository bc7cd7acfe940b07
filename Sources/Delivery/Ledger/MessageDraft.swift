package import Campaigns
package import Foundation
package import Mail

/// The bytes of one letter to one recipient, ready to be stored.
package struct MessageDraft: Sendable {
    /// Names the message: the left side of its `Message-ID`.
    package let token: String
    package let schedule: ScheduleID
    package let recipientKey: String
    /// The mail server that takes it, by its id in the schedule files.
    package let server: MailServerID
    package let sender: EmailAddress
    /// Reports about undeliverable mail reach us: the return address names the letter.
    package let tracksBounces: Bool
    package let address: EmailAddress
    package let subject: String
    package let bytes: Data
    /// What it tells its reader's calendar that no letter told before.
    package var calendarNews: [CalendarEntry] = []
    /// The first instant at which it may leave.
    package let notBefore: Instant
    /// The last instant at which it may leave.
    package let expires: Instant
    /// Why it waits for a person; nil for a letter that may leave.
    package var heldBecause: Reason?
    /// Why it could not be written and has no bytes; nil for one that was.
    package var failure: Reason? {
        heldBecause.flatMap { $0.code == .notWritten ? $0 : nil }
    }
    package let resendsWhenAmbiguous: Bool
    /// Smaller leaves first: alerts, bulletins, reminders, digests.
    package let priority: Int
}

package import Campaigns
package import Foundation

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

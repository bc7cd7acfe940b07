package import Campaigns
package import Foundation

/// How a letter stood before the program changed it, kept until nobody can ask any more.
///
/// Should the clock turn out to have been ahead then, it is so again.
package struct FormerLetter: Hashable, Sendable {
    package let letter: Int64
    /// When it was changed.
    package let noted: Instant
    package let state: LetterState
    package let reason: Reason?
    package let schedule: ScheduleID
    package let address: EmailAddress
    package let resendsWhenAmbiguous: Bool
    package let notBefore: Instant
    package let written: Instant
    package let expires: Instant
    package let subject: String
    /// nil where the change left them as they were.
    package let bytes: Data?

    package init(
        letter: Int64,
        noted: Instant,
        state: LetterState,
        reason: Reason?,
        schedule: ScheduleID,
        address: EmailAddress,
        resendsWhenAmbiguous: Bool,
        notBefore: Instant,
        written: Instant,
        expires: Instant,
        subject: String,
        bytes: Data?
    ) {
        self.letter = letter
        self.noted = noted
        self.state = state
        self.reason = reason
        self.schedule = schedule
        self.address = address
        self.resendsWhenAmbiguous = resendsWhenAmbiguous
        self.notBefore = notBefore
        self.written = written
        self.expires = expires
        self.subject = subject
        self.bytes = bytes
    }

    /// For so many days it can still be asked for.
    package static let days = 90
}

/// What had become of an occurrence before the program changed its mind.
package struct FormerEnd: Hashable, Sendable {
    package let key: OccurrenceKey
    /// When it was changed.
    package let noted: Instant
    package let disposition: Disposition
    package let reason: Reason?
    package let letter: Int64?

    package init(
        key: OccurrenceKey,
        noted: Instant,
        disposition: Disposition,
        reason: Reason?,
        letter: Int64?
    ) {
        self.key = key
        self.noted = noted
        self.disposition = disposition
        self.reason = reason
        self.letter = letter
    }
}

package import Campaigns

/// A letter that waits, and of which no content has left: what comes due for its recipient may change it.
package struct WaitingLetter: Hashable, Sendable {
    package let id: Int64
    /// Names it for ever, whatever it comes to say.
    package let token: String
    package let schedule: ScheduleID
    package let recipientKey: String
    package let state: LetterState
    /// False where it waits for a person to let it leave for the first time.
    package let isApproved: Bool
    /// Why it waits, where a person or a server keeps it.
    package let reason: Reason?
    /// The first instant at which it may leave.
    package let notBefore: Instant
    /// The last one.
    package let expires: Instant
    /// The one that carries it first.
    package let occurrences: [OutboxOccurrence]

    /// It could not be written so far, and is tried again; nobody holds it.
    package var isUnwritten: Bool { state == .held && reason?.code == .notWritten }
    /// A person, or the program for one, keeps it as it is.
    package var isKept: Bool { state == .held && !isUnwritten }

    package init(
        id: Int64,
        token: String,
        schedule: ScheduleID,
        recipientKey: String,
        state: LetterState,
        isApproved: Bool,
        reason: Reason?,
        notBefore: Instant,
        expires: Instant,
        occurrences: [OutboxOccurrence]
    ) {
        self.id = id
        self.token = token
        self.schedule = schedule
        self.recipientKey = recipientKey
        self.state = state
        self.isApproved = isApproved
        self.reason = reason
        self.notBefore = notBefore
        self.expires = expires
        self.occurrences = occurrences
    }
}

package import Campaigns

/// What a letter tells a reader's calendar about one obligation: when it is due, or that it is gone.
///
/// Example: published with the 15th as number 0; moved to the 20th, published again as number 1; handed in on
/// the 18th, cancelled as number 2. All three have one UID.
package struct CalendarEntry: Hashable, Sendable {
    package let obligation: ObligationID
    /// Names the entry in the reader's calendar for ever (RFC 5545 §3.8.4.7).
    package let uid: String
    /// Of two about one UID the higher counts (RFC 5545 §3.8.7.4).
    package let sequence: Int
    package let deadline: CivilDateTime
    package let title: String
    /// It is to be taken out (RFC 5546 §3.2.5).
    package let isCancelled: Bool

    package init(
        obligation: ObligationID,
        uid: String,
        sequence: Int,
        deadline: CivilDateTime,
        title: String,
        isCancelled: Bool
    ) {
        self.obligation = obligation
        self.uid = uid
        self.sequence = sequence
        self.deadline = deadline
        self.title = title
        self.isCancelled = isCancelled
    }

    /// Whether a calendar that knows the other learns nothing from it.
    package func says(theSameAs other: CalendarEntry) -> Bool {
        deadline == other.deadline && isCancelled == other.isCancelled
    }
}

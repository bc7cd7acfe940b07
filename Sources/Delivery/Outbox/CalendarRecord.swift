package import Mail

/// A calendar entry in a letter that left or still may leave.
package struct CalendarRecord: Hashable, Sendable {
    package let entry: CalendarEntry
    /// Names the letter.
    package let messageToken: String
    /// The letter was sent or may have been; else it waits.
    package let hasLeft: Bool

    package init(entry: CalendarEntry, messageToken: String, hasLeft: Bool) {
        self.entry = entry
        self.messageToken = messageToken
        self.hasLeft = hasLeft
    }
}

package import Campaigns

/// What a digest that a pass wrote tells one of its readers, or that it found nothing to tell.
package struct PeriodEntry: Hashable, Sendable {
    package let schedule: ScheduleID
    package let recipientKey: String
    /// In the order of time; more than one where the reader lacks an earlier digest.
    ///
    /// They take the place of what the letter told until now.
    package let spans: [FactSpan]
    /// The letter, new or written anew; nil where nothing was new.
    package let token: String?

    package init(
        schedule: ScheduleID,
        recipientKey: String,
        spans: [FactSpan],
        token: String?
    ) {
        self.schedule = schedule
        self.recipientKey = recipientKey
        self.spans = spans
        self.token = token
    }
}

package import Campaigns

/// What a digest says beyond the facts: what the ledger knows.
package struct DigestContext {
    /// What it tells the changes of, in the order of time; more than one where its readers lack an earlier
    /// digest, none where everything is told.
    package let spans: [FactSpan]
    /// The digest's own instant: facts up to it count.
    package let asOf: Instant
    /// The last day that its look ahead reaches.
    package let lookAhead: CivilDate
    package let readers: [String]
    /// Looks up the letters sent so far about obligations.
    package let reminders: ([ObligationID]) throws -> [ObligationID: ReminderCount]
    /// Lines only for the office that runs the campaign.
    package let toHandle: [String]
    /// Whether one of them is new.
    package let isOfficeWanted: Bool
    /// Whether it is settled already that the digest leaves, whatever is new.
    package var isDecided = false
    /// Whether nobody will read it, and all that is asked is whether it leaves.
    package var isWordless = false

    package init(
        spans: [FactSpan],
        asOf: Instant,
        lookAhead: CivilDate,
        readers: [String],
        reminders: @escaping ([ObligationID]) throws -> [ObligationID: ReminderCount],
        toHandle: [String],
        isOfficeWanted: Bool
    ) {
        self.spans = spans
        self.asOf = asOf
        self.lookAhead = lookAhead
        self.readers = readers
        self.reminders = reminders
        self.toHandle = toHandle
        self.isOfficeWanted = isOfficeWanted
    }
}

package import Campaigns

/// Reads what was recorded.
package protocol FactReader {
    /// Adds to `facts` everything that was committed after `cursor`, and moves the cursor.
    ///
    /// Facts come in the order in which they were committed. A reader that follows with a cursor sees
    /// each fact exactly once, though several people record at the same time.
    func loadFacts(
        of campaign: CampaignID,
        into facts: inout Facts,
        after cursor: inout FactCursor
    ) throws

    /// The reminders about these milestones so far, oldest first.
    func letters(about milestones: Set<MilestoneID>, of campaign: CampaignID) throws
        -> [LetterRecord]

    /// What letters told the calendars of these units' officers, in the order of the letters.
    ///
    /// Not of those that nobody read (``LetterState/void``).
    func calendarEntries(of units: Set<UnitCode>, of campaign: CampaignID) throws
        -> [CalendarRecord]
}

package import Campaigns

/// Which letters a person means, by what is known of them; what is nil does not matter.
///
/// A letter says one thing or several. It is meant where one of them is of that rule, that unit and that
/// day at once: `schedule: "nhac", day: 08/03` means every letter that says something of the block
/// `nhac` which fell due on that day, also where another block's letter carries it.
package struct LetterSelection: Hashable, Sendable {
    /// The numbers of letters.
    package var ids: [Int64]?
    package var campaign: CampaignID?
    package var schedule: ScheduleID?
    /// The 1-based position among the block's `gửi:` lines; 0 for notices.
    package var line: Int?
    /// The unit that is spoken of, whoever of it reads the letter.
    package var unit: UnitCode?
    /// The local day of the due instant, as the ledger counts it.
    package var day: CivilDate?

    package init(
        ids: [Int64]? = nil,
        campaign: CampaignID? = nil,
        schedule: ScheduleID? = nil,
        line: Int? = nil,
        unit: UnitCode? = nil,
        day: CivilDate? = nil
    ) {
        self.ids = ids
        self.campaign = campaign
        self.schedule = schedule
        self.line = line
        self.unit = unit
        self.day = day
    }

    /// Every letter of every campaign.
    package static let all = LetterSelection()

    /// Whether what a letter says matters, and not only which letter it is.
    package var asksForContent: Bool {
        schedule != nil || line != nil || unit != nil || day != nil
    }

    /// Whether something that a letter says is meant; see ``asksForContent``.
    package func covers(
        _ schedule: ScheduleID,
        line: Int,
        unit: UnitCode?,
        day: CivilDate
    ) -> Bool {
        (self.schedule ?? schedule) == schedule && (self.line ?? line) == line
            && (self.unit == nil || self.unit == unit) && (self.day ?? day) == day
    }
}

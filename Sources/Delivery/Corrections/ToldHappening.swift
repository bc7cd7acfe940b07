package import Campaigns

/// A notice that left about something which the files did while the clock was ahead: a deadline that moved, a
/// unit that joined.
///
/// Once the clock is corrected, it happened at the correction. The notice is named by when it happened, and so
/// gets the name that it would have had: it is not told twice.
package struct ToldHappening: Sendable {
    package let key: OccurrenceKey
    let campaign: CampaignID
    let schedule: ScheduleID
    let ruleKey: String
    let milestone: MilestoneID?
    let deadline: CivilDateTime?
    let unit: UnitCode?
    let recipientKey: String

    /// nil for what is no such notice.
    package init?(
        key: OccurrenceKey,
        campaign: CampaignID,
        schedule: ScheduleID,
        line: Int,
        ruleKey: String,
        milestone: MilestoneID?,
        deadline: CivilDateTime?,
        unit: UnitCode?,
        recipientKey: String
    ) {
        switch Notice(rawValue: ruleKey) {
        case .moved, .welcome: guard line == 0 else { return nil }
        case .returned, .incident, nil: return nil
        }
        self.key = key
        self.campaign = campaign
        self.schedule = schedule
        self.ruleKey = ruleKey
        self.milestone = milestone
        self.deadline = deadline
        self.unit = unit
        self.recipientKey = recipientKey
    }

    /// Its name and time where it happened at the correction.
    package func corrected(
        by correction: ClockCorrection
    ) -> (key: OccurrenceKey, moment: CivilDateTime) {
        let moment = correction.zone.civil(of: correction.to)
        let key = OccurrenceKey(parts: [
            "1", campaign.text, schedule.text, ruleKey, milestone?.text ?? "",
            deadline?.description ?? "", unit?.text ?? "", recipientKey, moment.description,
        ])
        return (key, moment)
    }
}

package import Campaigns

/// How many days lie between two dates: how late a submission came, how long an answer took.
package struct Delay: Hashable, Sendable {
    /// Calendar days, 0 within one day.
    package let days: Int
    /// Working days after the first date, through the last; past the calendar's end by the week alone.
    ///
    /// Example: due on Thursday 30/12/2021, submitted on Monday 03/01/2022, and a calendar for 2021: 2, for
    /// Friday and Monday.
    package let workingDays: Int

    package init(from first: CivilDate, through last: CivilDate, by calendar: WorkingCalendar) {
        let days = max(0, last.days(since: first))
        self.days = days
        workingDays = (try? calendar.openEnded.workingDays(after: first, through: last)) ?? days
    }
}

extension ObligationEvaluator {
    /// How late the submission came; nil without a deadline or a submission.
    package func delay(of status: ObligationStatus) -> Delay? {
        guard let deadline = status.deadline?.date, let submitted = status.submitted else {
            return nil
        }
        let day = campaign.zone.civil(of: submitted).date
        return Delay(from: deadline, through: day, by: campaign.calendar)
    }
}

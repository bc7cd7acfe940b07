package import Campaigns

/// From when on a letter that waits may leave: inside the window of its block and, unless the block sends
/// on days off, on a working day.
///
/// Example: released on Saturday at 20:00, window from 07:30 → Monday 07:30.
package struct LeavingTime {
    private let campaign: Campaign
    private let times: SendTimes

    package init(_ campaign: Campaign) {
        self.campaign = campaign
        times = SendTimes(Agenda(campaign), ObligationEvaluator(campaign))
    }

    /// The first instant from `now` on at which the letter may leave; `now` for a letter of a block that
    /// the files no longer have.
    package func earliest(of letter: LetterDetails, from now: Instant) throws -> Instant {
        guard let schedule = campaign.schedule(letter.row.schedule) else { return now }
        return try times.resumption(of: schedule, writtenFor: letter.row.due, at: now)
    }
}

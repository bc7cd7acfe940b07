package import Campaigns

/// From when on a letter that waits may leave: inside the window of its block and, unless the block or
/// the line sends on days off, on a working day.
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
        guard let schedule = campaign.schedule(letter.row.schedule), !schedule.isBulletin else {
            return now
        }
        let moment = campaign.zone.civil(of: now)
        let keepsDaysOff = letter.occurrences.contains { shift(of: $0) == .keep }
        let opening = try times.opening(
            from: moment,
            for: schedule,
            keepsDaysOff ? .keep : .nextWorkingDay
        )
        return opening == moment ? now : campaign.zone.instant(of: opening)
    }

    private func shift(of occurrence: OutboxOccurrence) -> HolidayShift? {
        guard let schedule = campaign.schedule(occurrence.schedule) else { return nil }
        if Notice(rawValue: occurrence.ruleKey) != nil { return schedule.lateShift }
        return schedule.rules.first { schedule.key(of: $0) == occurrence.ruleKey }
            .map { times.shift(for: $0, in: schedule) }
    }
}

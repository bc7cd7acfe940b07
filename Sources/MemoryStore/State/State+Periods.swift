import Campaigns
import Delivery

/// What digests told.
extension State {
    /// Notes what a digest tells, in the place of what its letter told until now.
    mutating func add(
        _ entry: PeriodEntry,
        of campaign: CampaignID,
        letter: Int64?,
        at instant: Instant
    ) {
        if let letter { rows.periods.removeAll { $0.letter == letter } }
        let isHeld = letter.flatMap { self.letter($0)?.state } == .held
        for span in entry.spans {
            rows.periods.append(
                StoredPeriod(
                    campaign: campaign,
                    schedule: entry.schedule,
                    recipientKey: entry.recipientKey,
                    span: span,
                    letter: letter,
                    isForApproval: isHeld,
                    noted: instant
                )
            )
        }
    }

    /// Notes where the periods of the campaign's digests begin that have none yet: what is recorded so far
    /// is not theirs.
    mutating func openPeriods(of campaign: Campaign, at instant: Instant) {
        let mark = FactMark(instant: instant, cursor: factCounts)
        for schedule in campaign.schedules where schedule.isDigest {
            let isKnown = rows.periods.contains {
                $0.campaign == campaign.id && $0.schedule == schedule.id
            }
            guard !isKnown else { continue }
            rows.periods.append(
                StoredPeriod(
                    campaign: campaign.id,
                    schedule: schedule.id,
                    recipientKey: nil,
                    span: FactSpan(mark, mark),
                    letter: nil,
                    isForApproval: false,
                    noted: instant
                )
            )
        }
    }
}

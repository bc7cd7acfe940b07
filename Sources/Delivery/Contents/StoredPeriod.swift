package import Campaigns

/// A period of a digest as stores keep it; see ``DigestPeriod``.
package struct StoredPeriod: Hashable, Sendable {
    package let campaign: CampaignID
    package let schedule: ScheduleID
    package let recipientKey: String?
    package let span: FactSpan
    package let letter: Int64?
    package let isForApproval: Bool
    /// When a pass, or the activation of its block, noted it.
    package let noted: Instant

    package init(
        campaign: CampaignID,
        schedule: ScheduleID,
        recipientKey: String?,
        span: FactSpan,
        letter: Int64?,
        isForApproval: Bool,
        noted: Instant
    ) {
        self.campaign = campaign
        self.schedule = schedule
        self.recipientKey = recipientKey
        self.span = span
        self.letter = letter
        self.isForApproval = isForApproval
        self.noted = noted
    }

    /// What a wrong clock told ends at the correction at the latest.
    package func corrected(by correction: ClockCorrection) -> StoredPeriod {
        StoredPeriod(
            campaign: campaign,
            schedule: schedule,
            recipientKey: recipientKey,
            span: FactSpan(
                span.start.corrected(by: correction),
                span.end.corrected(by: correction)
            ),
            letter: letter,
            isForApproval: isForApproval,
            noted: correction.clamped(noted)
        )
    }
}

extension FactMark {
    fileprivate func corrected(by correction: ClockCorrection) -> FactMark {
        FactMark(instant: correction.clamped(instant), cursor: cursor)
    }
}

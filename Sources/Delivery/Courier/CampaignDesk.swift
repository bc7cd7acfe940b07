package import Campaigns
package import Texts

/// One campaign under delivery: its planner and the facts read so far.
package final class CampaignDesk {
    package let planner: Planner
    package private(set) var facts = Facts()
    private var cursor = FactCursor()
    private var failures = 0
    /// After a failure it is not planned before.
    private(set) var resumes: Instant?

    package init(_ planner: Planner) {
        self.planner = planner
    }

    package func refresh(from reader: any FactReader) throws {
        try reader.loadFacts(of: planner.campaign.id, into: &facts, after: &cursor)
    }

    /// Whether it is planned at that instant.
    ///
    /// A pause that lies farther ahead than any can was noted by a clock that has been set back since.
    func mayPlan(at now: Instant) -> Bool {
        guard let resumes else { return true }
        return now >= resumes || resumes > now.adding(minutes: Self.longestPause)
    }

    /// It could not be planned: it is tried again after 1, 2, 4, 8, then every 15 minutes.
    func noteFailure(at now: Instant) {
        resumes = now.adding(minutes: min(1 << min(failures, 4), Self.longestPause))
        failures += 1
    }

    func noteSuccess() {
        failures = 0
        resumes = nil
    }

    /// The clock was ahead and is corrected: facts have other stamps, and no pause was meant for now.
    func beginAnew() {
        facts = Facts()
        cursor = FactCursor()
        noteSuccess()
    }

    /// Whether the letter says something that fell due after `sure` and can wait until the clock is believed.
    func isDoubtful(_ letter: OutboxLetter, after sure: Instant) -> Bool {
        if case .bulletin = planner.campaign.schedule(letter.schedule)?.kind { return false }
        return letter.occurrences.contains { $0.due > sure }
    }

    static let longestPause = 15
}

/// What one campaign could not do; the others went on.
package struct DeskFailure: Hashable, Sendable {
    package let campaign: CampaignID
    package let kind: OperatorCause.Kind
    /// What went wrong: letters tell it in the campaign's language, logs in the machine's.
    package let words: Phrase

    package init(campaign: CampaignID, kind: OperatorCause.Kind, words: Phrase) {
        self.campaign = campaign
        self.kind = kind
        self.words = words
    }
}

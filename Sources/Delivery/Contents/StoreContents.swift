package import Campaigns
package import Foundation

/// A store that can hand over everything that it keeps.
package protocol ContentsSource {
    /// A copy of everything, as it is at one instant.
    func snapshot() -> StoreContents
}

/// Everything that a store keeps, row by row: what one store can hand to another.
///
/// The id of a fact, an occurrence or a letter is its position in its list, from 1: the order in which
/// they were committed.
package struct StoreContents: Sendable {
    package var sets: [CampaignID: ActiveSet] = [:]
    /// Files that wait for a person.
    package var heldSets: [CampaignID: HeldSet] = [:]
    package var ruleStates: [CampaignID: [RuleName: RuleState]] = [:]
    package var milestones: [CampaignID: [MilestoneID: MilestoneState]] = [:]
    /// Since when units take part: 1970 where they always did.
    package var joined: [CampaignID: [UnitCode: Instant]] = [:]
    /// As the files last had them.
    package var units: [CampaignID: [OrganisationalUnit]] = [:]
    package var obligations: [CampaignID: [ObligationID: Obligation]] = [:]

    package var submissions: [Fact<Submission>] = []
    package var decisions: [Fact<Decision>] = []
    package var figures: [Fact<Figure>] = []
    package var scoreDecisions: [Fact<ScoreDecision>] = []

    package var occurrences: [StoredOccurrence] = []
    package var runs: [StoredRun] = []
    package var periods: [StoredPeriod] = []
    package var letters: [StoredLetter] = []
    /// What letters and ends were before the program changed them, in the order of the changes.
    package var formerLetters: [FormerLetter] = []
    package var formerEnds: [FormerEnd] = []
    package var takebacks: [Takeback] = []
    /// What facts were stamped with before a clock was corrected, in the order in which they were recorded.
    package var restamped: [StampedFact] = []
    /// By letter, in the order of their numbers.
    package var attempts: [Int64: [StoredAttempt]] = [:]
    /// The number of the last claim.
    package var fence = 0

    package var pauses: [MailServerID: ServerPause] = [:]
    /// Where servers did not bear an announced letter, and when that was.
    package var overlapRefusals: [MailServer.Place: Instant] = [:]
    package var bounces: [StoredBounce] = []
    /// By address.
    package var suppressions: [String: Suppression] = [:]
    /// What headings of imported files mean, by heading.
    package var headings: [CampaignID: [String: String]] = [:]
    package var causes: [OperatorCause: CauseRecord] = [:]
    /// Which clock the passes went by; nil where none noted it.
    package var passClock: PassClock?
    package var lastPasses: [CampaignID: Instant] = [:]
    /// The last time that it was put back from a copy.
    package var restoration: Restoration?
    /// What makes the tokens of this store's letters.
    package var bounceKey = Data()

    package init() {}
}

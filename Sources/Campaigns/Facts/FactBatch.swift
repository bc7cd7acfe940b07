/// Facts to be recorded together.
package struct FactBatch: Hashable, Sendable {
    package var submissions: [Submission] = []
    package var decisions: [Decision] = []
    package var figures: [Figure] = []
    package var scoreDecisions: [ScoreDecision] = []
    /// Whether they are marked as made up.
    package var isSample = false

    package init() {}

    package var count: Int {
        submissions.count + decisions.count + figures.count + scoreDecisions.count
    }
}

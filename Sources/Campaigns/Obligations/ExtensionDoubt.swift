/// What makes an extension doubtful, beside what is known when it is recorded.
///
/// It is stored all the same: a law can be read in several ways, and a leader may forgive a delay.
package enum ExtensionDoubt: Hashable, Sendable {
    /// The deadline is set by a law, cited as the files have it.
    case byLaw(String)
    /// The thing had been done by then; when.
    case done(Instant)

    /// The doubts about a decision; none where it excuses or may well extend.
    ///
    /// `facts`: what was known without the decision.
    package static func doubts(
        about decision: Decision,
        of campaign: Campaign,
        beside facts: Facts
    ) -> [ExtensionDoubt] {
        let unit = decision.obligation.unit
        guard case .extend = decision.ruling,
            let milestone = campaign.milestone(decision.obligation.milestone)
        else { return [] }
        var doubts: [ExtensionDoubt] = []
        if case .law(let citation) = milestone.basis { doubts.append(.byLaw(citation)) }
        let outcome = ObligationOutcome(
            facts.history(of: unit, milestone.id),
            at: decision.recorded
        )
        if let submission = outcome.standing { doubts.append(.done(submission.happened)) }
        return doubts
    }
}

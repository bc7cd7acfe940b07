/// The outcomes of all obligations of a campaign at one instant, a few octets for each.
///
/// Facts that are recorded or happened after the instant are left out by whoever fills it.
package struct OutcomeBoard: Sendable {
    private let unitCount: Int
    private var outcomes: [ObligationOutcome]
    private var decisions: [Int: [Decision]] = [:]
    /// Some fact of the campaign is marked as made up.
    package var containsSamples = false

    /// Without any fact.
    package init(_ campaign: Campaign) {
        unitCount = campaign.units.count
        outcomes = Array(
            repeating: ObligationOutcome(),
            count: unitCount * campaign.milestones.count
        )
    }

    package init(_ campaign: Campaign, facts: Facts, at instant: Instant) {
        self.init(campaign)
        containsSamples = facts.containsSamples
        for (position, milestone) in campaign.milestones.enumerated() {
            for (unit, history) in facts.histories[milestone.id] ?? [:] {
                guard let place = campaign.position(of: unit) else { continue }
                let slot = position * unitCount + place
                outcomes[slot] = ObligationOutcome(history, at: instant)
                let counting = history.decisions.filter { $0.recorded <= instant }
                if !counting.isEmpty { decisions[slot] = counting }
            }
        }
    }

    /// Both positions are those in the campaign's lists.
    package func outcome(_ milestone: Int, _ unit: Int) -> ObligationOutcome {
        outcomes[milestone * unitCount + unit]
    }

    package func decisions(_ milestone: Int, _ unit: Int) -> [Decision] {
        decisions.isEmpty ? [] : decisions[milestone * unitCount + unit] ?? []
    }

    /// Puts one in the place of what was taken so far.
    package mutating func replace(_ outcome: ObligationOutcome, milestone: Int, unit: Int) {
        outcomes[milestone * unitCount + unit] = outcome
    }

    /// Takes the next submission of an obligation; they come in the order in which they happened.
    package mutating func take(
        _ status: Submission.Status,
        id: Int64,
        happened: Instant,
        milestone: Int,
        unit: Int
    ) {
        outcomes[milestone * unitCount + unit].take(status, id: id, happened: happened)
    }

    /// Takes the next decision, in the order of recording.
    package mutating func take(_ decision: Decision, milestone: Int, unit: Int) {
        decisions[milestone * unitCount + unit, default: []].append(decision)
    }
}

/// Everything recorded about one campaign, in the order of recording; only ever grows.
package struct Facts: Sendable {
    /// By milestone, then by unit: most questions are about all units of one milestone.
    package private(set) var histories: [MilestoneID: [UnitCode: ObligationHistory]] = [:]
    package private(set) var figures: [IndicatorID: [UnitCode: [Figure]]] = [:]
    /// Units whose deadline a decision moved, by milestone.
    package private(set) var extended: [MilestoneID: Set<UnitCode>] = [:]
    /// By score sheet, then by unit.
    package private(set) var scoreDecisions: [ScoreSheetID: [UnitCode: [ScoreDecision]]] = [:]
    /// Some of it is marked as made up.
    package var containsSamples = false

    package init() {}

    package mutating func append(_ submission: Submission) {
        let name = submission.obligation
        histories[name.milestone, default: [:]][name.unit, default: ObligationHistory()]
            .append(submission)
    }

    package mutating func append(_ decision: Decision) {
        if case .extend = decision.ruling {
            extended[decision.obligation.milestone, default: []].insert(decision.obligation.unit)
        }
        let name = decision.obligation
        histories[name.milestone, default: [:]][name.unit, default: ObligationHistory()]
            .append(decision)
    }

    package mutating func append(_ figure: Figure) {
        figures[figure.indicator, default: [:]][figure.unit, default: []].append(figure)
    }

    package mutating func append(_ decision: ScoreDecision) {
        scoreDecisions[decision.sheet, default: [:]][decision.unit, default: []].append(decision)
    }

    package func history(of unit: UnitCode, _ milestone: MilestoneID) -> ObligationHistory? {
        histories[milestone]?[unit]
    }

    /// The unit's figure with the latest as-of at or before `instant`, ties by recording.
    ///
    /// `after`: figures with an as-of at or before it are left out; nil for no such bound.
    /// `known`: figures recorded later are left out.
    package func figure(
        of unit: UnitCode,
        _ indicator: IndicatorID,
        after: Instant? = nil,
        asOf instant: Instant,
        known: Instant
    ) -> Figure? {
        var best: Figure?
        for figure in figures[indicator]?[unit] ?? []
        where figure.recorded <= known && figure.asOf <= instant
            && (after.map { figure.asOf > $0 } ?? true)
        {
            guard let current = best else {
                best = figure
                continue
            }
            if (figure.asOf, figure.recorded, figure.id)
                >= (current.asOf, current.recorded, current.id)
            {
                best = figure
            }
        }
        return best
    }
}

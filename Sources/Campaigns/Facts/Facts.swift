/// Everything recorded about one campaign, in the order of recording; only ever grows.
package struct Facts: Sendable {
    /// By milestone, then by unit: most questions are about all units of one milestone.
    package private(set) var histories: [MilestoneID: [UnitCode: ObligationHistory]] = [:]
    package private(set) var figures: [IndicatorID: [UnitCode: [Figure]]] = [:]
    /// Units whose deadline a decision moved, by milestone.
    package private(set) var extended: [MilestoneID: Set<UnitCode>] = [:]
    /// Units of which a report was once returned, by milestone.
    package private(set) var returned: [MilestoneID: Set<UnitCode>] = [:]
    /// By score sheet, then by unit.
    package private(set) var scoreDecisions: [ScoreSheetID: [UnitCode: [ScoreDecision]]] = [:]
    /// Whether some fact is marked as made up.
    package var containsSamples = false
    /// The last of them, of each kind.
    package private(set) var last = FactCursor()

    package init() {}

    package mutating func append(_ submission: Submission) {
        last.submission = max(last.submission, submission.id)
        let name = submission.obligation
        if submission.status == .returned {
            returned[name.milestone, default: []].insert(name.unit)
        }
        histories[name.milestone, default: [:]][name.unit, default: ObligationHistory()]
            .append(submission)
    }

    package mutating func append(_ decision: Decision) {
        last.decision = max(last.decision, decision.id)
        if case .extend = decision.ruling {
            extended[decision.obligation.milestone, default: []].insert(decision.obligation.unit)
        }
        let name = decision.obligation
        histories[name.milestone, default: [:]][name.unit, default: ObligationHistory()]
            .append(decision)
    }

    package mutating func append(_ figure: Figure) {
        last.figure = max(last.figure, figure.id)
        figures[figure.indicator, default: [:]][figure.unit, default: []].append(figure)
    }

    package mutating func append(_ decision: ScoreDecision) {
        last.scoreDecision = max(last.scoreDecision, decision.id)
        scoreDecisions[decision.sheet, default: [:]][decision.unit, default: []].append(decision)
    }

    /// The facts with those of a batch, as if it had been recorded after everything that is there.
    package func adding(_ batch: FactBatch) -> Facts {
        var facts = self
        // Ids grow in the order of recording; a store gives none as large as these.
        var id = Int64.max / 2
        func next() -> Int64 {
            id += 1
            return id
        }
        for var fact in batch.submissions {
            fact.id = next()
            facts.append(fact)
        }
        for var fact in batch.decisions {
            fact.id = next()
            facts.append(fact)
        }
        for var fact in batch.figures {
            fact.id = next()
            facts.append(fact)
        }
        for var fact in batch.scoreDecisions {
            fact.id = next()
            facts.append(fact)
        }
        return facts
    }

    /// Units whose deadline may be another than the files say, by a decision or a return.
    package func apart(in milestone: MilestoneID) -> Set<UnitCode> {
        (extended[milestone] ?? []).union(returned[milestone] ?? [])
    }

    package func history(of unit: UnitCode, _ milestone: MilestoneID) -> ObligationHistory? {
        histories[milestone]?[unit]
    }

    /// The unit's figure that stood when no more was known than that mark says; nil where it had none.
    package func figure(of unit: UnitCode, _ indicator: IndicatorID, at mark: FactMark) -> Figure? {
        (figures[indicator]?[unit] ?? []).lazy
            .filter { mark.covers($0) && $0.asOf <= mark.instant }.standing
    }

    /// The unit's figure that stands at `instant` (``Figure/standsOver(_:)``); nil where it has
    /// none.
    ///
    /// With figures for 09:00 and 11:00, `asOf` 10:00 gives that of 09:00, and `asOf` 10:00 `after`
    /// 09:00 none: both bounds are about as-ofs, the lower one excluded. `known`: what was recorded
    /// later is left out, so that a table can be shown as it stood then.
    package func figure(
        of unit: UnitCode,
        _ indicator: IndicatorID,
        after: Instant? = nil,
        asOf instant: Instant,
        known: Instant
    ) -> Figure? {
        (figures[indicator]?[unit] ?? []).lazy.filter { figure in
            figure.recorded <= known && figure.asOf <= instant
                && (after.map { figure.asOf > $0 } ?? true)
        }.standing
    }
}

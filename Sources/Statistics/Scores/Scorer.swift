import Campaigns

/// Scores units by a score sheet at one instant: ``DEFINITIONS.md``, section 8.
struct Scorer {
    let sheet: ScoreSheet
    let evaluator: ObligationEvaluator
    let items: SubmittedItems
    let facts: Facts
    let instant: Instant
    private let board: OutcomeBoard
    let expected: Set<UnitCode>
    /// Indicators that some unit has reported.
    let begun: Set<IndicatorID>

    init(_ sheet: ScoreSheet, _ input: StatisticsInput) throws {
        let (campaign, facts, instant) = (input.campaign, try input.facts, input.instant)
        self.sheet = sheet
        self.facts = facts
        self.instant = instant
        evaluator = input.evaluator
        board = try input.board
        items = try input.items
        expected = ParticipationTable.expectedUnits(of: campaign)
        begun = Set(
            facts.figures.filter { _, units in
                units.contains { unit, figures in
                    campaign.position(of: unit) != nil
                        && figures.contains { $0.recorded <= instant && $0.asOf <= instant }
                }
            }.keys
        )
    }

    var campaign: Campaign { evaluator.campaign }

    /// `shift`: so many people more or fewer in the numerator of that indicator.
    func scores(
        of unit: OrganisationalUnit,
        shift: (indicator: IndicatorID, by: Int)? = nil
    ) -> [CriterionScore] {
        sheet.criteria.map { score($0, of: unit, shift: shift) }
    }

    /// Whether the unit is obliged to do some milestone; one that is only invited is not scored.
    func owesSomething(_ unit: OrganisationalUnit) -> Bool {
        campaign.milestones.contains {
            !$0.isDateOnly && campaign.involvement(of: unit, in: $0) == .obliged
        }
    }

    /// nil where no criterion applies.
    func total(of scores: [CriterionScore]) -> Points? {
        let judged = scores.filter { $0.criterion.formula != .council }
        let applicable = judged.filter { $0.earned != nil }
        let possible = applicable.map(\.criterion.points).sum
        guard possible > .zero else { return nil }
        let full = judged.map(\.criterion.points).sum
        let earned = applicable.compactMap(\.earned).sum
        let council = scores.filter { $0.criterion.formula == .council }.compactMap(\.earned).sum
        return full.share(earned.thousandths, of: possible.thousandths) + council
    }

    private func score(
        _ criterion: ScoreSheet.Criterion,
        of unit: OrganisationalUnit,
        shift: (indicator: IndicatorID, by: Int)?
    ) -> CriterionScore {
        switch criterion.formula {
        case .onTime(let milestones):
            return scoreObligations(criterion, milestones, of: unit, late: .zero)
        case .submitted(let milestones):
            return scoreObligations(criterion, milestones, of: unit, late: criterion.points)
        case .share(let id):
            return scoreShare(criterion, id, of: unit, shift) { numerator, denominator in
                criterion.points.share(min(numerator, denominator), of: denominator)
            }
        case .missing(let id, let tolerated):
            return scoreShare(criterion, id, of: unit, shift) { numerator, denominator in
                let missing = max(0, denominator - numerator)
                let whole = denominator * tolerated.thousandths
                return criterion.points.share(max(0, whole - missing * 100_000), of: whole)
            }
        case .count(let id, let each): return scoreCount(criterion, id, each: each, of: unit, shift)
        case .countDocuments(let milestones, let each):
            return scoreDocuments(criterion, milestones, each: each, of: unit)
        case .deduct(let per, let id):
            return scoreIncidents(criterion, id, per: per, of: unit, shift)
        case .council: return scoreCouncil(criterion, of: unit)
        }
    }

    func notApplicable(_ criterion: ScoreSheet.Criterion) -> CriterionScore {
        CriterionScore(criterion: criterion, earned: nil, evidence: .notApplicable)
    }

    // MARK: Obligations

    /// `late`: what a late submission is worth where the criterion has no deduction for each day.
    private func scoreObligations(
        _ criterion: ScoreSheet.Criterion,
        _ milestones: [MilestoneID],
        of unit: OrganisationalUnit,
        late: Points
    ) -> CriterionScore {
        var judged: [CriterionScore.Obligation] = []
        for id in milestones {
            guard let milestone = campaign.milestone(id), !milestone.isDateOnly,
                campaign.involvement(of: unit, in: milestone) == .obliged
            else { continue }
            let status = status(of: milestone, for: unit)
            guard status.state != .excused, let deadline = status.deadline,
                evaluator.dueInstant(of: deadline, graceMinutes: milestone.graceMinutes) < instant
            else { continue }
            let delay = status.state == .late ? evaluator.delay(of: status) : nil
            let value: Points =
                switch status.state {
                case .onTime: criterion.points
                case .late: criterion.deduction?.value(of: criterion.points, delay) ?? late
                default: .zero
                }
            judged.append(
                CriterionScore.Obligation(
                    milestone: milestone,
                    status: status,
                    delay: delay,
                    value: value,
                    item: items[unit.code, id].first
                )
            )
        }
        guard !judged.isEmpty else { return notApplicable(criterion) }
        let sum = judged.map(\.value).sum.thousandths
        return CriterionScore(
            criterion: criterion,
            earned: Points(thousandths: (2 * sum + judged.count) / (2 * judged.count)),
            evidence: .obligations(judged)
        )
    }

    private func status(of milestone: Milestone, for unit: OrganisationalUnit) -> ObligationStatus {
        guard let place = campaign.position(of: milestone.id),
            let position = campaign.position(of: unit.code)
        else {
            return evaluator.status(
                of: milestone,
                for: unit.code,
                involvement: .obliged,
                history: nil,
                at: instant
            )
        }
        return evaluator.status(
            of: milestone,
            for: unit.code,
            involvement: .obliged,
            outcome: board.outcome(place, position),
            decisions: board.decisions(place, position),
            at: instant
        )
    }

    // MARK: Documents and the council

    private func scoreDocuments(
        _ criterion: ScoreSheet.Criterion,
        _ milestones: [MilestoneID],
        each: Points,
        of unit: OrganisationalUnit
    ) -> CriterionScore {
        let involved = milestones.filter { id in
            guard let milestone = campaign.milestone(id), !milestone.isDateOnly else {
                return false
            }
            return campaign.involvement(of: unit, in: milestone) != nil
        }
        guard !involved.isEmpty else { return notApplicable(criterion) }
        var keys: Set<DocumentKey> = []
        var counted: [SubmittedItem] = []
        for id in involved {
            var hasNameless = false
            for item in items[unit.code, id] {
                guard let key = item.key else {
                    if !hasNameless { counted.append(item) }
                    hasNameless = true
                    continue
                }
                if key.isLink, items.links[key]?.obligation.unit != unit.code { continue }
                if keys.insert(key).inserted { counted.append(item) }
            }
        }
        return CriterionScore(
            criterion: criterion,
            earned: criterion.points.atMost(each, times: counted.count),
            evidence: .documents(counted, count: counted.count)
        )
    }

    private func scoreCouncil(
        _ criterion: ScoreSheet.Criterion,
        of unit: OrganisationalUnit
    ) -> CriterionScore {
        let decision = decisions(on: unit.code).last {
            if case .criterion(criterion.name, _) = $0.ruling { true } else { false }
        }
        guard let decision, case .criterion(_, let points) = decision.ruling else {
            return CriterionScore(criterion: criterion, earned: nil, evidence: .council(nil))
        }
        return CriterionScore(
            criterion: criterion,
            earned: min(max(.zero, points), criterion.points),
            evidence: .council(decision)
        )
    }

    /// The council's decisions on the unit that were recorded by the instant, in that order.
    func decisions(on unit: UnitCode) -> [ScoreDecision] {
        (facts.scoreDecisions[sheet.id]?[unit] ?? []).filter { $0.recorded <= instant }
    }
}

extension ScoreSheet.LateDeduction {
    /// What is left of the points after the delay, which counts as a day at least.
    ///
    /// With 2 points a day off 10 and no less than 3: 8 for 18:00 on the day itself, 4 after three
    /// days, 3 after a week.
    fileprivate func value(of points: Points, _ delay: Delay?) -> Points {
        let days = max(1, delay?.days ?? 1)
        let left = points.thousandths - perDay.thousandths * days
        return min(points, max(floor, Points(thousandths: left)))
    }
}

extension Points {
    /// `each` for every one of `count`, but at most these points.
    func atMost(_ each: Points, times count: Int) -> Points {
        let (product, overflows) = each.thousandths.multipliedReportingOverflow(by: max(0, count))
        return overflows ? self : min(self, Points(thousandths: product))
    }
}

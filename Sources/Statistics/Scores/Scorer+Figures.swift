import Campaigns

/// Criteria by what a unit reported.
extension Scorer {
    func scoreShare(
        _ criterion: ScoreSheet.Criterion,
        _ id: IndicatorID,
        of unit: OrganisationalUnit,
        _ shift: (indicator: IndicatorID, by: Int)?,
        _ points: (Int, Int) -> Points
    ) -> CriterionScore {
        guard let (figure, numerator, denominator) = countable(id, of: unit) else {
            return withoutFigure(criterion, id, of: unit)
        }
        return CriterionScore(
            criterion: criterion,
            earned: points(numerator + people(shift, id), denominator),
            evidence: .figure(figure, denominator: denominator)
        )
    }

    private func people(_ shift: (indicator: IndicatorID, by: Int)?, _ id: IndicatorID) -> Int {
        shift.flatMap { $0.indicator == id ? $0.by : nil } ?? 0
    }

    func countable(
        _ id: IndicatorID,
        of unit: OrganisationalUnit
    ) -> (figure: Figure, numerator: Int, denominator: Int)? {
        guard let indicator = campaign.indicator(id),
            let figure = facts.figure(of: unit.code, id, asOf: instant, known: instant),
            let numerator = figure.numerator,
            let denominator = indicator.denominator(of: unit, reported: figure.denominator),
            indicator.isCountable(numerator, of: denominator)
        else { return nil }
        return (figure, numerator, denominator)
    }

    func scoreCount(
        _ criterion: ScoreSheet.Criterion,
        _ id: IndicatorID,
        each: Points,
        of unit: OrganisationalUnit,
        _ shift: (indicator: IndicatorID, by: Int)?
    ) -> CriterionScore {
        guard let figure = facts.figure(of: unit.code, id, asOf: instant, known: instant),
            let numerator = figure.numerator
        else { return withoutFigure(criterion, id, of: unit) }
        return CriterionScore(
            criterion: criterion,
            earned: criterion.points.atMost(each, times: numerator + people(shift, id)),
            evidence: .figure(figure, denominator: nil)
        )
    }

    func scoreIncidents(
        _ criterion: ScoreSheet.Criterion,
        _ id: IndicatorID,
        per: Points,
        of unit: OrganisationalUnit,
        _ shift: (indicator: IndicatorID, by: Int)?
    ) -> CriterionScore {
        let series = FigureSeries(facts, unit.code, id, at: instant)
        guard let numerator = series.last?.numerator else {
            return withoutFigure(criterion, id, of: unit)
        }
        let isPeriodic = campaign.indicator(id)?.alertsWhenPositive ?? false
        let count =
            (isPeriodic ? series.numeratorsOfAllPeriods : numerator) + people(shift, id)
        let lost = criterion.points.atMost(per, times: count)
        return CriterionScore(
            criterion: criterion,
            earned: Points(thousandths: criterion.points.thousandths - lost.thousandths),
            evidence: .incidents(
                series.figures.filter { $0.numerator ?? 0 > 0 },
                count: count
            )
        )
    }

    /// The score of a unit that has no figure to be judged by.
    ///
    /// 0 for one that should have reported. The criterion does not apply to a unit that need not
    /// report, nor to any while no unit has reported the indicator.
    private func withoutFigure(
        _ criterion: ScoreSheet.Criterion,
        _ id: IndicatorID,
        of unit: OrganisationalUnit
    ) -> CriterionScore {
        guard expected.contains(unit.code), begun.contains(id) else {
            return notApplicable(criterion)
        }
        return CriterionScore(
            criterion: criterion,
            earned: .zero,
            evidence: .figure(nil, denominator: nil)
        )
    }
}

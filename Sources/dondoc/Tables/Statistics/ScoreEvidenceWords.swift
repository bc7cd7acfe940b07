import Campaigns
import Statistics
import Wording

/// By what points were earned, in sentences.
struct ScoreEvidenceWords {
    let tables: StatisticsTables

    private var language: Language { tables.language }
    private var numbers: NumberStyle { tables.numbers }

    /// How the points come about.
    func formula(_ criterion: ScoreSheet.Criterion) -> String {
        func indicator(_ id: IndicatorID) -> (part: String, whole: String) {
            let known = tables.campaign.indicator(id)
            return (known?.numeratorLabel ?? id.text, known?.denominator.label ?? "")
        }
        let points = numbers.points(criterion.points)
        let phrase: Phrase
        switch criterion.formula {
        case .onTime: phrase = Messages.onTimeFormula(points)
        case .submitted: phrase = Messages.submittedFormula(points)
        case .share(let id):
            phrase = Messages.shareFormula(points, indicator(id).part, of: indicator(id).whole)
        case .missing(let id, let tolerated):
            phrase = Messages.missingFormula(
                points,
                indicator(id).part,
                of: indicator(id).whole,
                tolerated: numbers.points(Points(thousandths: tolerated.thousandths))
            )
        case .count(let id, let each):
            phrase = Messages.countFormula(points, numbers.points(each), indicator(id).part)
        case .countDocuments(_, let each):
            phrase = Messages.documentFormula(points, numbers.points(each))
        case .deduct(let each, let id):
            phrase = Messages.deductFormula(points, numbers.points(each), indicator(id).part)
        case .council: phrase = Messages.councilFormula(points)
        }
        guard let deduction = criterion.deduction else { return phrase(language) }
        return phrase(language)
            + Messages.lateDeduction(
                numbers.points(deduction.perDay),
                floor: numbers.points(deduction.floor)
            )(language)
    }

    /// One line at least.
    func lines(_ score: CriterionScore) -> [String] {
        switch score.evidence {
        case .obligations(let judged): return judged.map(line)
        case .figure(let figure, let denominator):
            return [self.figure(figure, denominator: denominator)]
        case .documents(let items, let count):
            return [Messages.documentsCounted(count)(language)]
                + items.compactMap(\.document).sorted()
        case .incidents(let figures, let count):
            return [Messages.incidentsCounted(count)(language)]
                + figures.map { tables.time($0.asOf) }
        case .council(let decision):
            return [decision.map(self.decision) ?? Messages.councilWaits(language)]
        case .notApplicable: return [StatisticsWords.notApplicable(language)]
        }
    }

    private func line(_ judged: CriterionScore.Obligation) -> String {
        var text =
            "\(judged.milestone.displayName): \(Messages.obligationState(judged.status.state)(language))"
        if let submitted = judged.status.submitted { text += " \(tables.time(submitted))" }
        if let delay = judged.delay {
            let late =
                delay.days == 0
                ? Messages.sameDay(language) : "+" + Messages.days(delay.days)(language)
            text += " (\(late))"
        }
        if let document = judged.item?.document { text += ", \(document)" }
        return text + ": \(numbers.points(judged.value))"
    }

    private func figure(_ figure: Figure?, denominator: Int?) -> String {
        guard let figure, let numerator = figure.numerator else {
            return Columns.notReported(language)
        }
        let time = tables.time(figure.asOf)
        let status = StatisticsWords.figureStatus(figure.status)(language)
        guard let denominator else { return "\(numbers.grouped(numerator)) (\(time), \(status))" }
        var text =
            "\(numbers.grouped(numerator))/\(numbers.grouped(denominator)) = "
            + "\(numbers.percent(numerator, of: denominator)) (\(time), \(status))"
        if let interval = WilsonInterval(numerator, of: denominator) {
            let ends = [interval.low, interval.high].map {
                numbers.decimal($0 * 100, digits: 1) + "%"
            }
            text += ", " + Messages.wilson(ends[0], ends[1])(language)
        }
        return text
    }

    func decision(_ decision: ScoreDecision) -> String {
        let what: String
        switch decision.ruling {
        case .confirm: what = Messages.confirmed(language)
        case .points(let points):
            what = "\(StatisticsWords.points(language)) \(numbers.points(points))"
        case .rank(let rank): what = Messages.rankGiven(rank)(language)
        case .level(let level): what = level
        case .criterion(let name, let points): what = "\(name): \(numbers.points(points))"
        }
        return Messages.councilDecision(
            what,
            computed: decision.computed,
            reason: decision.reason,
            author: decision.author,
            time: tables.time(decision.recorded)
        )(language)
    }
}

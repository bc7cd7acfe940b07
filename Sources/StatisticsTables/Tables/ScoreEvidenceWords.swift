package import Campaigns
package import Statistics
import Tables
import Texts
import Wording

/// By what points were earned, in sentences.
package struct ScoreEvidenceWords {
    package let tables: StatisticsTables

    package init(tables: StatisticsTables) {
        self.tables = tables
    }

    private var language: Language { tables.language }
    private var numbers: NumberStyle { tables.numbers }

    /// How the points come about.
    package func formula(_ criterion: ScoreSheet.Criterion) -> String {
        func indicator(_ id: IndicatorID) -> (part: String, whole: String) {
            let known = tables.campaign.indicator(id)
            return (known?.numeratorLabel ?? id.text, known?.denominator.label ?? "")
        }
        let points = numbers.points(criterion.points)
        let phrase: Phrase
        switch criterion.formula {
        case .onTime: phrase = ScoreWords.onTimeFormula(points)
        case .submitted: phrase = ScoreWords.submittedFormula(points)
        case .share(let id):
            phrase = ScoreWords.shareFormula(points, indicator(id).part, of: indicator(id).whole)
        case .missing(let id, let tolerated):
            phrase = ScoreWords.missingFormula(
                points,
                indicator(id).part,
                of: indicator(id).whole,
                tolerated: numbers.points(Points(thousandths: tolerated.thousandths))
            )
        case .count(let id, let each):
            phrase = ScoreWords.countFormula(points, numbers.points(each), indicator(id).part)
        case .countDocuments(_, let each):
            phrase = ScoreWords.documentFormula(points, numbers.points(each))
        case .deduct(let each, let id):
            phrase = ScoreWords.deductFormula(points, numbers.points(each), indicator(id).part)
        case .council: phrase = ScoreWords.councilFormula(points)
        }
        guard let deduction = criterion.deduction else { return phrase(language) }
        return phrase(language)
            + ScoreWords.lateDeduction(
                numbers.points(deduction.perDay),
                floor: numbers.points(deduction.floor)
            )(language)
    }

    /// One line at least.
    package func lines(_ score: CriterionScore) -> [String] {
        switch score.evidence {
        case .obligations(let judged): return judged.map(line)
        case .figure(let figure, let denominator):
            return [self.figure(figure, denominator: denominator)]
        case .documents(let items, let count):
            return [ScoreWords.documentsCounted(count)(language)]
                + items.compactMap(\.document).sorted()
        case .incidents(let figures, let count):
            return [ScoreWords.incidentsCounted(count)(language)]
                + figures.map { tables.time($0.asOf) }
        case .council(let decision):
            return [decision.map(self.decision) ?? ScoreWords.councilWaits(language)]
        case .notApplicable: return [StatisticsWords.notApplicable(language)]
        }
    }

    private func line(_ judged: CriterionScore.Obligation) -> String {
        var text =
            "\(judged.milestone.displayName): \(CampaignWords.obligationState(judged.status.state)(language))"
        if let submitted = judged.status.submitted { text += " \(tables.time(submitted))" }
        if let delay = judged.delay {
            let late =
                delay.days == 0
                ? ScoreWords.sameDay(language) : "+" + ScoreWords.days(delay.days)(language)
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
        let status = CampaignWords.figureStatus(figure.status)(language)
        guard let denominator else { return "\(numbers.grouped(numerator)) (\(time), \(status))" }
        var text =
            "\(numbers.grouped(numerator))/\(numbers.grouped(denominator)) = "
            + "\(numbers.percent(numerator, of: denominator)) (\(time), \(status))"
        if let interval = WilsonInterval(numerator, of: denominator) {
            let ends = [interval.low, interval.high].map {
                numbers.decimal($0 * 100, digits: 1) + "%"
            }
            text += ", " + ScoreWords.wilson(ends[0], ends[1])(language)
        }
        return text
    }

    package func decision(_ decision: ScoreDecision) -> String {
        let what: String
        switch decision.ruling {
        case .confirm: what = ScoreWords.confirmed(language)
        case .points(let points):
            what = "\(StatisticsWords.points(language)) \(numbers.points(points))"
        case .rank(let rank): what = ScoreWords.rankGiven(rank)(language)
        case .level(let level): what = level
        case .criterion(let name, let points): what = "\(name): \(numbers.points(points))"
        }
        return ScoreWords.councilDecision(
            what,
            computed: decision.computed,
            reason: decision.reason,
            author: decision.author,
            time: tables.time(decision.recorded)
        )(language)
    }
}

import Campaigns
import Letters
import Statistics
import StatisticsTables
import Texts
import Wording

/// Doubts about new figures, in sentences.
struct FigureDoubtWords {
    private static let mostLookedAt = 5_000

    /// Of more figures nobody would read them, and `stats quality` has them.
    static func areTold(of batch: FactBatch) -> Bool {
        (1...mostLookedAt).contains(batch.figures.count)
    }

    let campaign: Campaign
    /// What was known before.
    let known: Facts

    /// None where nothing is doubtful.
    func lines(about figure: Figure) -> [String] {
        guard let unit = campaign.unit(figure.unit),
            let indicator = campaign.indicator(figure.indicator)
        else { return [] }
        let language = Screen.language
        return FigureDoubt.doubts(
            about: figure,
            beside: known.figures[indicator.id]?[unit.code] ?? [],
            of: indicator,
            expected: unit.expectedDenominator(of: indicator)
        ).map { "\(Findings.warning(language)): \(phrase($0)(language))" }
    }

    /// The doubts about each figure of the batch that has some, by its position.
    func lines(about batch: FactBatch) -> [(position: Int, unit: String, text: String)] {
        batch.figures.enumerated().flatMap { position, figure in
            let unit = campaign.unit(figure.unit)?.name ?? figure.unit.text
            return lines(about: figure).map { (position, unit, $0) }
        }
    }

    private func phrase(_ doubt: FigureDoubt) -> Phrase {
        switch doubt {
        case .less(let count, let instant): StatisticsWords.lessThan(count, time(instant))
        case .more(let count, let instant): StatisticsWords.moreThan(count, time(instant))
        case .denominator(let usual): StatisticsWords.otherDenominator(usual)
        case .hides(let count): StatisticsWords.hides(count)
        case .quickAfterFinal: StatisticsWords.quickAfterFinal
        }
    }

    private func time(_ instant: Instant) -> String {
        DateStyle(Screen.language).inTable(campaign.zone.civil(of: instant).toMinute)
    }
}

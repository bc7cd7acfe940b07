import Campaigns
import Letters
import Statistics
import Wording

/// Doubts about new figures, in sentences.
struct FigureDoubtWords {
    /// Of more figures nobody would read them, and `stats quality` has them.
    static let mostLookedAt = 5_000

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

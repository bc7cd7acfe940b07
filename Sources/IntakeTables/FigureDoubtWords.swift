package import Campaigns
import Statistics
import StatisticsTables
package import Texts
import Wording

/// Doubts about new figures, in sentences.
package struct FigureDoubtWords {
    /// A doubt about one figure of a batch.
    package struct Line {
        /// The figure's position among those of the batch.
        package let position: Int
        /// The unit's name.
        package let unit: String
        /// `lưu ý: ít hơn số đến 09:00 23/05/2021: 300`.
        package let text: String
    }

    /// Of more figures at once nobody would read the doubts; `stats quality` has them.
    private static let mostLookedAt = 5_000

    private let campaign: Campaign
    /// What is known without the batch, and the batch itself.
    private let facts: Facts

    private let language: Language

    /// What is doubtful about the batch before it is stored.
    ///
    /// Each figure is held against those that are known and against the others of the batch: that a
    /// unit had 300 voters at 09:00 and 290 at 11:00 is told when both come in one file, as it is
    /// when they come in two. None for a batch of more than 5,000 figures; `known` is then not asked
    /// for.
    package static func doubts(
        about batch: FactBatch,
        of campaign: Campaign,
        beside known: @autoclosure () throws -> Facts,
        _ language: Language
    ) rethrows -> [Line] {
        guard (1...mostLookedAt).contains(batch.figures.count) else { return [] }
        let facts = try known().adding(batch)
        let words = FigureDoubtWords(campaign: campaign, facts: facts, language: language)
        return batch.figures.enumerated().flatMap { position, figure in
            words.texts(about: figure).map { text in
                let unit = campaign.unit(figure.unit)?.name ?? figure.unit.text
                return Line(position: position, unit: unit, text: text)
            }
        }
    }

    private func texts(about figure: Figure) -> [String] {
        guard let unit = campaign.unit(figure.unit),
            let indicator = campaign.indicator(figure.indicator)
        else { return [] }
        return FigureDoubt.doubts(
            about: figure,
            beside: facts.figures[indicator.id]?[unit.code] ?? [],
            of: indicator,
            expected: indicator.expectedDenominator(of: unit)
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
        DateStyle(language).inTable(campaign.zone.civil(of: instant).toMinute)
    }
}

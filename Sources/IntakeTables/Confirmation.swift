package import Campaigns
import Intake
package import Texts
import Wording

/// What was recorded, said back: a slip of unit, date or number shows at once.
///
/// `đã ghi nhận: Chi cục Kiểm lâm – Kế hoạch: nộp 08:00 12/03/2021 (đúng hạn)`.
package struct Confirmation {
    private let evaluator: ObligationEvaluator
    /// With what was recorded; needed only for what is said about obligations.
    private let facts: Facts
    private let now: Instant
    private let language: Language

    package init(
        evaluator: ObligationEvaluator,
        facts: Facts,
        now: Instant,
        _ language: Language
    ) {
        self.evaluator = evaluator
        self.facts = facts
        self.now = now
        self.language = language
    }

    private var campaign: Campaign { evaluator.campaign }
    private var dates: DateStyle { DateStyle(language) }

    package func lines(about batch: FactBatch) -> [String] {
        batch.submissions.map { submission in
            let time = dates.inTable(campaign.zone.civil(of: submission.happened).toMinute)
            return line(
                submission.obligation,
                "\(IntakeWords.status(submission.status)(language)) \(time)"
            )
        }
            + batch.decisions.map { decision in
                switch decision.ruling {
                case .extend(let date):
                    line(
                        decision.obligation,
                        CampaignWords.extensionGranted(dates.inTable(date))(language)
                    )
                case .excuse:
                    line(decision.obligation, CampaignWords.obligationState(.excused)(language))
                }
            }
            + batch.figures.map { figure in
                let name = campaign.indicator(figure.indicator)?.name ?? figure.indicator.text
                let unit = campaign.unit(figure.unit)?.name ?? figure.unit.text
                let counts = [figure.numerator, figure.denominator]
                    .map { $0.map(String.init) ?? "–" }.joined(separator: "/")
                let time = dates.inTable(campaign.zone.civil(of: figure.asOf).toMinute)
                return "\(IntakeWords.recorded(language)): \(unit) – \(name): \(counts), \(time)"
            }
    }

    private func line(_ name: ObligationID, _ what: String) -> String {
        let milestone = campaign.milestone(name.milestone)
        let unit = campaign.unit(name.unit)
        var text =
            "\(IntakeWords.recorded(language)): \(unit?.name ?? name.unit.text) – "
            + "\(milestone?.displayName ?? name.milestone.text): \(what)"
        if let milestone, let unit, let involvement = campaign.involvement(of: unit, in: milestone)
        {
            let status = evaluator.status(
                of: milestone,
                for: unit.code,
                involvement: involvement,
                history: facts.history(of: unit.code, milestone.id),
                at: now
            )
            text += " (\(CampaignWords.obligationState(status.state)(language)))"
        }
        return text
    }
}

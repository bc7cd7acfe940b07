package import Campaigns
import Intake
package import Texts
import Wording

/// Doubts about extensions, in sentences.
package enum ExtensionDoubtWords {
    /// A doubt about one decision of a batch.
    package struct Line {
        /// The decision's position among those of the batch.
        package let position: Int
        /// The unit's name.
        package let unit: String
        /// `lưu ý: đơn vị đã nộp lúc 10:00 09/02/2021`.
        package let text: String
    }

    /// What is doubtful about the extensions of the batch before it is stored.
    ///
    /// `known` is not asked for where the batch has no decisions.
    package static func doubts(
        about batch: FactBatch,
        of campaign: Campaign,
        beside known: @autoclosure () throws -> Facts,
        _ language: Language
    ) rethrows -> [Line] {
        guard !batch.decisions.isEmpty else { return [] }
        let facts = try known()
        return batch.decisions.enumerated().flatMap { position, decision in
            ExtensionDoubt.doubts(about: decision, of: campaign, beside: facts).map { doubt in
                Line(
                    position: position,
                    unit: campaign.unit(decision.obligation.unit)?.name
                        ?? decision.obligation.unit.text,
                    text: "\(Findings.warning(language)): "
                        + phrase(doubt, campaign.zone)(language)
                )
            }
        }
    }

    private static func phrase(_ doubt: ExtensionDoubt, _ zone: CivilZone) -> Phrase {
        switch doubt {
        case .byLaw(let citation): IntakeWords.extensionByLaw(citation)
        case .done(let instant): IntakeWords.extensionOfDone(zone.civil(of: instant).toMinute)
        }
    }
}

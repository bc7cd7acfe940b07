import Campaigns
import Statistics
package import Tables
import Texts

extension StatisticsTables {
    /// Figures and submissions that should be looked at.
    package func quality() throws -> Table {
        let report = try QualityReport(input)
        var table = Table([
            Table.Column(
                key: "check",
                heading: StatisticsWords.check,
                isHidden: true,
                isKey: true
            ),
            Table.Column(key: "unit", heading: Columns.unit, isFlexible: true, isKey: true),
            Table.Column(key: "subject", heading: Columns.indicator, isFlexible: true, isKey: true),
            Table.Column(key: "as_of", heading: Columns.asOf, isKey: true),
            Self.hidden("value"), Self.hidden("reference"), Self.hidden("score"),
            Table.Column(
                key: "finding",
                heading: StatisticsWords.finding,
                isPicture: true
            ),
        ])
        for finding in report.findings {
            let local = finding.asOf.map { campaign.zone.civil(of: $0) }
            let time = local.map { local in
                local.time == .lastSecond ? day(local.date) : "\(local.time) \(day(local.date))"
            }
            table.append([
                "check": .text(finding.check.rawValue),
                "unit": .text(finding.unit.text, shown: campaign.unit(finding.unit)?.name),
                "subject": .text(finding.subject, shown: name(of: finding.subject)),
                "as_of": .text(local?.description ?? "", shown: time ?? ""),
                "value": .decimal(finding.value, shown: ""),
                "reference": .decimal(finding.reference, shown: ""),
                "score": .decimal(finding.score, shown: ""),
                "finding": .text("", shown: sentence(finding)),
            ])
        }
        table.summary =
            report.findings.isEmpty
            ? [StatisticsWords.allWell(language)]
            : report.findings.map { finding in
                let unit = campaign.unit(finding.unit)?.name ?? finding.unit.text
                return "\(unit) – \(name(of: finding.subject)): \(sentence(finding))"
            }
        if report.findings.isEmpty { table.footnotes = [StatisticsWords.allWell(language)] }
        return finished(table, StatisticsWords.quality)
    }

    /// An indicator's name; a document as it is.
    private func name(of subject: String) -> String {
        campaign.indicator(IndicatorID(subject))?.name ?? subject
    }

    private func sentence(_ finding: QualityReport.Finding) -> String {
        let value = Int(finding.value ?? 0)
        let reference = Int(finding.reference ?? 0)
        let phrase =
            switch finding.check {
            case .overDenominator: StatisticsWords.exceeds(value, reference)
            case .falling, .denominatorJump: StatisticsWords.fell(reference, value)
            case .neverFinal: StatisticsWords.stillQuick
            case .outlier:
                StatisticsWords.outlier(
                    rate: percentage(finding.value),
                    median: percentage(finding.reference),
                    score: numbers.decimal(finding.score ?? 0, digits: 1)
                )
            case .duplicateDocument, .duplicateLink: StatisticsWords.usedBy(value)
            case .noReport: StatisticsWords.neverHeard
            }
        return StatisticsWords.checkName(finding.check)(language) + ": "
            + phrase(language)
    }

    private func percentage(_ rate: Double?) -> String {
        numbers.decimal((rate ?? 0) * 100, digits: 2) + "%"
    }
}

import Campaigns
import Foundation
import Intake
import IntakeTables
import Schedules
import Tables
import Texts

/// A table in text: as a unit list, and as an import down to its preview.
enum TableGate {
    static func take(_ octets: [UInt8]) -> [String] {
        if case .success(let list) = SourceFile.decode(
            path: "Schedules/dot/don-vi.csv",
            bytes: Data(octets)
        ) {
            let sets = GateCampaign.sets(with: list)
            tell(sets.findings, list)
        }
        return preview(of: octets, path: "bao-cao.csv")
    }

    /// The import's findings and its preview in every form; what it says of rows must fit them.
    static func preview(of octets: [UInt8], path: String) -> [String] {
        let campaign = GateCampaign.campaign
        var options = IntakeOptions()
        // Half of all files are read with what a person adds, always the same half.
        if octets.count.isMultiple(of: 2) {
            options.indicator = campaign.indicators.first
            options.asOf = AsOf("2021-05-23T11:00", zone: campaign.zone)
        }
        let table = IntakeTable(
            path: path,
            octets: Data(octets),
            of: campaign,
            options: options,
            now: GateCampaign.now,
            author: "test"
        )
        tell(table.findings, SourceFile(path: path, text: DecodedText(Data(octets))?.text ?? ""))
        var broken: [String] = []
        if table.lines.count != table.batch.count {
            broken.append("\(table.batch.count) facts, \(table.lines.count) lines")
        }
        for language in [Language.vietnamese, .english] {
            let shown = ImportPreview(
                campaign,
                before: GateCampaign.facts,
                table,
                at: GateCampaign.now,
                language
            ).asTable()
            if shown.rows.count != table.batch.count { broken.append("a row is not shown") }
            for format in OutputFormat.allCases {
                _ = shown.text(format, language, width: 80, colours: true)
            }
        }
        return broken
    }

    private static func tell(_ findings: [Finding], _ file: SourceFile) {
        let report = FindingReport(findings, files: [file], secretKeys: [])
        _ = report.text(.vietnamese) + report.text(.english) + report.json
    }
}

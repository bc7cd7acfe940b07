package import Campaigns
package import Delivery
package import Tables
package import Texts
import Wording

/// What will be sent, as a table.
package enum PlanTable {
    /// `showsUnits`: a row is one recipient's, and not a rule's.
    package static func table(
        _ rows: [SendPlan.Row],
        of campaign: Campaign,
        showsUnits: Bool,
        _ language: Language
    ) -> Table {
        var columns = [
            Table.Column(key: "schedule", heading: Columns.schedule, isFlexible: true),
            Table.Column(key: "rule", heading: Columns.rule, isNumber: true),
            Table.Column(key: "milestone", heading: Columns.milestone, isFlexible: true),
            Table.Column(key: "nominal_local", heading: Columns.nominal),
            Table.Column(key: "actual_local", heading: Columns.actual),
            Table.Column(key: "actual_utc", heading: .verbatim("UTC"), isHidden: true),
            Table.Column(key: "shifted_because", heading: Columns.shifted, isFlexible: true),
            Table.Column(key: "merged_into", heading: Columns.mergedInto, isFlexible: true),
        ]
        if showsUnits {
            columns.append(Table.Column(key: "unit", heading: Columns.unit))
            columns.append(
                Table.Column(key: "recipient", heading: Columns.recipient, isFlexible: true)
            )
        }
        var table = Table(columns)
        let dates = DateStyle(language)
        for row in rows {
            let occurrence = row.occurrence
            let merged = row.mergedInto.map { "\($0.schedule)/\($0.line)" } ?? ""
            var cells: [Table.Cell] = [
                .text(occurrence.schedule.text), .number(occurrence.line),
                .text(occurrence.milestone?.text ?? ""),
                .text(occurrence.nominal.description, shown: dates.inTable(occurrence.nominal)),
                .text(occurrence.actual.description, shown: dates.inTable(occurrence.actual)),
                .text(campaign.zone.instant(of: occurrence.actual).description),
                .text(
                    occurrence.shifts.map { CampaignWords.shift($0)(language) }.joined(
                        separator: "; "
                    )
                ),
                .text(merged),
            ]
            if showsUnits {
                cells.append(.text(row.unit?.text ?? ""))
                cells.append(.text(row.recipient?.address?.addrSpec ?? ""))
            }
            table.append(cells: cells)
        }
        table.footnotes = [
            LetterPhrases.letterCount(rows.count { $0.mergedInto == nil })(language)
        ]
        if campaign.hasSampleUnits { table.footnotes.append(Columns.sampleData(language)) }
        return table
    }
}

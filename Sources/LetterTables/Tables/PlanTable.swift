package import Campaigns
package import Delivery
package import Tables
package import Texts
import Wording

/// What will be sent, as a table.
package enum PlanTable {
    /// The rows as a table.
    ///
    /// `showsUnits`: a row is one recipient's, and not a rule's.
    /// `counted`: how many letters each row stands for, in the order of the rows; nil where that is not known.
    /// `letters`: how many all rows are for their recipients; nil where the rows tell.
    package static func table(
        _ rows: [SendPlan.Row],
        of campaign: Campaign,
        showsUnits: Bool,
        counted: [Int]? = nil,
        letters total: Int? = nil,
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
        if counted != nil {
            columns.append(Table.Column(key: "letters", heading: Columns.letters, isNumber: true))
        }
        let remarks = rows.map { remark(on: $0, in: campaign) }
        if remarks.contains(where: { $0 != nil }) {
            columns.append(
                Table.Column(
                    key: "remark",
                    heading: Columns.planRemark,
                    isFlexible: true,
                    isPicture: true
                )
            )
        }
        var table = Table(columns)
        let dates = DateStyle(language)
        for (index, row) in rows.enumerated() {
            let occurrence = row.occurrence
            let merged = row.mergedInto.map { "\($0.schedule)/\($0.line)" } ?? ""
            var cells: [Table.Cell] = [
                .text(occurrence.schedule.text), .number(occurrence.line),
                .text(occurrence.milestone?.text ?? ""),
                .text(occurrence.nominal.description, shown: dates.inTable(occurrence.nominal)),
                .text(row.leaves.description, shown: dates.inTable(row.leaves)),
                .text(campaign.zone.instant(of: row.leaves).description),
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
            if let counted { cells.append(.number(counted[index])) }
            if remarks.contains(where: { $0 != nil }) {
                cells.append(.text(remarks[index]?(language) ?? ""))
            }
            table.append(cells: cells)
        }
        let letters = zip(rows, counted ?? rows.map { _ in 1 }).reduce(0) { sum, row in
            sum + (row.0.mergedInto == nil ? row.1 : 0)
        }
        table.footnotes = [
            (total.map(LetterPhrases.lettersByRecipient) ?? LetterPhrases.letterCount(letters))(
                language
            )
        ]
        if rows.contains(where: { $0.occurrence.line == 0 }) {
            table.footnotes.append(LetterPhrases.lineOfNotices(language))
        }
        if campaign.hasSampleUnits { table.footnotes.append(Columns.sampleData(language)) }
        return table
    }

    /// What the letter depends on besides its time; nil for nothing.
    private static func remark(on row: SendPlan.Row, in campaign: Campaign) -> Phrase? {
        guard let schedule = campaign.schedule(row.occurrence.schedule), row.occurrence.line > 0
        else {
            return nil
        }
        let approval = schedule.needsApproval ? LetterPhrases.planAwaitsApproval : nil
        guard case .digest(let terms) = schedule.kind, !terms.isSentWhenNothingNew else {
            return approval
        }
        return approval.map { .joined([LetterPhrases.planIfNews, $0], by: "; ") }
            ?? LetterPhrases.planIfNews
    }
}

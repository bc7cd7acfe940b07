import Campaigns
package import Delivery
package import Tables
package import Texts

/// The balance of the ledger as tables.
package enum LedgerTable {
    /// A row for each day and rule.
    package static func table(_ rows: [LedgerRow], _ language: Language) -> Table {
        var table = Table(
            [
                Table.Column(key: "day", heading: Columns.day),
                Table.Column(key: "schedule", heading: Columns.schedule, isFlexible: true),
                Table.Column(key: "rule", heading: Columns.rule, isNumber: true),
                Table.Column(key: "due", heading: Columns.due, isNumber: true),
            ] + countColumns
        )
        for row in rows {
            table.append(
                cells: [
                    .text(row.day.description), .text(row.schedule.text), .number(row.line),
                    .number(row.due),
                ]
                    + LedgerColumn.allCases.map { .number(row.counts[$0] ?? 0) }
            )
        }
        let due = rows.reduce(0) { $0 + $1.due }
        if rows.allSatisfy(\.balances) {
            table.footnotes = [LetterPhrases.balanced(due)(language)]
        }
        if rows.contains(where: { $0.line == 0 }) {
            table.footnotes.append(LetterPhrases.lineOfNotices(language))
        }
        return table
    }

    /// One row with everything.
    package static func totals(_ rows: [LedgerRow]) -> Table {
        var table = Table(
            [Table.Column(key: "due", heading: Columns.due, isNumber: true)] + countColumns
        )
        table.append(
            cells: [.number(rows.reduce(0) { $0 + $1.due })]
                + LedgerColumn.allCases.map { column in
                    .number(rows.reduce(0) { $0 + ($1.counts[column] ?? 0) })
                }
        )
        return table
    }

    private static let countColumns: [Table.Column] = LedgerColumn.allCases.map { column in
        let heading: Phrase =
            switch column {
            case .sent: Columns.sent
            case .merged: Columns.merged
            case .skipped: Columns.skipped
            case .missed: Columns.missed
            case .cancelled: Columns.cancelled
            case .failed: Columns.failed
            case .pending: Columns.pending
            case .ambiguous: Columns.ambiguous
            }
        return Table.Column(key: column.rawValue, heading: heading, isNumber: true)
    }
}

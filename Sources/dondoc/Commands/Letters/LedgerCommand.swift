import ArgumentParser
import Campaigns
import Delivery
import Home
import StatisticsTables
import Tables
import Texts
import Wording

struct LedgerCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "ledger",
            abstract: Commands.ledger(Screen.language),
            aliases: ["so-theo-doi"]
        )
    }

    @OptionGroup var home: HomeOptions
    @OptionGroup var format: FormatOptions

    @Option(help: ArgumentHelp(Commands.campaign(Screen.language), valueName: "ID"))
    var campaign: CampaignID?

    func run() throws {
        let workspace = try Workspace(home.open())
        try workspace.require(campaign)
        let rows = try workspace.store.ledger(of: campaign)
        format.show(LedgerTable.table(rows))
        let wrong = rows.filter { !$0.balances }
        for row in wrong {
            Screen.complain(
                Messages.unbalanced(row.day, row.schedule, row.line)(Screen.language)
            )
        }
        if !wrong.isEmpty { throw Exit(code: 1) }
    }
}

enum LedgerTable {
    static func table(_ rows: [LedgerRow]) -> Table {
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
            table.footnotes = [Messages.balanced(due)(Screen.language)]
        }
        return table
    }

    /// One row with everything.
    static func totals(_ rows: [LedgerRow]) -> Table {
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

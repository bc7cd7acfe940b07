package import Campaigns
package import Foundation
package import Texts

/// Reads reports, figures or decisions from a table as offices write it: ``READING.md``.
///
/// Every bad row is named; nothing is guessed. What to do with the good rows of a table that also
/// has bad ones is the caller's choice.
package struct IntakeTable: Sendable {
    package private(set) var batch = FactBatch()
    /// Sorted by line and column.
    package private(set) var findings: [Finding] = []
    package private(set) var badRows = 0
    /// Rows of a register whose issuers are no units.
    package private(set) var unrelated = 0
    /// The line of each fact of the batch: of the submissions first, then the decisions, then the figures.
    package private(set) var lines: [Int] = []

    /// Reads the file's octets: a workbook, or a text in any of the known encodings.
    ///
    /// `now`: when rows without a `recorded_at` count as recorded; nothing may lie after it.
    package init(
        path: String,
        octets: Data,
        of campaign: Campaign,
        options: IntakeOptions = IntakeOptions(),
        now: Instant,
        author: String
    ) {
        let context = IntakeContext(campaign, options, now: now, author: author)
        do throws(Finding) {
            let reader = SheetReader(path: path, options: options)
            let (sheet, layout, notes) = try reader.read(octets)
            findings = notes
            read(sheet, layout, context)
        } catch {
            findings = [error]
        }
        findings.sort()
    }

    /// Reads rows that were typed; the first is the heading.
    package init(
        rows: [SheetRow],
        path: String,
        of campaign: Campaign,
        now: Instant,
        author: String
    ) {
        let options = IntakeOptions()
        let sheet = Sheet(path: path, rows: rows)
        guard let layout = IntakeLayout(rows, options) else {
            let words = IntakeWords.unknownColumns
            findings = [Finding(.unknownColumns, .line(1, of: path), words)]
            return
        }
        read(sheet, layout, IntakeContext(campaign, options, now: now, author: author))
        findings.sort()
    }

    /// Reads text that is at hand already.
    package init(_ file: SourceFile, of campaign: Campaign, now: Instant, author: String) {
        self.init(
            path: file.path,
            octets: Data(file.text.utf8),
            of: campaign,
            now: now,
            author: author
        )
    }

    private mutating func read(
        _ sheet: Sheet,
        _ layout: IntakeLayout,
        _ context: IntakeContext
    ) {
        batch.isSample = sheet.comments.contains(where: \.announcesSampleData)
        let sorter = RowSorter(layout, context.units, context.campaign)
        let rows = sheet.rows.behind(layout.headingRow)
        context.columns = ColumnHabits(rows, layout)
        var unused = UnusedColumns(layout)
        var totals = RunningTotals(layout)
        var facts = RowFacts()
        facts.reserveCapacity(rows.count)
        var isUnderHeading = true
        for row in rows {
            let kind = sorter.kind(of: row, isUnderHeading: isUnderHeading)
            isUnderHeading = false
            switch kind {
            case .headingAgain: isUnderHeading = true
            case .numbering, .groupTitle: continue
            case .note(let cell):
                findings.append(
                    Finding(
                        .noteRow,
                        .cell(cell, of: sheet.path),
                        IntakeWords.noteRow(String(cell.text.prefix(60)))
                    )
                )
            case .totals: findings += totals.compare(row, path: sheet.path)
            case .data:
                unused.look(at: row)
                var reader = RowReader(row, path: sheet.path, layout: layout, context: context)
                reader.refuseControls()
                let fact = reader.fact(&facts)
                findings += reader.findings
                if reader.isGood {
                    totals.add(row)
                    if let fact { facts.append(fact, line: row.line) }
                } else {
                    totals.isBroken = true
                    badRows += 1
                }
            }
        }
        findings += unused.findings(path: sheet.path)
        finish(&facts, path: sheet.path)
    }

    private mutating func finish(_ facts: inout RowFacts, path: String) {
        unrelated = facts.unrelated
        let doubts = facts.settle(path: path)
        findings += doubts
        badRows += Set(doubts.filter { $0.severity == .error }.map(\.line)).count
        if let first = facts.entries.first, case .figure = first.fact {
            batch.figures.reserveCapacity(facts.entries.count)
        }
        var decisionLines: [Int] = []
        var figureLines: [Int] = []
        facts.sort()
        for entry in facts.entries {
            switch entry.fact {
            case .submission(let submission):
                batch.submissions.append(submission)
                lines.append(entry.line)
            case .decision(let decision):
                batch.decisions.append(decision)
                decisionLines.append(entry.line)
            case .figure(let figure):
                batch.figures.append(figure)
                figureLines.append(entry.line)
            }
        }
        lines += decisionLines + figureLines
    }

    /// True where something is wrong with some row, or with the file as a whole.
    package var hasErrors: Bool { findings.contains { $0.severity == .error } }
}

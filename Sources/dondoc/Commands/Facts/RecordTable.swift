import Campaigns
import Intake
import Texts
import Wording

/// What was typed, as the rows of a table: a heading and cells.
struct RecordTable {
    let heading: [String]
    let rows: [[String]]
    /// The line that each row was typed on; none where the rows were arguments.
    var lines: [Int] = []
    /// What is wrong with lines that made no row, by their number.
    var faults: [Int: Phrase] = [:]

    init(heading: [String], rows: [[String]]) {
        self.heading = heading
        self.rows = rows
    }

    var sheetRows: [SheetRow] {
        func row(_ cells: [String], at line: Int) -> SheetRow {
            SheetRow(
                line: line,
                cells: cells.map { SheetCell(text: $0.composed.cellText, line: line, column: 1) }
            )
        }
        return [row(heading, at: 0)]
            + rows.enumerated().map { index, cells in
                row(cells, at: lines.isEmpty ? index + 1 : lines[index])
            }
    }

    /// Says what is wrong, line by line where lines were typed.
    ///
    /// `table`: what the reader made of the rows.
    func complain(about table: IntakeTable) {
        let language = Screen.language
        let isTyped = !lines.isEmpty || !faults.isEmpty
        let found = table.findings.map { finding in
            let hint = finding.suggestion.map { " (\(Findings.hint(language)): \($0))" }
            return (line: finding.line, text: finding.message(language) + (hint ?? ""))
        }
        let all = found + faults.map { (line: $0.key, text: $0.value(language)) }
        for (line, text) in all.sorted(by: { ($0.line, $0.text) < ($1.line, $1.text) }) {
            let place = isTyped ? Messages.atLine(line)(language) : ""
            Screen.complain("dondoc: \(Findings.error(language)): \(place)\(text)")
        }
        guard isTyped else { return }
        Screen.complain(
            IntakeWords.linesRefused(Set(all.map(\.line)).count, good: table.batch.count)(language)
        )
    }
}

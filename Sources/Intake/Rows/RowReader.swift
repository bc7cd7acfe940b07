import Campaigns
import Texts
import Wording

/// Reads the cells of one row, noting everything that is wrong with it.
///
/// What the cells together say is in `RowReader+Facts.swift`, names in `+Names`, dates in `+Dates`.
struct RowReader {
    let row: SheetRow
    let path: String
    let layout: IntakeLayout
    let context: IntakeContext
    private(set) var findings: [Finding] = []

    init(_ row: SheetRow, path: String, layout: IntakeLayout, context: IntakeContext) {
        self.row = row
        self.path = path
        self.layout = layout
        self.context = context
    }

    var isGood: Bool { !findings.contains { $0.severity == .error } }

    // MARK: Cells

    /// The cell of the column; nil where the table has no such column or the cell is blank.
    func cell(_ column: IntakeColumn) -> SheetCell? {
        guard let position = layout.positions[column], position < row.cells.count,
            !row.cells[position].isBlank
        else { return nil }
        return row.cells[position]
    }

    /// The cell of the column; nil, and a finding, where there is none or it is blank.
    mutating func required(_ column: IntakeColumn) -> SheetCell? {
        if let cell = cell(column) { return cell }
        reportRow(.missingValue, IntakeWords.missing(column.names[0]))
        return nil
    }

    mutating func report(
        _ code: FindingCode,
        _ cell: SheetCell,
        _ message: Phrase,
        _ suggestion: String? = nil
    ) {
        findings.append(
            Finding(code, .cell(cell, of: path), message, suggestion: suggestion)
        )
    }

    mutating func reportRow(_ code: FindingCode, _ message: Phrase) {
        findings.append(Finding(code, .line(row.line, of: path), message))
    }

    /// True for a cell whose formula failed, which is reported.
    mutating func isBroken(_ cell: SheetCell) -> Bool {
        guard cell.isError else { return false }
        report(.cellError, cell, IntakeWords.cellError(cell.text))
        return true
    }

    func text(_ column: IntakeColumn) -> String? { cell(column)?.text }

    /// Reports every cell with a control character that no text has.
    mutating func refuseControls() {
        for cell in row.cells where cell.heldControl {
            report(.controlCharacter, cell, IntakeWords.controlCharacter)
        }
    }

    // MARK: Values

    mutating func count(_ column: IntakeColumn) -> Int? {
        guard let cell = cell(column), !isBroken(cell) else { return nil }
        guard !cell.isFraction, !cell.isPercent, let count = Count(cell.text) else {
            report(
                .badNumber,
                cell,
                IntakeWords.badNumber(cell.text),
                Count.suggestion(for: cell.text)
            )
            return nil
        }
        if let mark = count.mark, context.columns.isRare(mark, in: column) {
            report(.twoNumberStyles, cell, IntakeWords.twoNumberStyles(cell.text))
            return nil
        }
        return count.value
    }

    mutating func percentage() -> WrittenPercentage? {
        guard let cell = cell(.percent), !isBroken(cell) else { return nil }
        guard let percentage = WrittenPercentage(cell.text, isSigned: cell.isPercent) else {
            report(.badNumber, cell, IntakeWords.badPercent(cell.text))
            return nil
        }
        return percentage
    }

    mutating func submissionStatus() -> Submission.Status? {
        status(otherwise: .received, StatusWords.submission) {
            CampaignWords.submissionStatus($0)
        }
    }

    mutating func figureStatus() -> Figure.Status? {
        guard let text = text(.status) else { return .quick }
        if let known = context.figureStatuses[text] { return known }
        let status = status(otherwise: .quick, StatusWords.figure) {
            CampaignWords.figureStatus($0)
        }
        context.figureStatuses[text] = status
        return status
    }

    /// The status that the row says, `otherwise` where it says none; nil, and a finding, where its word
    /// is no status.
    private mutating func status<Status>(
        otherwise: Status,
        _ read: (String) -> Status?,
        _ name: (Status) -> Phrase
    ) -> Status? where Status: CaseIterable & RawRepresentable<String> {
        guard let cell = cell(.status) else { return otherwise }
        if let status = read(cell.text) { return status }
        let known = Status.allCases.map { ($0.rawValue, name($0)) }
        report(.badStatus, cell, IntakeWords.badStatus(cell.text, known: known))
        return nil
    }
}

import Campaigns
import Texts
import Wording

/// Reads the cells of one row, noting everything that is wrong with it.
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

    /// nil where the table has no such column or the cell is blank.
    func cell(_ column: IntakeColumn) -> SheetCell? {
        guard let position = layout.positions[column], position < row.cells.count,
            !row.cells[position].isBlank
        else { return nil }
        return row.cells[position]
    }

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
            Finding(
                code,
                path: path,
                at: cell,
                message,
                suggestion: suggestion
            )
        )
    }

    mutating func reportRow(_ code: FindingCode, _ message: Phrase) {
        findings.append(
            Finding(code, path: path, line: row.line, column: 1, length: 1, message)
        )
    }

    /// True for a cell whose formula failed; says so.
    private mutating func isBroken(_ cell: SheetCell) -> Bool {
        guard cell.isError else { return false }
        report(.cellError, cell, IntakeWords.cellError(cell.text))
        return true
    }

    func text(_ column: IntakeColumn) -> String? { cell(column)?.text }

    // MARK: Values

    mutating func unit() -> UnitCode? {
        let named = cell(.name)
        guard let cell = cell(.code) ?? named else {
            reportRow(.missingValue, IntakeWords.missing(IntakeColumn.code.names[0]))
            return nil
        }
        guard !isBroken(cell) else { return nil }
        guard let unit = context.units[cell.text] else {
            report(
                .unknownUnit,
                cell,
                IntakeWords.unknownUnit(cell.text),
                context.units.near(cell.text)
            )
            return nil
        }
        if let named, let owner = context.units[named.text], owner != unit {
            report(
                .codeAndName,
                named,
                IntakeWords.codeAndName(unit.text, named.text, owner: owner.text)
            )
            return nil
        }
        return unit
    }

    mutating func milestone() -> MilestoneID? {
        guard let cell = required(.milestone), !isBroken(cell) else { return nil }
        guard let milestone = context.milestones[cell.text] else {
            report(
                .unknownMilestone,
                cell,
                IntakeWords.unknownMilestone(cell.text),
                context.milestones.near(cell.text)
            )
            return nil
        }
        return milestone
    }

    mutating func obligation() -> ObligationID? {
        let unit = unit()
        guard let milestone = milestone(), let unit, let place = cell(.milestone) else {
            return nil
        }
        return concerned(unit, milestone, at: place)
    }

    /// nil, and a finding, where the milestone is not the unit's.
    mutating func concerned(
        _ unit: UnitCode,
        _ milestone: MilestoneID,
        at place: SheetCell
    ) -> ObligationID? {
        let campaign = context.campaign
        guard let known = campaign.unit(unit), let work = campaign.milestone(milestone),
            !work.isDateOnly, campaign.involvement(of: known, in: work) != nil
        else {
            report(.notConcerned, place, IntakeWords.notConcerned(unit.text, milestone.text))
            return nil
        }
        return ObligationID(unit: unit, milestone: milestone)
    }

    mutating func indicator() -> Indicator? {
        if layout.positions[.indicator] == nil, let given = context.options.indicator {
            return given
        }
        guard let cell = required(.indicator), !isBroken(cell) else { return nil }
        if let indicator = context.indicators[cell.text] { return indicator }
        let known = context.campaign.indicators
        let wanted = cell.text.folded
        if let indicator = known.first(where: {
            $0.id.text.folded == wanted || $0.name.folded == wanted
        }) {
            context.indicators[cell.text] = indicator
            return indicator
        }
        report(
            .unknownIndicator,
            cell,
            IntakeWords.unknownIndicator(
                cell.text,
                known: known.map(\.id.text)
            ),
            likelyWord(for: cell.text, among: known.map(\.id.text))
        )
        return nil
    }

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

    /// A date, or a date and a time.
    mutating func date(_ column: IntakeColumn) -> WrittenDate? {
        guard let cell = cell(column), !isBroken(cell) else { return nil }
        do throws(WrittenDate.Problem) {
            let date = try WrittenDate(cell.text)
            if date.isEitherWay, context.columns.hasMonthFirst(column) {
                report(.eitherDate, cell, IntakeWords.eitherDate(cell.text))
                return nil
            }
            return date
        } catch {
            report(error, cell)
            return nil
        }
    }

    mutating func report(_ problem: WrittenDate.Problem, _ cell: SheetCell) {
        switch problem {
        case .unreadable: report(.badDate, cell, IntakeWords.badInstant(cell.text))
        case .twoDigitYear(let whole):
            report(.badDate, cell, IntakeWords.badInstant(cell.text), whole)
        case .noSuchDate(let turned):
            report(.noSuchDate, cell, IntakeWords.noSuchDate(cell.text), turned)
        case .wrongWeekday(let day):
            report(.wrongWeekday, cell, IntakeWords.wrongWeekday(cell.text, day))
        }
    }

    /// The beginning of what is written; nothing may lie after now.
    mutating func instant(_ column: IntakeColumn) -> Instant? {
        guard let date = date(column), let cell = cell(column) else { return nil }
        let instant = AsOf(date, text: cell.text, zone: context.campaign.zone).start
        guard instant <= context.now else {
            report(.inFuture, cell, IntakeWords.inFuture)
            return nil
        }
        return instant
    }

    /// When a version came; no earlier than the campaign, which is a year written wrong.
    mutating func submitted() -> Instant? {
        guard let cell = required(.submitted), let happened = instant(.submitted) else {
            return nil
        }
        let first = context.campaign.validity.lowerBound
        guard happened >= context.campaign.zone.start(of: first) else {
            report(.beforeCampaign, cell, IntakeWords.beforeCampaign(first))
            return nil
        }
        return happened
    }

    /// What the row says, else now.
    mutating func recorded() -> Instant? {
        cell(.recorded) == nil ? context.now : instant(.recorded)
    }

    /// The as-of of a figure; periods are allowed.
    mutating func asOf() -> AsOf? {
        if layout.positions[.asOf] == nil, let given = context.options.asOf { return given }
        guard let cell = required(.asOf), !isBroken(cell) else { return nil }
        if let known = context.asOfs[cell.text] { return known }
        let asOf: AsOf
        do throws(WrittenDate.Problem) {
            let date = try WrittenDate(cell.text)
            if date.isEitherWay, context.columns.hasMonthFirst(.asOf) {
                report(.eitherDate, cell, IntakeWords.eitherDate(cell.text))
                return nil
            }
            asOf = AsOf(date, text: cell.text, zone: context.campaign.zone)
        } catch {
            guard error == .unreadable,
                let period = AsOf(cell.text, zone: context.campaign.zone)
            else {
                report(error, cell)
                return nil
            }
            asOf = period
        }
        guard asOf.start <= context.now else {
            report(.inFuture, cell, IntakeWords.inFuture)
            return nil
        }
        context.asOfs[cell.text] = asOf
        return asOf
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

    /// `otherwise`: where the row says none; nil, and a finding, where its word is no status.
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

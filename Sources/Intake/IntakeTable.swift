package import Campaigns
package import Schedules
import Wording

/// Reads reports, figures or decisions from a table as offices write it.
///
/// Every bad row is named; nothing is guessed. What to do with the good rows of a table that also
/// has bad ones is the caller's choice.
package struct IntakeTable: Sendable {
    package private(set) var batch = FactBatch()
    package private(set) var findings: [Finding] = []
    package private(set) var badRows = 0

    private let campaign: Campaign
    private let directory: UnitDirectory
    private let units: [UnitCode: OrganisationalUnit]
    private let milestones: [MilestoneID: Milestone]
    private let calculator: OccurrenceCalculator
    private let now: Instant
    private let author: String

    private enum Column {
        static let unit = ["mã đơn vị", "đơn vị", "mã", "unit"]
        static let milestone = ["việc", "mốc", "milestone"]
        static let submitted = ["ngày nộp", "submitted_at"]
        static let document = ["số, ký hiệu", "số ký hiệu", "document"]
        static let status = ["trạng thái", "status"]
        static let note = ["ghi chú", "note"]
        static let recorded = ["recorded_at", "thời điểm ghi nhận"]
        static let indicator = ["chỉ tiêu", "indicator"]
        static let asOf = ["thời điểm", "as_of"]
        static let numerator = ["tử số", "numerator"]
        static let denominator = ["mẫu số", "denominator"]
        static let percent = ["tỷ lệ công bố", "published_percent"]
        static let source = ["nguồn", "source"]
        static let kind = ["loại", "kind"]
        static let until = ["đến", "until"]
        static let reason = ["lý do", "reason"]
        static let author = ["người quyết định", "author"]

        static let all = [
            unit, milestone, submitted, document, status, note, recorded, indicator, asOf,
            numerator,
            denominator, percent, source, kind, until, reason, author,
        ]
    }

    /// `now`: when rows without a `recorded_at` count as recorded; nothing may lie after it.
    package init(_ file: SourceFile, of campaign: Campaign, now: Instant, author: String) {
        self.campaign = campaign
        self.now = now
        self.author = author
        calculator = OccurrenceCalculator(campaign)
        directory = UnitDirectory(campaign.units)
        units = Dictionary(
            campaign.units.map { ($0.code, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        milestones = Dictionary(
            campaign.milestones.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let table: CSVTable
        do {
            table = try CSVTable(file)
        } catch {
            findings = [error]
            return
        }
        batch.isSample = table.saysSample
        guard table.column(Column.unit) != nil, let read = reader(for: table) else {
            findings = [
                Finding(
                    .unknownColumns,
                    path: table.path,
                    line: table.heading.first?.line ?? 1,
                    column: 1,
                    length: 1,
                    IntakeWords.unknownColumns
                )
            ]
            return
        }
        var positions: [String: Int] = [:]
        for names in Column.all { positions[names[0]] = table.column(names) }
        for row in table.rows {
            do throws(Finding) {
                try read(&self, IntakeRow(row, of: table, positions: positions))
            } catch {
                findings.append(error)
                badRows += 1
            }
        }
    }

    private func reader(
        for table: CSVTable
    ) -> ((inout IntakeTable, IntakeRow) throws(Finding) -> Void)? {
        let hasMilestone = table.column(Column.milestone) != nil
        if hasMilestone, table.column(Column.submitted) != nil {
            return { (self, row) throws(Finding) in try self.readReport(row) }
        }
        if hasMilestone, table.column(Column.kind) != nil {
            return { (self, row) throws(Finding) in try self.readDecision(row) }
        }
        if table.column(Column.indicator) != nil, table.column(Column.asOf) != nil {
            return { (self, row) throws(Finding) in try self.readFigure(row) }
        }
        return nil
    }

    // MARK: Rows

    private mutating func readReport(_ row: IntakeRow) throws(Finding) {
        let obligation = try obligation(row)
        let happened = try instant(row, row.required(Column.submitted))
        let recorded = try recorded(row)
        guard happened <= recorded else {
            throw try row.finding(
                .inFuture,
                Column.submitted,
                IntakeWords.happenedAfterRecorded
            )
        }
        let status = try status(row, otherwise: Submission.Status.received)
        batch.submissions.append(
            Submission(
                obligation: obligation,
                status: status,
                happened: happened,
                recorded: recorded,
                document: row.field(Column.document)?.text,
                note: row.field(Column.note)?.text,
                source: row.path,
                author: author
            )
        )
    }

    private mutating func readDecision(_ row: IntakeRow) throws(Finding) {
        let obligation = try obligation(row)
        let kind = try row.required(Column.kind)
        let ruling: Decision.Ruling
        switch kind.text.folded {
        case "gia han", "extension":
            let field = try row.required(Column.until)
            guard let date = CivilDate(written: field.text),
                let deadline = milestones[obligation.milestone]?.deadline
            else { throw row.finding(.badDate, field, Findings.badDate(field.text)) }
            let extended = CivilDateTime(date, deadline.time)
            guard extended > deadline else {
                throw row.finding(
                    .reversedRange,
                    field,
                    IntakeWords.extensionTooEarly(date, deadline: deadline)
                )
            }
            try check(extended, of: obligation.milestone, row, field)
            ruling = .extend(extended)
        case "mien", "excuse": ruling = .excuse
        default: throw row.finding(.badStatus, kind, IntakeWords.badKind(kind.text))
        }
        let reason = try row.required(Column.reason)
        batch.decisions.append(
            Decision(
                obligation: obligation,
                ruling: ruling,
                reason: reason.text,
                author: row.field(Column.author)?.text ?? author,
                recorded: try recorded(row)
            )
        )
    }

    /// Refuses a deadline for which the letters of some block could not be worked out.
    private func check(
        _ deadline: CivilDateTime,
        of milestone: MilestoneID,
        _ row: IntakeRow,
        _ field: CSVTable.Field
    ) throws(Finding) {
        guard campaign.calendar.validity.contains(deadline.date) else {
            throw row.finding(
                .calendarTooShort,
                field,
                IntakeWords.calendarEnds(deadline.date, campaign.calendar.validity.upperBound)
            )
        }
        for schedule in campaign.schedules {
            guard case .reminder(let ids) = schedule.kind, ids.contains(milestone) else { continue }
            for rule in schedule.rules {
                do {
                    _ = try calculator.occurrences(
                        of: rule,
                        in: schedule,
                        milestone: milestone,
                        deadline: deadline
                    )
                } catch let error as DeadlineCrossing {
                    throw row.finding(
                        .crossesDeadline,
                        field,
                        IntakeWords.extensionCrossed(
                            schedule.name,
                            Findings.crossesDeadline(
                                nominal: error.nominal,
                                actual: error.actual,
                                deadline: error.deadline
                            )
                        )
                    )
                } catch {
                    throw row.finding(
                        .calendarTooShort,
                        field,
                        IntakeWords.calendarEnds(
                            deadline.date,
                            campaign.calendar.validity.upperBound
                        )
                    )
                }
            }
        }
    }

    private mutating func readFigure(_ row: IntakeRow) throws(Finding) {
        let unit = try unit(row)
        let name = try row.required(Column.indicator)
        guard
            let indicator = campaign.indicators.first(where: {
                $0.id.text == name.text || $0.name.folded == name.text.folded
            })
        else {
            throw row.finding(
                .unknownIndicator,
                name,
                Findings.unknownIndicator(name.text),
                likelyWord(for: name.text, among: campaign.indicators.map(\.id.text))
            )
        }
        let when = try row.required(Column.asOf)
        guard let asOf = AsOf(when.text, zone: campaign.zone) else {
            throw row.finding(.badDate, when, IntakeWords.badInstant(when.text))
        }
        let recorded = try recorded(row)
        guard asOf.instant <= recorded || !asOf.isPrecise else {
            throw row.finding(.inFuture, when, IntakeWords.happenedAfterRecorded)
        }
        let status = try status(row, otherwise: Figure.Status.quick)
        let numerator = try count(row, Column.numerator)
        let denominator = try count(row, Column.denominator)
        let percent = try percent(row)
        if numerator == nil, denominator == nil, percent == nil {
            throw row.finding(.missingValue, when, IntakeWords.noCounts)
        }
        if let numerator, let denominator, numerator > denominator,
            !indicator.mayExceedDenominator
        {
            throw try row.finding(
                .overDenominator,
                Column.numerator,
                IntakeWords.overDenominator(
                    indicator.name,
                    numerator: numerator,
                    denominator: denominator
                )
            )
        }
        batch.figures.append(
            Figure(
                unit: unit,
                indicator: indicator.id,
                asOf: asOf.instant,
                asOfText: asOf.isPrecise ? nil : when.text,
                numerator: numerator,
                denominator: denominator,
                publishedPercent: percent,
                status: status,
                source: row.field(Column.source)?.text ?? row.path,
                recorded: recorded
            )
        )
    }

    // MARK: Fields

    private func unit(_ row: IntakeRow) throws(Finding) -> UnitCode {
        let field = try row.required(Column.unit)
        guard let unit = directory.unit(field.text) else {
            throw row.finding(
                .unknownUnit,
                field,
                Findings.unknownUnit(field.text),
                likelyWord(for: field.text, among: directory.codes + directory.names)
            )
        }
        return unit
    }

    private func obligation(_ row: IntakeRow) throws(Finding) -> ObligationID {
        let unit = try unit(row)
        let field = try row.required(Column.milestone)
        guard let milestone = milestones[MilestoneID(field.text)] else {
            throw row.finding(
                .unknownMilestone,
                field,
                Findings.unknownMilestone(field.text),
                likelyWord(for: field.text, among: campaign.milestones.map(\.id.text))
            )
        }
        guard let known = units[unit], !milestone.isDateOnly,
            campaign.involvement(of: known, in: milestone) != nil
        else {
            throw row.finding(
                .notConcerned,
                field,
                IntakeWords.notConcerned(unit.text, milestone.id.text)
            )
        }
        return ObligationID(unit: unit, milestone: milestone.id)
    }

    private func recorded(_ row: IntakeRow) throws(Finding) -> Instant {
        guard let field = row.field(Column.recorded) else { return now }
        let instant = try instant(row, field)
        guard instant <= now else { throw row.finding(.inFuture, field, IntakeWords.inFuture) }
        return instant
    }

    private func instant(_ row: IntakeRow, _ field: CSVTable.Field) throws(Finding) -> Instant {
        guard let asOf = AsOf(field.text, zone: campaign.zone), asOf.isDateOrFiner else {
            throw row.finding(.badDate, field, IntakeWords.badInstant(field.text))
        }
        return asOf.start
    }

    /// A status by its English word; `otherwise` where the row says none.
    private func status<Status>(
        _ row: IntakeRow,
        otherwise: Status
    ) throws(Finding) -> Status
    where Status: RawRepresentable<String> & CaseIterable {
        guard let field = row.field(Column.status) else { return otherwise }
        guard let known = Status(rawValue: field.text.lowercased()) else {
            throw row.finding(
                .badStatus,
                field,
                IntakeWords.badStatus(field.text, known: Status.allCases.map(\.rawValue))
            )
        }
        return known
    }

    private func count(_ row: IntakeRow, _ names: [String]) throws(Finding) -> Int? {
        guard let field = row.field(names) else { return nil }
        guard let count = Count(field.text) else {
            throw row.finding(.badNumber, field, IntakeWords.badNumber(field.text))
        }
        return count.value
    }

    private func percent(_ row: IntakeRow) throws(Finding) -> String? {
        guard let field = row.field(Column.percent) else { return nil }
        var text = field.text.replacing(",", with: ".")
        if text.hasSuffix("%") { text = String(text.dropLast()).trimmedBlanks }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let value = Double(text), value <= 100
        else { throw row.finding(.badNumber, field, IntakeWords.badPercent(field.text)) }
        return text
    }
}

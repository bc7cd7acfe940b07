import Campaigns
import Texts

extension RowReader {
    /// What the row says; nil where it says nothing that is stored.
    mutating func fact(_ facts: inout RowFacts) -> RowFacts.Fact? {
        if row.cells.count > layout.headings.count,
            let extra = row.cells[layout.headings.count...].first(where: { !$0.isBlank })
        {
            report(
                .tooManyFields,
                extra,
                IntakeWords.tooManyFields(row.cells.count, layout.headings.count)
            )
            return nil
        }
        return switch layout.kind {
        case .reports: submission()
        case .decisions: decision()
        case .figures: figure()
        case .register: document(&facts)
        }
    }

    private mutating func submission() -> RowFacts.Fact? {
        let obligation = obligation()
        let happened = submitted()
        let recorded = recorded()
        let status = submissionStatus()
        if let happened, let recorded, happened > recorded, let cell = cell(.submitted) {
            report(.inFuture, cell, IntakeWords.happenedAfterRecorded)
        }
        guard isGood, let obligation, let happened, let recorded, let status else { return nil }
        return .submission(
            Submission(
                obligation: obligation,
                status: status,
                happened: happened,
                recorded: recorded,
                document: text(.document),
                note: text(.note),
                source: path,
                author: context.author
            )
        )
    }

    // MARK: Decisions

    private mutating func decision() -> RowFacts.Fact? {
        let obligation = obligation()
        let recorded = recorded()
        var ruling: Decision.Ruling?
        if let kind = required(.kind) {
            switch kind.text.folded {
            case "gia han", "extension":
                ruling = obligation.flatMap { extended($0.milestone) }.map { .extend($0) }
            case "mien", "excuse": ruling = .excuse
            default: report(.badStatus, kind, IntakeWords.badKind(kind.text))
            }
        }
        let reason = required(.reason)
        guard isGood, let obligation, let recorded, let ruling, let reason else { return nil }
        return .decision(
            Decision(
                obligation: obligation,
                ruling: ruling,
                reason: reason.text,
                author: text(.author) ?? context.author,
                recorded: recorded
            )
        )
    }

    /// The deadline that the row gives; nil, and a finding, where it cannot be one.
    private mutating func extended(_ milestone: MilestoneID) -> CivilDateTime? {
        guard let cell = required(.until), let written = date(.until) else { return nil }
        guard let deadline = context.campaign.milestone(milestone)?.deadline else {
            report(.badDate, cell, Findings.badDate(cell.text))
            return nil
        }
        let extended = CivilDateTime(written.date, deadline.time)
        guard extended > deadline else {
            report(
                .reversedRange,
                cell,
                IntakeWords.extensionTooEarly(written.date, deadline: deadline)
            )
            return nil
        }
        if let problem = ExtensionCheck(context).problem(with: extended, of: milestone) {
            report(problem.code, cell, problem.message)
            return nil
        }
        return extended
    }

    // MARK: Figures

    private mutating func figure() -> RowFacts.Fact? {
        let unit = unit()
        let indicator = indicator()
        let asOf = asOf()
        let recorded = recorded()
        let status = figureStatus()
        let numerator = count(.numerator)
        let denominator = count(.denominator)
        let percentage = percentage()
        if [IntakeColumn.numerator, .denominator, .percent].allSatisfy({ cell($0) == nil }) {
            reportRow(.missingValue, IntakeWords.noCounts)
        }
        guard isGood, let unit, let indicator, let asOf, let recorded, let status else {
            return nil
        }
        if asOf.isPrecise, asOf.instant > recorded, let cell = cell(.asOf) ?? cell(.recorded) {
            report(.inFuture, cell, IntakeWords.happenedAfterRecorded)
            return nil
        }
        judge(indicator, unit, numerator, denominator, percentage)
        guard isGood else { return nil }
        return .figure(
            Figure(
                unit: unit,
                indicator: indicator.id,
                asOf: asOf.instant,
                asOfText: asOf.isPrecise ? nil : asOf.text,
                numerator: numerator,
                denominator: denominator,
                publishedPercent: percentage?.text,
                status: status,
                source: text(.source) ?? path.inOneLine,
                recorded: recorded
            )
        )
    }

    private mutating func judge(
        _ indicator: Indicator,
        _ unit: UnitCode,
        _ numerator: Int?,
        _ denominator: Int?,
        _ percentage: WrittenPercentage?
    ) {
        guard let numerator,
            let whole = context.campaign.unit(unit).flatMap({
                indicator.denominator(of: $0, reported: denominator)
            })
        else { return }
        if numerator > whole, !indicator.mayExceedDenominator, let cell = cell(.numerator) {
            report(
                .overDenominator,
                cell,
                IntakeWords.overDenominator(
                    indicator.name,
                    numerator: numerator,
                    denominator: whole
                )
            )
        } else if let percentage, denominator != nil, !percentage.fits(numerator, of: whole),
            let cell = cell(.percent)
        {
            report(
                .percentDiffers,
                cell,
                IntakeWords.percentDiffers(percentage.text, numerator, whole)
            )
        }
    }

    // MARK: The register of incoming documents

    private mutating func document(_ facts: inout RowFacts) -> RowFacts.Fact? {
        guard let issuer = required(.issuer) else { return nil }
        guard let unit = context.units[issuer.text] else {
            if let near = context.units.near(issuer.text) {
                report(.whichIssuer, issuer, IntakeWords.whichIssuer(issuer.text), near)
            } else {
                facts.unrelated += 1
            }
            return nil
        }
        let document = required(.document)
        let arrived = required(.arrived) == nil ? nil : instant(.arrived)
        let obligation = registered(unit)
        if cell(.dated) != nil, let dated = date(.dated), let place = cell(.dated),
            let cell = cell(.arrived), let day = try? WrittenDate(cell.text).date,
            dated.date > day
        {
            report(.datedAfterArrival, place, IntakeWords.datedAfterArrival)
        }
        guard isGood, let document, let arrived, let obligation else { return nil }
        let name = RowFacts.Document(text: document.text.folded, issuer: unit)
        if let line = facts.documents[name] {
            reportRow(.repeatedDocument, IntakeWords.repeatedDocument(line: line))
            return nil
        }
        facts.documents[name] = row.line
        return .submission(
            Submission(
                obligation: obligation,
                status: .received,
                happened: arrived,
                recorded: context.now,
                document: document.text,
                note: text(.subject),
                source: path,
                author: context.author
            )
        )
    }

    /// The milestone that the document is for: by its column, by a reference `#KH-CCKL` in the subject, or
    /// by the one milestone that the subject names.
    private mutating func registered(_ unit: UnitCode) -> ObligationID? {
        if let place = cell(.milestone) {
            return milestone().flatMap { concerned(unit, $0, at: place) }
        }
        guard let subject = required(.subject) else { return nil }
        if let (milestone, owner) = context.milestones.reference(in: subject.text, context.units) {
            guard owner == unit else {
                report(.notConcerned, subject, IntakeWords.wrongReference(owner.text))
                return nil
            }
            return concerned(unit, milestone, at: subject)
        }
        guard let known = context.campaign.unit(unit) else { return nil }
        let mentioned = context.milestones.mentioned(in: subject.text, of: known)
        guard mentioned.count == 1 else {
            let several = mentioned.map(\.text).joined(separator: ", ")
            report(
                .whichMilestone,
                subject,
                IntakeWords.whichMilestone(subject.text),
                several.isEmpty ? nil : several
            )
            return nil
        }
        return ObligationID(unit: unit, milestone: mentioned[0])
    }
}

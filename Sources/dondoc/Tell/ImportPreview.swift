import Campaigns
import Intake
import Letters
import StatisticsTables
import Tables
import Texts
import Wording

/// What an import would change, row by row.
struct ImportPreview {
    private let campaign: Campaign
    private let before: Facts
    private let after: Facts
    private let table: IntakeTable
    private let instant: Instant
    private let evaluator: ObligationEvaluator

    private var language: Language { Screen.language }
    private var dates: DateStyle { DateStyle(language) }

    init(_ campaign: Campaign, before: Facts, _ table: IntakeTable, at instant: Instant) {
        self.campaign = campaign
        self.before = before
        self.table = table
        self.instant = instant
        evaluator = ObligationEvaluator(campaign)
        var after = before
        // Facts to come are recorded after all that are there.
        var id = Int64.max / 2
        for var fact in table.batch.submissions {
            fact.id = id
            id += 1
            after.append(fact)
        }
        for fact in table.batch.decisions { after.append(fact) }
        self.after = after
    }

    func asTable() -> Table {
        var result = Table([
            Table.Column(key: "row", heading: IntakeWords.rowColumn, isNumber: true, isKey: true),
            Table.Column(key: "unit", heading: Columns.unit, isFlexible: true, isKey: true),
            Table.Column(
                key: "subject",
                heading: IntakeWords.subjectColumn,
                isFlexible: true,
                isKey: true
            ),
            Table.Column(key: "before", heading: TableWords.beforeColumn),
            Table.Column(key: "after", heading: TableWords.afterColumn),
            Table.Column(key: "effect", heading: IntakeWords.effectColumn, isPrincipal: true),
        ])
        let batch = table.batch
        var lines = table.lines[...]
        for fact in batch.submissions {
            let isKnown =
                before.history(of: fact.obligation.unit, fact.obligation.milestone)?
                .submissions.contains { $0.saysTheSame(as: fact) } ?? false
            result.rows.append(row(lines.popFirst() ?? 0, fact.obligation, isKnown: isKnown))
        }
        for fact in batch.decisions {
            let isKnown =
                before.history(of: fact.obligation.unit, fact.obligation.milestone)?
                .decisions.last { $0.isExcuse == fact.isExcuse }?.ruling == fact.ruling
            result.rows.append(row(lines.popFirst() ?? 0, fact.obligation, isKnown: isKnown))
        }
        let start = result.rows.count
        for fact in batch.figures { result.rows.append(row(lines.popFirst() ?? 0, fact)) }
        if FigureDoubtWords.areTold(of: batch) {
            let words = FigureDoubtWords(campaign: campaign, known: before)
            for doubt in words.lines(about: batch) {
                result.details[start + doubt.position, default: []].append(doubt.text)
            }
        }
        let count = result.rows.count { $0[5].value == .text("new") }
        result.title = IntakeWords.dryRun(count, of: result.rows.count)(language)
        return result
    }

    private func row(_ line: Int, _ name: ObligationID, isKnown: Bool) -> [Table.Cell] {
        let milestone = campaign.milestone(name.milestone)
        return [
            .number(line, shown: "\(line)"), unit(name.unit),
            .text(name.milestone.text, shown: milestone?.displayName),
            state(of: name, before), state(of: name, after), effect(isKnown),
        ]
    }

    private func row(_ line: Int, _ fact: Figure) -> [Table.Cell] {
        let known = before.figures[fact.indicator]?[fact.unit] ?? []
        let standing = known.filter { $0.asOf == fact.asOf }
            .max { ($0.recorded, $0.id) < ($1.recorded, $1.id) }
        let isChanged = standing.map { $0.status != fact.status } ?? false
        let name = campaign.indicator(fact.indicator)?.name ?? fact.indicator.text
        let time = fact.asOfText ?? dates.inTable(campaign.zone.civil(of: fact.asOf).toMinute)
        return [
            .number(line, shown: "\(line)"), unit(fact.unit),
            .text(fact.indicator.text, shown: "\(time) – \(name)"),
            .text(standing.map { shown($0, withStatus: isChanged) } ?? ""),
            .text(shown(fact, withStatus: isChanged)),
            effect(known.contains { $0.saysTheSame(as: fact) }),
        ]
    }

    private func shown(_ figure: Figure, withStatus: Bool) -> String {
        guard withStatus else { return counts(figure) }
        return "\(counts(figure)) \(CampaignWords.figureStatus(figure.status)(language))"
    }

    private func unit(_ code: UnitCode) -> Table.Cell {
        .text(code.text, shown: campaign.unit(code)?.name)
    }

    private func effect(_ isKnown: Bool) -> Table.Cell {
        isKnown
            ? .text("known", shown: IntakeWords.effectKnown(language), tone: .quiet)
            : .text("new", shown: IntakeWords.effectNew(language), tone: .good)
    }

    private func counts(_ figure: Figure) -> String {
        let numbers = NumberStyle(language)
        guard figure.numerator != nil || figure.denominator != nil else {
            return figure.publishedPercent.map { numbers.published(percent: $0) } ?? ""
        }
        return [figure.numerator, figure.denominator].map { $0.map(numbers.grouped) ?? "–" }
            .joined(separator: "/")
    }

    private func state(of name: ObligationID, _ facts: Facts) -> Table.Cell {
        guard let milestone = campaign.milestone(name.milestone),
            let unit = campaign.unit(name.unit),
            let involvement = campaign.involvement(of: unit, in: milestone)
        else { return .empty }
        let status = evaluator.status(
            of: milestone,
            for: name.unit,
            involvement: involvement,
            history: facts.history(of: name.unit, name.milestone),
            at: instant
        )
        var shown = CampaignWords.obligationState(status.state)(language)
        if status.isExtended, let deadline = status.deadline {
            shown += " (\(dates.inTable(deadline.date)))"
        }
        return .text(status.state.rawValue, shown: shown)
    }
}

extension Submission {
    fileprivate func saysTheSame(as other: Submission) -> Bool {
        status == other.status && happened == other.happened
            && (document ?? "") == (other.document ?? "")
    }
}

extension Decision {
    fileprivate var isExcuse: Bool { ruling == .excuse }
}

extension Figure {
    fileprivate func saysTheSame(as other: Figure) -> Bool {
        asOf == other.asOf && status == other.status && numerator == other.numerator
            && denominator == other.denominator && publishedPercent == other.publishedPercent
    }
}

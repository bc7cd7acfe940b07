package import Campaigns
package import Intake
import StatisticsTables
package import Tables
package import Texts
import Wording

/// What an import would change, row by row: what stands before, what would stand after, and what is
/// doubtful about a figure or an extension.
package struct ImportPreview {
    private let campaign: Campaign
    private let before: Facts
    private let after: Facts
    private let table: IntakeTable
    private let instant: Instant
    private let evaluator: ObligationEvaluator

    private let language: Language
    private var dates: DateStyle { DateStyle(language) }

    /// `before`: what is known without the table.
    package init(
        _ campaign: Campaign,
        before: Facts,
        _ table: IntakeTable,
        at instant: Instant,
        _ language: Language
    ) {
        self.language = language
        self.campaign = campaign
        self.before = before
        self.table = table
        self.instant = instant
        evaluator = ObligationEvaluator(campaign)
        after = before.adding(table.batch)
    }

    package func asTable() -> Table {
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
        var newCount = 0
        for fact in batch.submissions {
            let isKnown =
                before.history(of: fact.obligation.unit, fact.obligation.milestone)?
                .submissions.contains { $0.saysTheSame(as: fact) } ?? false
            newCount += isKnown ? 0 : 1
            append(fact.obligation, lines.popFirst() ?? 0, isKnown: isKnown, to: &result)
        }
        let extensionDoubts = Dictionary(
            grouping: ExtensionDoubtWords.doubts(
                about: batch,
                of: campaign,
                beside: before,
                language
            ),
            by: \.position
        )
        for (position, fact) in batch.decisions.enumerated() {
            let isKnown =
                before.history(of: fact.obligation.unit, fact.obligation.milestone)?
                .decisions.last { $0.isExcuse == fact.isExcuse }?.ruling == fact.ruling
            newCount += isKnown ? 0 : 1
            append(
                fact.obligation,
                lines.popFirst() ?? 0,
                isKnown: isKnown,
                doubts: extensionDoubts[position, default: []].map(\.text),
                to: &result
            )
        }
        let doubts = Dictionary(
            grouping: FigureDoubtWords.doubts(about: batch, of: campaign, beside: before, language),
            by: \.position
        )
        for (position, fact) in batch.figures.enumerated() {
            let known = before.figures[fact.indicator]?[fact.unit] ?? []
            let isKnown = known.contains { $0.saysTheSame(as: fact) }
            newCount += isKnown ? 0 : 1
            append(
                fact,
                lines.popFirst() ?? 0,
                beside: known,
                isKnown: isKnown,
                doubts: doubts[position, default: []].map(\.text),
                to: &result
            )
        }
        result.title = IntakeWords.dryRun(newCount, of: result.rows.count)(language)
        return result
    }

    private func append(
        _ name: ObligationID,
        _ line: Int,
        isKnown: Bool,
        doubts: [String] = [],
        to result: inout Table
    ) {
        let milestone = campaign.milestone(name.milestone)
        result.append(
            [
                "row": .number(line, shown: "\(line)"), "unit": unit(name.unit),
                "subject": .text(name.milestone.text, shown: milestone?.displayName),
                "before": state(of: name, before), "after": state(of: name, after),
                "effect": effect(isKnown),
            ],
            details: doubts
        )
    }

    private func append(
        _ fact: Figure,
        _ line: Int,
        beside known: [Figure],
        isKnown: Bool,
        doubts: [String],
        to result: inout Table
    ) {
        let standing = known.lazy.filter { $0.asOf == fact.asOf }.standing
        let isChanged = standing.map { $0.status != fact.status } ?? false
        let name = campaign.indicator(fact.indicator)?.name ?? fact.indicator.text
        let time = fact.asOfText ?? dates.inTable(campaign.zone.civil(of: fact.asOf).toMinute)
        result.append(
            [
                "row": .number(line, shown: "\(line)"), "unit": unit(fact.unit),
                "subject": .text(fact.indicator.text, shown: "\(time) – \(name)"),
                "before": .text(standing.map { shown($0, withStatus: isChanged) } ?? ""),
                "after": .text(shown(fact, withStatus: isChanged)), "effect": effect(isKnown),
            ],
            details: doubts
        )
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

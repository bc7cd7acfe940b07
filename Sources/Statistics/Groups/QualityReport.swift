package import Campaigns

/// Figures and submissions that should be looked at: ``DEFINITIONS.md``, section 10.
package struct QualityReport: Sendable {
    package enum Check: String, CaseIterable, Hashable, Sendable {
        case overDenominator, falling, denominatorJump, neverFinal, outlier, duplicateDocument
        case duplicateLink, noReport
    }

    package struct Finding: Sendable {
        package let check: Check
        package let unit: UnitCode
        /// The indicator, or the document; empty for a unit without any report.
        package let subject: String
        package var asOf: Instant?
        package var value: Double?
        package var reference: Double?
        package var score: Double?

        init(
            _ check: Check,
            _ unit: UnitCode,
            _ subject: String,
            asOf: Instant? = nil,
            value: Double? = nil,
            reference: Double? = nil,
            score: Double? = nil
        ) {
            self.check = check
            self.unit = unit
            self.subject = subject
            self.asOf = asOf
            self.value = value
            self.reference = reference
            self.score = score
        }
    }

    /// For so many days a figure may stay quick or preliminary before it is asked about.
    private static let patienceDays = 7
    /// The modified z-score (Iglewicz and Hoaglin, 1993) above which a rate is an outlier; 3.0 is
    /// what DHIS2 begins with.
    private static let outlierScore = 3.0
    /// With fewer rates than these no outlier is looked for.
    private static let fewestRates = 5

    /// In the order of check, unit, subject and as-of.
    package private(set) var findings: [Finding] = []

    package init(_ input: StatisticsInput) throws {
        let (campaign, instant) = (input.campaign, input.instant)
        let facts = try input.facts
        for indicator in campaign.indicators {
            for unit in campaign.units {
                let series = FigureSeries(facts, unit.code, indicator.id, at: instant)
                checkSeries(series, indicator, unit.code, at: instant)
            }
            checkRates(
                ParticipationTable(
                    indicator,
                    of: campaign,
                    facts: facts,
                    asOf: instant,
                    known: instant
                )
            )
        }
        checkDocuments(try input.items)
        checkSilence(input.evaluator, try input.board, facts, at: instant)
        findings.sort { left, right in
            (left.check.rawValue, left.unit.text, left.subject, left.asOf ?? .distantPast)
                < (right.check.rawValue, right.unit.text, right.subject, right.asOf ?? .distantPast)
        }
    }

    private mutating func checkSeries(
        _ series: FigureSeries,
        _ indicator: Indicator,
        _ unit: UnitCode,
        at instant: Instant
    ) {
        func finding(_ check: Check, _ figure: Figure, _ value: Int?, _ reference: Int?) -> Finding
        {
            Finding(
                check,
                unit,
                indicator.id.text,
                asOf: figure.asOf,
                value: value.map(Double.init),
                reference: reference.map(Double.init)
            )
        }
        var numeratorBefore: Int?
        var denominatorBefore: Int?
        for figure in series.figures {
            if let numerator = figure.numerator {
                if let denominator = figure.denominator, numerator > denominator,
                    !indicator.mayExceedDenominator
                {
                    findings.append(finding(.overDenominator, figure, numerator, denominator))
                }
                if let before = numeratorBefore, numerator < before,
                    !indicator.alertsWhenPositive
                {
                    findings.append(finding(.falling, figure, numerator, before))
                }
                numeratorBefore = numerator
            }
            if let denominator = figure.denominator {
                if let before = denominatorBefore {
                    if FigureDoubt.isJump(from: before, to: denominator) {
                        findings.append(finding(.denominatorJump, figure, denominator, before))
                    }
                }
                denominatorBefore = denominator
            }
        }
        if !indicator.alertsWhenPositive, let last = series.last,
            last.status == .quick || last.status == .preliminary,
            last.asOf.adding(days: Self.patienceDays) < instant
        {
            findings.append(finding(.neverFinal, last, nil, nil))
        }
    }

    private mutating func checkRates(_ table: ParticipationTable) {
        let rates = table.units.compactMap { row in row.rate.map { (row, $0) } }
        guard rates.count >= Self.fewestRates else { return }
        let median = rates.map(\.1).sorted().medianOfSorted
        let deviation = rates.map { abs($0.1 - median) }.sorted().medianOfSorted
        guard deviation > 0 else { return }
        for (row, rate) in rates {
            let score = 0.6745 * (rate - median) / deviation
            guard abs(score) > Self.outlierScore, let unit = row.unit else { continue }
            findings.append(
                Finding(
                    .outlier,
                    unit.code,
                    table.indicator.id.text,
                    asOf: row.figure?.asOf,
                    value: rate,
                    reference: median,
                    score: score
                )
            )
        }
    }

    private mutating func checkDocuments(_ items: SubmittedItems) {
        struct Name: Hashable {
            let key: DocumentKey
            /// A link is the same everywhere, a number only within its unit.
            let unit: UnitCode?
        }
        var uses: [Name: [SubmittedItem]] = [:]
        for item in items.all {
            guard let key = item.key else { continue }
            uses[Name(key: key, unit: key.isLink ? nil : item.obligation.unit), default: []]
                .append(item)
        }
        for (name, uses) in uses {
            let count = Set(uses.map(\.obligation)).count
            guard count > 1, let first = uses.min(by: { $0.order < $1.order }) else { continue }
            findings.append(
                Finding(
                    name.key.isLink ? .duplicateLink : .duplicateDocument,
                    first.obligation.unit,
                    name.key.text,
                    value: Double(count)
                )
            )
        }
    }

    /// Finds units with an obligation past its deadline that never sent a submission or a figure.
    private mutating func checkSilence(
        _ evaluator: ObligationEvaluator,
        _ board: OutcomeBoard,
        _ facts: Facts,
        at instant: Instant
    ) {
        let campaign = evaluator.campaign
        var owing: Set<UnitCode> = []
        evaluator.visit(board, at: instant) { milestone, _, concern, status in
            guard concern.involvement == .obliged, status.state != .excused,
                let deadline = status.deadline,
                evaluator.dueInstant(of: deadline, graceMinutes: milestone.graceMinutes) < instant
            else { return }
            owing.insert(concern.unit)
        }
        for histories in facts.histories.values {
            for (unit, history) in histories
            where history.submissions.contains(where: {
                $0.recorded <= instant && $0.happened <= instant
            }) {
                owing.remove(unit)
            }
        }
        for byUnit in facts.figures.values {
            for (unit, figures) in byUnit
            where figures.contains(where: { $0.recorded <= instant && $0.asOf <= instant }) {
                owing.remove(unit)
            }
        }
        for unit in campaign.units where owing.contains(unit.code) {
            findings.append(Finding(.noReport, unit.code, ""))
        }
    }
}

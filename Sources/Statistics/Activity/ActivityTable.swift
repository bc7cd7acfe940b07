package import Campaigns

/// What units did, month by month: ``DEFINITIONS.md``, section 6.
package struct ActivityTable: Sendable {
    /// What is counted.
    package enum Kind: Hashable, Sendable {
        /// Different links (news items).
        case links
        /// Milestones that share a word of their `mã`.
        case series(String)
        /// Answers to what units sent in.
        case answers
        /// Submissions of several documents; how many are complete.
        case dossiers
        /// Growth of an indicator.
        case figure(IndicatorID)

        package var text: String {
            switch self {
            case .links: "links"
            case .series(let tag): "series:\(tag)"
            case .answers: "answers"
            case .dossiers: "dossiers"
            case .figure(let id): "figure:\(id)"
            }
        }

        /// Every kind that the campaign can have, whether there is any of it yet or not.
        package static func all(of campaign: Campaign) -> [Kind] {
            let tags = Set(campaign.milestones.filter { !$0.isDateOnly }.flatMap(\.tags)).sorted()
            return [.links, .answers, .dossiers] + tags.map { .series($0) }
                + campaign.indicators.map { .figure($0.id) }
        }
    }

    package struct Amount: Hashable, Sendable {
        package var count = 0
        /// What ``count`` is a part of: due obligations, dossiers or denominators; 0 where that is
        /// not known.
        package var of = 0
        package var days = 0
        package var workingDays = 0

        package var isZero: Bool { self == Amount() }

        static func += (left: inout Amount, right: Amount) {
            left.count += right.count
            left.of += right.of
            left.days += right.days
            left.workingDays += right.workingDays
        }
    }

    package struct Key: Hashable, Sendable {
        package let kind: Kind
        package let unit: UnitCode
        /// The first day of the month; nil for all months together.
        package let month: CivilDate?
    }

    /// The amounts that are not zero.
    package let amounts: [Key: Amount]
    private let campaign: Campaign

    package init(_ input: StatisticsInput) throws {
        campaign = input.campaign
        var collector = ActivityCollector(
            evaluator: input.evaluator,
            items: try input.items,
            facts: try input.facts,
            instant: input.instant
        )
        collector.addLinks()
        collector.addObligations(try input.board)
        collector.addAnswers()
        for indicator in campaign.indicators { collector.addFigures(of: indicator) }
        amounts = collector.amounts.filter { !$0.value.isZero }
    }

    /// What each unit or group did, by kind of activity and month.
    package func rows(by dimension: Breakdown) -> [StatisticsRow<[SumKey: Amount]>] {
        var byUnit: [UnitCode: [SumKey: Amount]] = [:]
        for (key, amount) in amounts {
            byUnit[key.unit, default: [:]][SumKey(kind: key.kind, month: key.month)] = amount
        }
        return UnitGrouping.rows(
            campaign.units.map { ($0, byUnit[$0.code] ?? [:]) },
            by: dimension
        ) { values in
            values.reduce(into: [:]) { sums, value in
                for (key, amount) in value { sums[key, default: Amount()] += amount }
            }
        }
    }

    package struct SumKey: Hashable, Sendable {
        package let kind: Kind
        package let month: CivilDate?

        package init(kind: Kind, month: CivilDate?) {
            self.kind = kind
            self.month = month
        }
    }
}

/// Adds up activities.
private struct ActivityCollector {
    let evaluator: ObligationEvaluator
    let items: SubmittedItems
    let facts: Facts
    let instant: Instant
    var amounts: [ActivityTable.Key: ActivityTable.Amount] = [:]

    private var campaign: Campaign { evaluator.campaign }

    init(evaluator: ObligationEvaluator, items: SubmittedItems, facts: Facts, instant: Instant) {
        self.evaluator = evaluator
        self.items = items
        self.facts = facts
        self.instant = instant
    }

    private func month(of instant: Instant) -> CivilDate {
        campaign.zone.civil(of: instant).date.firstOfMonth
    }

    /// Adds the amount to the month and to the sum of all months.
    private mutating func add(
        _ amount: ActivityTable.Amount,
        to kind: ActivityTable.Kind,
        _ unit: UnitCode,
        in month: CivilDate
    ) {
        for month in [month, nil] {
            let key = ActivityTable.Key(kind: kind, unit: unit, month: month)
            amounts[key, default: ActivityTable.Amount()] += amount
        }
    }

    mutating func addLinks() {
        for item in items.links.values {
            add(
                ActivityTable.Amount(count: 1),
                to: .links,
                item.obligation.unit,
                in: month(of: item.happened)
            )
        }
    }

    mutating func addObligations(_ board: OutcomeBoard) {
        var found: [(ActivityTable.Amount, ActivityTable.Kind, UnitCode, CivilDate)] = []
        let tags = evaluator.campaign.milestones.map(\.tags)
        evaluator.visit(board, at: instant) { milestone, position, concern, status in
            let submitted = status.submitted.map { ($0, month(of: $0)) }
            for tag in tags[position] {
                if let (_, month) = submitted {
                    found.append((.init(count: 1), .series(tag), concern.unit, month))
                }
                if concern.involvement == .obliged, status.state != .excused,
                    let month = status.deadline?.date.firstOfMonth
                {
                    found.append((.init(of: 1), .series(tag), concern.unit, month))
                }
            }
            if let (instant, month) = submitted, milestone.evidence.count > 1 {
                let isComplete = items.isComplete(concern.unit, milestone, submitted: instant)
                found.append(
                    (.init(count: isComplete ? 1 : 0, of: 1), .dossiers, concern.unit, month)
                )
            }
        }
        for (amount, kind, unit, month) in found { add(amount, to: kind, unit, in: month) }
    }

    mutating func addAnswers() {
        for milestone in campaign.milestones where !milestone.isDateOnly {
            for unit in campaign.units
            where campaign.involvement(of: unit, in: milestone) != nil {
                guard let history = facts.history(of: unit.code, milestone.id) else { continue }
                addAnswers(in: history, of: unit.code)
            }
        }
    }

    private mutating func addAnswers(in history: ObligationHistory, of unit: UnitCode) {
        var asked: Instant?
        for fact in history.submissions
        where fact.recorded <= instant && fact.happened <= instant {
            switch fact.status {
            case .received: asked = asked ?? fact.happened
            case .withdrawn: asked = nil
            case .accepted, .returned:
                guard let question = asked else { continue }
                asked = nil
                let first = campaign.zone.civil(of: question).date
                let last = campaign.zone.civil(of: fact.happened).date
                let delay = Delay(from: first, through: last, by: campaign.calendar)
                add(
                    .init(count: 1, days: delay.days, workingDays: delay.workingDays),
                    to: .answers,
                    unit,
                    in: last.firstOfMonth
                )
            }
        }
    }

    mutating func addFigures(of indicator: Indicator) {
        for unit in campaign.units {
            let series = FigureSeries(facts, unit.code, indicator.id, at: instant)
            guard let first = series.figures.first, let last = series.last else { continue }
            let kind = ActivityTable.Kind.figure(indicator.id)
            if indicator.alertsWhenPositive {
                for figure in series.figures {
                    add(
                        .init(
                            count: figure.numerator ?? 0,
                            of: indicator.denominator(
                                of: unit,
                                reported: figure.denominator
                            ) ?? 0
                        ),
                        to: kind,
                        unit.code,
                        in: month(of: figure.asOf)
                    )
                }
                continue
            }
            var month = month(of: first.asOf)
            let end = self.month(of: last.asOf)
            var before = ActivityTable.Amount()
            while month <= end {
                let figure = series.last(through: campaign.zone.end(of: month.lastOfMonth))
                let now = ActivityTable.Amount(
                    count: figure?.numerator ?? 0,
                    of: figure.flatMap {
                        indicator.denominator(of: unit, reported: $0.denominator)
                    } ?? 0
                )
                add(
                    .init(count: now.count - before.count, of: now.of - before.of),
                    to: kind,
                    unit.code,
                    in: month
                )
                before = now
                month = month.lastOfMonth.adding(days: 1)
            }
        }
    }
}

extension Milestone {
    /// The words of its code after the first: `KH M03 O3` has the tags `M03` and `O3`.
    ///
    /// Milestones that share a tag form a series.
    package var tags: [String] {
        let words = code?.split(separator: " ").dropFirst().map(String.init) ?? []
        return words.enumerated().filter { !words[..<$0.offset].contains($0.element) }
            .map(\.element)
    }
}

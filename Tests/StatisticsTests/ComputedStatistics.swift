import Campaigns
import Statistics

/// What the product computes for a campaign, in the reference's form: `Fixtures/FORMAT.md`.
struct ComputedStatistics {
    private let given: RandomCampaign
    private let campaign: Campaign
    private let facts: Facts
    private let evaluator: ObligationEvaluator
    private let input: StatisticsInput
    private let instant: Instant

    init(_ given: RandomCampaign) throws {
        self.given = given
        campaign = try given.campaign()
        facts = try given.facts()
        instant = given.instant
        input = StatisticsInput(campaign, facts, at: instant)
        evaluator = input.evaluator
    }

    func json() throws -> JSONValue {
        .object([
            "states": try states(),
            "progress": try byDimension(Breakdown.allCases, progress),
            "timeliness": try byDimension(Breakdown.allCases, timeliness),
            "participation": participation(),
            "participation_milestone": try workParticipation(),
            "activity": try activity(),
            "pace": try pace(),
            "hourly": try hourly(),
            "ranking": try ranking(),
            "effectiveness": try effectiveness(),
            "quality": try quality(),
        ])
    }

    private func byDimension(
        _ dimensions: [Breakdown],
        _ rows: (Breakdown) throws -> JSONValue
    ) rethrows -> JSONValue {
        .object(
            Dictionary(uniqueKeysWithValues: try dimensions.map { ($0.rawValue, try rows($0)) })
        )
    }

    private func states() throws -> JSONValue {
        var rows: [JSONValue] = []
        try evaluator.visit(input.board, at: instant) { milestone, _, concern, status in
            let delay = status.state == .late ? evaluator.delay(of: status)?.days : nil
            rows.append(
                .list([
                    .text(concern.unit.text), .text(milestone.id.text),
                    .text(status.state.rawValue), JSONValue(delay),
                ])
            )
        }
        return .list(rows)
    }

    private func progress(_ dimension: Breakdown) throws -> JSONValue {
        let states: [ObligationState] = [
            .notApplicable, .notYetDue, .onTime, .late, .overdue, .excused, .returned,
        ]
        return .list(
            try ProgressTable(input, by: dimension).rows.map { row in
                .object([
                    "group": .text(row.group ?? ""), "unit": .text(row.unit?.code.text ?? ""),
                    "counts": .list(states.map { .integer(row[$0]) }),
                ])
            }
        )
    }

    private func timeliness(_ dimension: Breakdown) throws -> JSONValue {
        .list(
            try TimelinessTable(input, by: dimension).rows.map { row in
                let sums = row.value
                return .object([
                    "group": .text(row.group ?? ""), "unit": .text(row.unit?.code.text ?? ""),
                    "due": .integer(sums.due), "on_time": .integer(sums.onTime),
                    "rate": JSONValue(rate(sums.onTime, sums.due)),
                    "due_gross": .integer(sums.dueGross),
                    "on_time_gross": .integer(sums.onTimeGross),
                    "rate_gross": JSONValue(rate(sums.onTimeGross, sums.dueGross)),
                    "late": .integer(sums.late), "days_late": .integer(sums.daysLate),
                    "working_days_late": .integer(sums.workingDaysLate),
                    "max_days_late": .integer(sums.maxDaysLate), "empty": .integer(sums.empty),
                ])
            }
        )
    }

    private func rate(_ numerator: Int, _ denominator: Int) -> Double? {
        denominator == 0 ? nil : Double(numerator) / Double(denominator)
    }

    private func participation() -> JSONValue {
        let tables = campaign.indicators.map { indicator in
            (
                indicator.id.text,
                byDimension([.unit, .kind, .block, .all]) { dimension in
                    let table = ParticipationTable(
                        indicator,
                        of: campaign,
                        facts: facts,
                        asOf: instant,
                        known: instant,
                        by: dimension
                    )
                    return .list(table.rows.map(row))
                }
            )
        }
        return .object(Dictionary(uniqueKeysWithValues: tables))
    }

    private func row(_ row: ParticipationTable.Row) -> JSONValue {
        .object([
            "group": .text(row.block ?? ""), "unit": .text(row.unit?.code.text ?? ""),
            "numerator": JSONValue(row.numerator), "denominator": JSONValue(row.denominator),
            "rate": JSONValue(row.rate), "reported": .integer(row.reported),
            "expected": .integer(row.expected),
        ])
    }

    private func workParticipation() throws -> JSONValue {
        .list(
            try WorkParticipationTable(input).rows.map { row in
                .object([
                    "group": .text(row.group ?? ""), "numerator": .integer(row.value.submitted),
                    "denominator": .integer(row.value.obliged),
                    "rate": JSONValue(rate(row.value.submitted, row.value.obliged)),
                ])
            }
        )
    }

    private func activity() throws -> JSONValue {
        let table = try ActivityTable(input)
        var rows: [(kind: String, unit: String, month: String, amount: ActivityTable.Amount)] = []
        for row in table.rows(by: .unit) where row.unit != nil || row.group == nil {
            for (key, amount) in row.value where !amount.isZero {
                let month = key.month.map { String($0.description.prefix(7)) } ?? ""
                rows.append((key.kind.text, row.unit?.code.text ?? "", month, amount))
            }
        }
        rows.sort { ($0.kind, $0.unit, $0.month) < ($1.kind, $1.unit, $1.month) }
        return .list(
            rows.map { kind, unit, month, amount in
                .object([
                    "unit": .text(unit), "month": .text(month), "activity": .text(kind),
                    "count": .integer(amount.count), "of": .integer(amount.of),
                    "days": .integer(amount.days), "working_days": .integer(amount.workingDays),
                ])
            }
        )
    }

    private func indicator(_ id: String) -> Indicator? { campaign.indicator(IndicatorID(id)) }

    private func pace() throws -> JSONValue {
        guard let indicator = indicator(given.pace.indicator) else { return .null }
        let table = PaceTable(
            indicator,
            of: campaign,
            facts: facts,
            until: Instant(milliseconds: given.pace.deadline),
            at: instant
        )
        return .list(
            table.rows.map { row in
                let pace = row.value
                return .object([
                    "group": .text(row.group ?? ""), "unit": .text(row.unit?.code.text ?? ""),
                    "numerator": JSONValue(pace.numerator),
                    "denominator": JSONValue(pace.denominator), "target": JSONValue(pace.target),
                    "needed_per_hour": JSONValue(pace.neededPerHour),
                    "actual_per_hour": JSONValue(pace.actualPerHour),
                    "projected": JSONValue(pace.projected), "low": JSONValue(pace.low),
                    "high": JSONValue(pace.high), "verdict": JSONValue(pace.verdict?.rawValue),
                    "units": .integer(pace.units), "expected": .integer(pace.expected),
                ])
            }
        )
    }

    private func hourly() throws -> JSONValue {
        guard let indicator = indicator(given.pace.indicator),
            let date = CivilDate(iso: given.slots.date)
        else { return .null }
        let table = HourlyTable(
            indicator,
            of: campaign,
            facts: facts,
            on: date,
            slots: given.slots.times.compactMap { CivilDateTime(iso: $0) },
            at: instant
        )
        return .list(
            table.rows.map { row in
                .object([
                    "slot": .text(row.slot.description),
                    "numerator": JSONValue(row.participation.numerator),
                    "denominator": JSONValue(row.participation.denominator),
                    "rate": JSONValue(row.participation.rate),
                    "reported": .integer(row.participation.reported),
                    "expected": .integer(row.participation.expected),
                    "silent": .list(row.silent.map { .text($0.code.text) }),
                ])
            }
        )
    }

    private func ranking() throws -> JSONValue {
        let table = try RankingTable(campaign.scoreSheets[0], input)
        return .list(
            table.rows.map { row in
                .object([
                    "unit": .text(row.unit.code.text),
                    "earned": .list(row.criteria.map { JSONValue($0.earned?.thousandths) }),
                    "score": JSONValue(row.computed?.thousandths),
                    "points": JSONValue(row.points?.thousandths), "rank": JSONValue(row.rank),
                    "computed_rank": JSONValue(row.computedRank), "level": JSONValue(row.level),
                    "decided": .flag(row.isDecided), "sensitive": .flag(row.isSensitive),
                ])
            }
        )
    }

    private func effectiveness() throws -> JSONValue {
        let table = try EffectivenessTable(given.reminders(), input)
        return .list(
            table.rows.map { row in
                .object([
                    "schedule": .text(row.schedule.text), "rule": .text(row.rule),
                    "milestone": .text(row.milestone.text),
                    "nominal": .text(row.nominal.description),
                    "first_sent": .integer(Int(row.firstSent.milliseconds)),
                    "reminded": .integer(row.reminded),
                    "within": .list(row.within.map { JSONValue($0) }),
                    "others": .integer(row.others),
                    "others_within": .list(row.othersWithin.map { JSONValue($0) }),
                    "small": .flag(row.isSmall),
                ])
            }
        )
    }

    private func quality() throws -> JSONValue {
        .list(
            try QualityReport(input).findings.map {
                .object([
                    "check": .text($0.check.rawValue), "unit": .text($0.unit.text),
                    "subject": .text($0.subject),
                    "as_of": JSONValue($0.asOf.map { Int($0.milliseconds) }),
                    "value": JSONValue($0.value), "reference": JSONValue($0.reference),
                    "score": JSONValue($0.score),
                ])
            }
        )
    }
}

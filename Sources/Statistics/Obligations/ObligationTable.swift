package import Campaigns

/// Sums over obligations, by unit, kind, khối, milestone, week of the deadline or altogether.
///
/// What is summed is the tally's: states (``ProgressTable``), punctuality (``TimelinessTable``) or
/// participation in the work (``WorkParticipationTable``).
package struct ObligationTable<Tally: ObligationTally>: Sendable {
    package typealias Row = StatisticsRow<Tally>

    package let rows: [Row]

    /// Visits every obligation that `counts`, and lets `add` put it into the sum of its row.
    init(
        _ input: StatisticsInput,
        by dimension: Breakdown,
        where counts: (Milestone, Involvement, ObligationStatus) -> Bool,
        add: (inout Tally, Milestone, ObligationEvaluator.Concern, ObligationStatus) -> Void
    ) throws {
        let (campaign, evaluator, instant) = (input.campaign, input.evaluator, input.instant)
        let board = try input.board
        switch dimension {
        case .unit, .kind, .block, .all:
            var tallies = [Tally](repeating: Tally(), count: campaign.units.count)
            evaluator.visit(board, at: instant) { milestone, _, concern, status in
                guard counts(milestone, concern.involvement, status) else { return }
                add(&tallies[concern.position], milestone, concern, status)
            }
            let values = zip(campaign.units, tallies).map { (unit: $0, value: $1) }
            rows = UnitGrouping.rows(values, by: dimension, sum: Self.sum)
        case .milestone:
            var tallies = [Tally?](repeating: nil, count: campaign.milestones.count)
            evaluator.visit(board, at: instant) { milestone, position, concern, status in
                guard counts(milestone, concern.involvement, status) else { return }
                add(&tallies[position, default: Tally()], milestone, concern, status)
            }
            rows = zip(campaign.milestones, tallies).compactMap { milestone, tally in
                tally.map { Row(group: milestone.id.text, unit: nil, value: $0) }
            }
        case .week:
            var tallies: [CivilDate?: Tally] = [:]
            evaluator.visit(board, at: instant) { milestone, _, concern, status in
                guard counts(milestone, concern.involvement, status) else { return }
                let week = status.deadline?.date.monday
                add(&tallies[week, default: Tally()], milestone, concern, status)
            }
            rows = tallies.sorted { ($0.key ?? .distantFuture) < ($1.key ?? .distantFuture) }.map {
                Row(group: $0.key?.description ?? "", unit: nil, value: $0.value)
            }
        }
    }

    private static func sum(_ tallies: [Tally]) -> Tally {
        tallies.reduce(into: Tally()) { $0 += $1 }
    }
}

extension Array {
    fileprivate subscript<Wrapped>(_ index: Int, default value: @autoclosure () -> Wrapped)
        -> Wrapped
    where Element == Wrapped? {
        get { self[index] ?? value() }
        set { self[index] = newValue }
    }
}

extension CivilDate {
    /// The Monday of its week (ISO 8601).
    package var monday: CivilDate { adding(days: -(weekday.rawValue - 1)) }

    fileprivate static let distantFuture = CivilDate(dayNumber: .max)
}

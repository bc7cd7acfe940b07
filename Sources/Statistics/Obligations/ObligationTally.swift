package import Campaigns

/// Something that is added up over obligations.
package protocol ObligationTally: Sendable {
    init()
    static func += (left: inout Self, right: Self)
}

extension StateCounts: ObligationTally {}

/// Sums over obligations, by unit, kind, khối, milestone, week of the deadline or altogether.
package struct ObligationTable<Tally: ObligationTally>: Sendable {
    package struct Row: Sendable {
        /// The unit's khối, the name of the group, the milestone's id, or the Monday of the week; nil
        /// in the row of the whole.
        package let group: String?
        package let unit: OrganisationalUnit?
        package let tally: Tally
    }

    package let rows: [Row]

    /// `add` puts one obligation to a sum; the last argument but one is the milestone's position.
    package init(
        _ evaluator: ObligationEvaluator,
        _ board: OutcomeBoard,
        at instant: Instant,
        by dimension: Breakdown,
        where counts: (Milestone, Involvement, ObligationStatus) -> Bool,
        add: (inout Tally, Milestone, Int, ObligationEvaluator.Concern, ObligationStatus) -> Void
    ) {
        let campaign = evaluator.campaign
        switch dimension {
        case .unit, .kind, .block, .all:
            var tallies = [Tally](repeating: Tally(), count: campaign.units.count)
            evaluator.visit(board, at: instant) { milestone, position, concern, status in
                guard counts(milestone, concern.involvement, status) else { return }
                add(&tallies[concern.position], milestone, position, concern, status)
            }
            let values = zip(campaign.units, tallies).map { (unit: $0, value: $1) }
            rows = UnitGrouping.rows(values, by: dimension, sum: Self.sum).map {
                Row(group: $0.group, unit: $0.unit, tally: $0.value)
            }
        case .milestone:
            var tallies = [Tally?](repeating: nil, count: campaign.milestones.count)
            evaluator.visit(board, at: instant) { milestone, position, concern, status in
                guard counts(milestone, concern.involvement, status) else { return }
                add(&tallies[position, default: Tally()], milestone, position, concern, status)
            }
            rows = zip(campaign.milestones, tallies).compactMap { milestone, tally in
                tally.map { Row(group: milestone.id.text, unit: nil, tally: $0) }
            }
        case .week:
            var tallies: [CivilDate?: Tally] = [:]
            evaluator.visit(board, at: instant) { milestone, position, concern, status in
                guard counts(milestone, concern.involvement, status) else { return }
                add(
                    &tallies[status.deadline?.date.monday, default: Tally()],
                    milestone,
                    position,
                    concern,
                    status
                )
            }
            rows = tallies.sorted { ($0.key ?? .distantFuture) < ($1.key ?? .distantFuture) }.map {
                Row(group: $0.key?.description ?? "", unit: nil, tally: $0.value)
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

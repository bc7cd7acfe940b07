import Campaigns

/// How many of the units that owe a milestone have done it, late or not.
package struct WorkParticipation: ObligationTally, Hashable {
    /// Units that submitted and were not excused.
    package var submitted = 0
    /// Units that owe it and were not excused.
    package var obliged = 0

    package init() {}

    package static func += (left: inout Self, right: Self) {
        left.submitted += right.submitted
        left.obliged += right.obliged
    }
}

package typealias WorkParticipationTable = ObligationTable<WorkParticipation>

extension ObligationTable where Tally == WorkParticipation {
    /// One row per milestone.
    package init(_ input: StatisticsInput) throws {
        try self.init(
            input,
            by: .milestone,
            where: { _, involvement, _ in involvement == .obliged },
            add: { tally, _, _, status in
                guard status.state != .excused else { return }
                tally.obliged += 1
                if status.submitted != nil { tally.submitted += 1 }
            }
        )
    }
}

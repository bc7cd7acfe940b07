package import Campaigns

/// How many obligations stand in each state at one instant.
package typealias ProgressTable = ObligationTable<StateCounts>

extension StatisticsRow<StateCounts> {
    package subscript(_ state: ObligationState) -> Int { value[state] }

    package var obligations: Int { value.sum }
}

extension ObligationTable where Tally == StateCounts {
    /// The table as it stood at the input's instant.
    ///
    /// `milestones`: nil for all. `includesInvited`: also count what units were only invited to: as
    /// not applicable or, if they took part, as on time.
    package init(
        _ input: StatisticsInput,
        by dimension: Breakdown = .unit,
        milestones: Set<MilestoneID>? = nil,
        includesInvited: Bool = true
    ) throws {
        try self.init(
            input,
            by: dimension,
            where: { milestone, involvement, _ in
                (includesInvited || involvement == .obliged)
                    && (milestones?.contains(milestone.id) ?? true)
            },
            add: { counts, _, _, status in counts[status.state] += 1 }
        )
    }
}

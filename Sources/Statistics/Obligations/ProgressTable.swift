package import Campaigns

/// How many obligations stand in each state at one instant.
package typealias ProgressTable = ObligationTable<StateCounts>

extension ObligationTable<StateCounts>.Row {
    package subscript(_ state: ObligationState) -> Int { tally[state] }

    package var obligations: Int { tally.sum }
}

extension ObligationTable where Tally == StateCounts {
    /// The table as it stood at that instant.
    ///
    /// `milestones`: nil for all. `includesInvited`: count what units were only invited to, as not
    /// applicable or, if they took part, as on time.
    package init(
        _ evaluator: ObligationEvaluator,
        _ board: OutcomeBoard,
        at instant: Instant,
        by dimension: Breakdown = .unit,
        milestones: Set<MilestoneID>? = nil,
        includesInvited: Bool = true
    ) {
        self.init(
            evaluator,
            board,
            at: instant,
            by: dimension,
            where: { milestone, involvement, _ in
                (includesInvited || involvement == .obliged)
                    && (milestones?.contains(milestone.id) ?? true)
            },
            add: { counts, _, _, _, status in counts[status.state] += 1 }
        )
    }
}

package import Campaigns

/// Where the units stand with one milestone at one instant.
package struct MilestoneProgress: Sendable {
    package let milestone: Milestone
    /// Units that owe it, with their status, in the order of the unit list.
    package let obliged: [(unit: OrganisationalUnit, status: ObligationStatus)]
    package let invited: [(unit: OrganisationalUnit, status: ObligationStatus)]

    package init(
        _ milestone: Milestone,
        _ evaluator: ObligationEvaluator,
        facts: Facts,
        at instant: Instant
    ) {
        self.milestone = milestone
        var obliged: [(OrganisationalUnit, ObligationStatus)] = []
        var invited: [(OrganisationalUnit, ObligationStatus)] = []
        let histories = facts.histories[milestone.id] ?? [:]
        for (unit, involvement) in evaluator.concerned[milestone.id] ?? [] {
            let status = evaluator.status(
                of: milestone,
                for: unit.code,
                involvement: involvement,
                history: histories[unit.code],
                at: instant
            )
            switch involvement {
            case .obliged: obliged.append((unit, status))
            case .invited: invited.append((unit, status))
            }
        }
        self.obliged = obliged
        self.invited = invited
    }

    package func count(_ state: ObligationState) -> Int {
        obliged.count { $0.status.state == state }
    }

    /// Extended, not yet submitted and not yet past the extension.
    package var extendedAndOpen: Int {
        obliged.count { $0.status.isExtended && $0.status.state == .notYetDue }
    }

    package var submitted: Int { count(.onTime) + count(.late) }
}

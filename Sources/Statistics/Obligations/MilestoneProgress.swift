package import Campaigns

/// Where the units stand with one milestone at one instant.
package struct MilestoneProgress: Sendable {
    package let milestone: Milestone
    /// How many units owe it.
    package private(set) var owed = 0
    package private(set) var invited = 0
    /// Invited units that took part.
    package private(set) var attended = 0
    /// Units with an extension that have not submitted and are not past it.
    package private(set) var extendedAndOpen = 0
    /// Owing units past their deadline, in the order of the unit list.
    package private(set) var overdue: [(unit: OrganisationalUnit, deadline: CivilDateTime)] = []
    private var counts = StateCounts()

    package init(
        _ milestone: Milestone,
        _ evaluator: ObligationEvaluator,
        facts: Facts,
        at instant: Instant
    ) {
        self.milestone = milestone
        let histories = facts.histories[milestone.id] ?? [:]
        for concern in evaluator.concerned(by: milestone) {
            let status = evaluator.status(
                of: milestone,
                for: concern.unit,
                involvement: concern.involvement,
                history: histories[concern.unit],
                at: instant
            )
            guard concern.involvement == .obliged else {
                invited += 1
                if status.state == .onTime { attended += 1 }
                continue
            }
            owed += 1
            counts[status.state] += 1
            if status.isExtended, status.state == .notYetDue { extendedAndOpen += 1 }
            if status.state == .overdue, let deadline = status.deadline {
                overdue.append((evaluator.campaign.units[concern.position], deadline))
            }
        }
    }

    /// How many of the owing units are in that state.
    package func count(_ state: ObligationState) -> Int { counts[state] }
}

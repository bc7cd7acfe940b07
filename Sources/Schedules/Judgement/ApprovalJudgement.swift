import Campaigns
import Texts

/// Finds letters that wait for a person and are given less time than until the end of the second working day.
struct ApprovalJudgement {
    private let schedule: Schedule
    private let block: Block
    private let campaign: Campaign
    private let calculator: OccurrenceCalculator

    init(
        _ read: ScheduleStage.Read,
        _ campaign: Campaign,
        _ calculator: OccurrenceCalculator
    ) {
        schedule = read.schedule
        block = read.block
        self.campaign = campaign
        self.calculator = calculator
    }

    func findings() -> [Finding] {
        let box = FindingBox()
        guard schedule.needsApproval, let catchUp = schedule.catchUp,
            let entry = block.entry(.ifMissed)
        else { return [] }
        let hasty = occurrences().filter { occurrence in
            guard let end = try? campaign.endOfWorkingDay(2, after: occurrence.due) else {
                return false
            }
            return lastInstant(of: occurrence, catchUp) < end
        }
        if let first = hasty.min(by: { $0.due < $1.due }) {
            let zone = campaign.zone
            box.add(
                .hastyApproval,
                at: entry,
                Findings.hastyApproval(
                    zone.civil(of: first.due),
                    until: zone.civil(of: lastInstant(of: first, catchUp)),
                    times: hasty.count
                )
            )
        }
        return box.findings
    }

    private func lastInstant(of occurrence: Occurrence, _ catchUp: CatchUp) -> Instant {
        switch catchUp {
        case .within(let minutes): occurrence.due.adding(minutes: minutes)
        case .never: occurrence.due
        case .untilDue:
            max(occurrence.due, occurrence.deadline.map(campaign.zone.instant) ?? occurrence.due)
        }
    }

    /// What cannot be computed is told elsewhere.
    private func occurrences() -> [Occurrence] {
        let occurrences = schedule.rules.flatMap { rule -> [Occurrence] in
            guard case .reminder(let ids) = schedule.kind else {
                return (try? calculator.occurrences(of: rule, in: schedule)) ?? []
            }
            return ids.compactMap(campaign.milestone).flatMap { milestone -> [Occurrence] in
                guard let deadline = milestone.deadline else { return [] }
                let occurrences = try? calculator.occurrences(
                    of: rule,
                    in: schedule,
                    milestone: milestone.id,
                    deadline: deadline
                )
                return occurrences ?? []
            }
        }
        return occurrences.filter { !$0.isOmitted }
    }
}

import Campaigns
import Texts

/// Finds milestones about which some unit would get no letter at all, though it owes them or is invited.
///
/// Letters to a unit's head are the unit's. Of a campaign that reminds of nothing nothing is said.
struct SilenceJudgement {
    private let campaign: Campaign
    private let blocks: [Block]
    private let calculator: OccurrenceCalculator
    private let reminders: [Schedule]

    init(_ campaign: Campaign, _ blocks: [Block], _ calculator: OccurrenceCalculator) {
        self.campaign = campaign
        self.blocks = blocks
        self.calculator = calculator
        reminders = campaign.schedules.filter { schedule in
            if case .reminder = schedule.kind { true } else { false }
        }
    }

    func findings() -> [Finding] {
        guard !reminders.isEmpty else { return [] }
        let box = FindingBox()
        for block in blocks {
            guard let milestone = campaign.milestone(MilestoneID(block.id)), !milestone.isDateOnly
            else { continue }
            let silent = silentUnits(about: milestone)
            guard !silent.isEmpty else { continue }
            let place = block.entry(.due)?.place ?? block.place
            box.add(Finding(.silentMilestone, place, Findings.silentMilestone(silent)))
        }
        return box.findings
    }

    /// Those without any letter about the milestone; none where its letters cannot be computed, for that is told.
    private func silentUnits(about milestone: Milestone) -> [UnitCode] {
        guard let common = milestone.deadline else { return [] }
        var known: [Audience: [CivilDate]] = [:]
        var silent: [UnitCode] = []
        for unit in campaign.units {
            guard let involvement = campaign.involvement(of: unit, in: milestone) else { continue }
            let deadline = milestone.ownDeadlines[unit.code]?.deadline ?? common
            let audience = Audience(deadline: deadline, isInvited: involvement == .invited)
            do {
                let days = try known[audience] ?? self.days(about: milestone, audience)
                known[audience] = days
                if !days.contains(where: unit.isValid) { silent.append(unit.code) }
            } catch {
                return []
            }
        }
        return silent
    }

    /// Units for which the same letters are meant.
    private struct Audience: Hashable {
        let deadline: CivilDateTime
        let isInvited: Bool
    }

    /// The days that letters to such units are meant for.
    private func days(about milestone: Milestone, _ audience: Audience) throws -> [CivilDate] {
        try reminders.filter { $0.writes(about: milestone.id, audience.isInvited) }
            .flatMap { schedule in
                try schedule.rules.flatMap { rule in
                    try calculator.occurrences(
                        of: rule,
                        in: schedule,
                        milestone: milestone.id,
                        deadline: audience.deadline
                    )
                }
            }.filter { !$0.isOmitted }.map(\.nominal.date)
    }
}

extension Schedule {
    /// Whether the block writes to units about the milestone, or to those that are only invited to it.
    fileprivate func writes(about milestone: MilestoneID, _ isInvited: Bool) -> Bool {
        guard case .reminder(let ids) = kind, ids.contains(milestone), pausedBecause == nil else {
            return false
        }
        if isInvited, !targets.contains(.units) { return false }
        return (targets + copies).contains { target in
            switch target {
            case .units, .unitsNotDone, .unitHeads: true
            case .list: false
            }
        }
    }
}

import Campaigns
import Texts
import Wording

/// Computes every letter of a campaign and says what is odd about them: a pure function of the files.
///
/// Most findings are warnings. Errors are gaps of the calendar, and letters meant for before a deadline
/// that would leave after it.
struct Judgement {
    let campaign: Campaign
    let schedules: [ScheduleStage.Read]
    let milestoneBlocks: [Block]

    func findings() -> [Finding] {
        let box = FindingBox()
        judgeMilestones(box)
        let calculator = OccurrenceCalculator(campaign)
        box.add(SilenceJudgement(campaign, milestoneBlocks, calculator).findings())
        for read in schedules {
            judgeReaders(of: read, box)
            let rules = RuleJudgement(
                schedule: read.schedule,
                lines: read.lines,
                campaign: campaign,
                calculator: calculator
            )
            box.add(rules.findings())
            box.add(ApprovalJudgement(read, campaign, calculator).findings())
            judgeDelivery(of: read, box)
        }
        return box.findings
    }

    /// Deadlines outside the campaign or its calendar, and references that two milestones share.
    private func judgeMilestones(_ box: FindingBox) {
        var references: [String: MilestoneID] = [:]
        let reminded = Set(
            campaign.schedules.flatMap { schedule -> [MilestoneID] in
                if case .reminder(let ids) = schedule.kind { ids } else { [] }
            }
        )
        for block in milestoneBlocks {
            guard let milestone = campaign.milestone(MilestoneID(block.id)) else { continue }
            if let entry = block.entry(.due),
                let due = milestone.deadline?.date
            {
                if reminded.contains(milestone.id), !campaign.calendar.validity.contains(due) {
                    let range = campaign.calendar.validity
                    box.add(
                        .calendarTooShort,
                        at: entry,
                        CampaignWords.dateOutsideCalendar(due, range)
                    )
                } else if !milestone.isDateOnly, !campaign.validity.contains(due) {
                    box.add(
                        .dueOutsideCampaign,
                        at: entry,
                        Findings.dueOutsideCampaign(due, campaign.validity)
                    )
                }
            }
            guard !milestone.isDateOnly else { continue }
            if let other = references[milestone.referenceWord.folded],
                let entry = block.entry(.code)
            {
                box.add(
                    .sameReference,
                    at: entry,
                    Findings.sameReference(milestone.referenceWord, other.text)
                )
            }
            references[milestone.referenceWord.folded] = milestone.id
        }
    }

    /// Reminders of things that nobody owes: they reach nobody.
    private func judgeReaders(of read: ScheduleStage.Read, _ box: FindingBox) {
        let schedule = read.schedule
        guard case .reminder(let ids) = schedule.kind, !schedule.targets.contains(.units),
            !schedule.targets.isEmpty, let entry = read.block.entry(.milestones)
        else { return }
        for milestone in ids.compactMap(campaign.milestone)
        where milestone.appliesTo == .nobody && !milestone.isDateOnly {
            box.add(.neverFires, at: entry, Findings.nobodyOwes)
            return
        }
    }

    /// Letters that never end, and letters to heads of units that nobody looks at before.
    private func judgeDelivery(of read: ScheduleStage.Read, _ box: FindingBox) {
        let (schedule, place) = (read.schedule, read.block.place)
        let isEndless = schedule.rules.contains { $0.form.repeatsUntilDone }
        if isEndless, schedule.maximum == nil {
            box.add(Finding(.endlessReminder, place, Findings.endlessReminder))
        }
        let goesUpwards = (schedule.targets + schedule.copies).contains { target in
            switch target {
            case .unitHeads: true
            case .list, .units, .unitsNotDone: false
            }
        }
        if goesUpwards, !schedule.needsApproval {
            box.add(
                Finding(.upwardsWithoutApproval, place, Findings.upwardsWithoutApproval)
            )
        }
    }
}

extension SendRule.Form {
    fileprivate var repeatsUntilDone: Bool {
        switch self {
        case .weekly(_, _, let bounds), .daily(_, let bounds), .everyWorkingDay(_, let bounds):
            bounds.untilDone
        default: false
        }
    }
}

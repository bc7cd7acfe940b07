import Campaigns
import Texts
import Wording

extension CampaignBuilder {
    /// What shows only once the rules are computed: gaps of the calendar, crossed deadlines, doubts.
    mutating func judgeRules(of campaign: Campaign) {
        guard findings.allSatisfy({ $0.severity == .warning }) else { return }
        let calculator = OccurrenceCalculator(campaign)
        judgeMilestones(of: campaign)
        for schedule in campaign.schedules {
            judgeReaders(of: schedule, in: campaign)
            guard let (block, lines) = ruleEntries[schedule.id] else { continue }
            var byMilestone: [MilestoneID?: [(Occurrence, Block.Entry)]] = [:]
            for (rule, entry) in zip(schedule.rules, lines) {
                let occurrences = occurrences(of: rule, entry, of: schedule, in: block, calculator)
                judge(occurrences, at: entry, in: block, campaign.window(of: schedule))
                for occurrence in occurrences {
                    byMilestone[occurrence.milestone, default: []].append((occurrence, entry))
                }
            }
            judgeSameDays(byMilestone, in: block)
            judgeDelivery(of: schedule, in: block)
        }
    }

    /// Deadlines that lie outside the campaign or its calendar, references that two milestones share.
    private mutating func judgeMilestones(of campaign: Campaign) {
        var references: [String: MilestoneID] = [:]
        let reminded = Set(
            campaign.schedules.flatMap { schedule -> [MilestoneID] in
                if case .reminder(let ids) = schedule.kind { ids } else { [] }
            }
        )
        for block in blocks where block.kind == .milestone {
            guard let milestone = campaign.milestone(MilestoneID(block.id)) else { continue }
            if let entry = block.entries.first(where: { $0.key == .due }),
                let due = milestone.deadline?.date
            {
                if reminded.contains(milestone.id), !campaign.calendar.validity.contains(due) {
                    let range = campaign.calendar.validity
                    report(
                        .calendarTooShort,
                        entry,
                        block,
                        CampaignWords.dateOutsideCalendar(due, range)
                    )
                } else if !milestone.isDateOnly, !campaign.validity.contains(due) {
                    report(
                        .dueOutsideCampaign,
                        entry,
                        block,
                        Findings.dueOutsideCampaign(due, campaign.validity)
                    )
                }
            }
            guard !milestone.isDateOnly else { continue }
            if let other = references[milestone.referenceWord.folded],
                let entry = block.entries.first(where: { $0.key == .code })
            {
                report(
                    .sameReference,
                    entry,
                    block,
                    Findings.sameReference(milestone.referenceWord, other.text)
                )
            }
            references[milestone.referenceWord.folded] = milestone.id
        }
    }

    /// A reminder of things that nobody owes reaches nobody.
    private mutating func judgeReaders(of schedule: Schedule, in campaign: Campaign) {
        guard case .reminder(let ids) = schedule.kind, !schedule.targets.contains(.units),
            !schedule.targets.isEmpty, let (block, _) = ruleEntries[schedule.id],
            let entry = block.entries.first(where: { $0.key == .milestones })
        else { return }
        for milestone in ids.compactMap(campaign.milestone)
        where milestone.appliesTo == .nobody && !milestone.isDateOnly {
            report(.neverFires, entry, block, Findings.nobodyOwes)
            return
        }
    }

    /// What the line sends; what cannot be computed is reported.
    private mutating func occurrences(
        of rule: SendRule,
        _ entry: Block.Entry,
        of schedule: Schedule,
        in block: Block,
        _ calculator: OccurrenceCalculator
    ) -> [Occurrence] {
        do {
            var occurrences: [Occurrence] = []
            switch schedule.kind {
            case .reminder(let ids):
                for id in ids {
                    // A deadline outside the calendar is told where it stands.
                    guard let milestone = milestones[id], let deadline = milestone.deadline,
                        calculator.covers(deadline.date)
                    else { continue }
                    let own = Set(milestone.ownDeadlines.values.map(\.deadline))
                    for date in own.union([deadline]).sorted() {
                        occurrences += try calculator.occurrences(
                            of: rule,
                            in: schedule,
                            milestone: id,
                            deadline: date
                        )
                    }
                }
            case .digest, .bulletin:
                occurrences = try calculator.occurrences(of: rule, in: schedule)
            }
            occurrences.removeAll(where: \.isOmitted)
            let isCovered =
                if case .reminder(let ids) = schedule.kind {
                    ids.allSatisfy {
                        milestones[$0]?.deadline.map { calculator.covers($0.date) } ?? true
                    }
                } else { true }
            if occurrences.isEmpty, isCovered {
                report(.neverFires, entry, block, Findings.neverFires)
            }
            return occurrences
        } catch let error as CalendarError {
            report(
                .calendarTooShort,
                entry,
                block,
                CampaignWords.dateOutsideCalendar(error.date, error.validity)
            )
        } catch let error as DeadlineCrossing {
            report(
                .crossesDeadline,
                entry,
                block,
                CampaignWords.crossesDeadline(
                    nominal: error.nominal,
                    actual: error.actual,
                    deadline: error.deadline
                )
            )
        } catch {
            assertionFailure("occurrences throw nothing else: \(error)")
        }
        return []
    }

    private mutating func judge(
        _ occurrences: [Occurrence],
        at entry: Block.Entry,
        in block: Block,
        _ window: SendWindow
    ) {
        let onDueDay = occurrences.filter { occurrence in
            guard let due = occurrence.deadline?.date, occurrence.isBeforeDue else { return false }
            return occurrence.nominal.date < due && occurrence.actual.date == due
        }
        if let first = onDueDay.first {
            report(
                .shiftedOntoDueDay,
                entry,
                block,
                Findings.shiftedOntoDueDay(first.actual.date, times: onDueDay.count)
            )
        }
        let outside = occurrences.filter { $0.shifts.contains(.window) }
        if let first = outside.first, case .daily(let from, let until) = window {
            report(
                .outsideWindow,
                entry,
                block,
                Findings.outsideWindow(from, until, first.actual, times: outside.count)
            )
        }
    }

    /// Letters about one thing that a day off brings together on one day.
    private mutating func judgeSameDays(
        _ byMilestone: [MilestoneID?: [(Occurrence, Block.Entry)]],
        in block: Block
    ) {
        var clashes: [Int: (count: Int, day: CivilDate, other: Int, entry: Block.Entry)] = [:]
        for (milestone, occurrences) in byMilestone where milestone != nil {
            let byDay = Dictionary(grouping: occurrences) { occurrence, _ in
                DayOfLetter(day: occurrence.actual.date, deadline: occurrence.deadline)
            }
            for (place, letters) in byDay where letters.count > 1 {
                let isShifted = letters.contains { $0.0.nominal.date != $0.0.actual.date }
                let sorted = letters.sorted { $0.1.line < $1.1.line }
                guard isShifted, let first = sorted.first, let last = sorted.last,
                    first.0.nominal.date != last.0.nominal.date
                else { continue }
                var clash = clashes[last.1.line] ?? (0, place.day, first.1.line, last.1)
                clash.count += 1
                clash.day = min(clash.day, place.day)
                clashes[last.1.line] = clash
            }
        }
        for (_, clash) in clashes.sorted(by: { $0.key < $1.key }) {
            report(
                .sameDay,
                clash.entry,
                block,
                Findings.sameDay(clash.day, asLine: clash.other, times: clash.count)
            )
        }
    }

    private struct DayOfLetter: Hashable {
        let day: CivilDate
        let deadline: CivilDateTime?
    }

    private mutating func report(
        _ code: FindingCode,
        _ entry: Block.Entry,
        _ block: Block,
        _ message: Phrase
    ) {
        findings.append(
            Finding(
                code,
                path: block.path,
                line: entry.line,
                column: entry.column,
                length: entry.length,
                message
            )
        )
    }

    private mutating func judgeDelivery(of schedule: Schedule, in block: Block) {
        let isEndless = schedule.rules.contains { $0.form.repeatsUntilDone }
        if isEndless, schedule.maximum == nil {
            findings.append(warning(.endlessReminder, block, Findings.endlessReminder))
        }
        let goesUpwards = (schedule.targets + schedule.copies).contains { target in
            switch target {
            case .unitHeads: true
            case .list, .units, .unitsNotDone: false
            }
        }
        if goesUpwards, !schedule.needsApproval {
            findings.append(
                warning(.upwardsWithoutApproval, block, Findings.upwardsWithoutApproval)
            )
        }
    }

    private func warning(_ code: FindingCode, _ block: Block, _ message: Phrase) -> Finding {
        Finding(
            code,
            path: block.path,
            line: block.line,
            column: block.column,
            length: block.length,
            message
        )
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

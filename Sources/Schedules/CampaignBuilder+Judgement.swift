import Campaigns
import Wording

extension CampaignBuilder {
    /// What shows only once the rules are computed: gaps of the calendar, crossed deadlines, doubts.
    mutating func judgeRules(of campaign: Campaign) {
        guard findings.allSatisfy({ $0.severity == .warning }) else { return }
        let calculator = OccurrenceCalculator(campaign)
        for schedule in campaign.schedules {
            guard let (block, lines) = ruleEntries[schedule.id] else { continue }
            for (rule, entry) in zip(schedule.rules, lines) {
                judge(rule, entry, of: schedule, in: block, calculator)
            }
            judgeDelivery(of: schedule, in: block)
        }
    }

    private mutating func judge(
        _ rule: SendRule,
        _ entry: Block.Entry,
        of schedule: Schedule,
        in block: Block,
        _ calculator: OccurrenceCalculator
    ) {
        func report(_ code: FindingCode, _ message: Phrase) {
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
        do {
            var count = 0
            switch schedule.kind {
            case .reminder(let ids):
                for id in ids {
                    guard let milestone = milestones[id], let deadline = milestone.deadline
                    else { continue }
                    let own = Set(milestone.ownDeadlines.values.map(\.deadline))
                    for date in own.union([deadline]) {
                        count += try calculator.occurrences(
                            of: rule,
                            in: schedule,
                            milestone: id,
                            deadline: date
                        ).count
                    }
                }
            case .digest, .bulletin:
                count = try calculator.occurrences(of: rule, in: schedule).count
            }
            if count == 0 { report(.neverFires, Findings.neverFires) }
        } catch let error as CalendarError {
            report(.calendarTooShort, Findings.dateOutsideCalendar(error.date, error.validity))
        } catch let error as DeadlineCrossing {
            report(
                .crossesDeadline,
                Findings.crossesDeadline(
                    nominal: error.nominal,
                    actual: error.actual,
                    deadline: error.deadline
                )
            )
        } catch {
            assertionFailure("occurrences throw nothing else: \(error)")
        }
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

import Campaigns
import Texts
import Wording

/// Computes the letters of one block and says what is odd about them.
struct RuleJudgement {
    let schedule: Schedule
    /// The line of each rule.
    let lines: [Block.Entry]
    let campaign: Campaign
    let calculator: OccurrenceCalculator

    func findings() -> [Finding] {
        let box = FindingBox()
        var byMilestone: [MilestoneID?: [(Occurrence, Block.Entry)]] = [:]
        for (rule, entry) in zip(schedule.rules, lines) {
            let occurrences = occurrences(of: rule, entry, box)
            judge(occurrences, of: rule, at: entry, box)
            judge(rule, occurrences, at: entry, box)
            for occurrence in occurrences {
                byMilestone[occurrence.milestone, default: []].append((occurrence, entry))
            }
        }
        judgeSameDays(byMilestone, box)
        return box.findings
    }

    /// The letters that the line sends; none, and a finding, where they cannot be computed.
    private func occurrences(
        of rule: SendRule,
        _ entry: Block.Entry,
        _ box: FindingBox
    ) -> [Occurrence] {
        do {
            let occurrences = try computed(rule).filter { !$0.isOmitted }
            if occurrences.isEmpty, isCovered {
                box.add(.neverFires, at: entry, Findings.neverFires)
            }
            return occurrences
        } catch let error as CalendarError {
            box.add(
                .calendarTooShort,
                at: entry,
                CampaignWords.dateOutsideCalendar(error.date, error.validity)
            )
        } catch let error as DeadlineCrossing {
            box.add(.crossesDeadline, at: entry, CampaignWords.crossesDeadline(error))
        } catch {
            assertionFailure("occurrences throw nothing else: \(error)")
        }
        return []
    }

    /// A deadline outside the calendar is told where it stands, and gives no letters here.
    private func computed(_ rule: SendRule) throws -> [Occurrence] {
        guard case .reminder(let ids) = schedule.kind else {
            return try calculator.occurrences(of: rule, in: schedule)
        }
        var occurrences: [Occurrence] = []
        for id in ids {
            guard let milestone = campaign.milestone(id), let deadline = milestone.deadline,
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
        return occurrences
    }

    /// True where every deadline that the block is about lies within the calendar.
    private var isCovered: Bool {
        guard case .reminder(let ids) = schedule.kind else { return true }
        return ids.allSatisfy { id in
            campaign.milestone(id)?.deadline.map { calculator.covers($0.date) } ?? true
        }
    }

    /// Letters that a day off moves onto the due day, and letters that wait for the window.
    private func judge(
        _ occurrences: [Occurrence],
        of rule: SendRule,
        at entry: Block.Entry,
        _ box: FindingBox
    ) {
        let onDueDay = occurrences.filter { occurrence in
            guard let due = occurrence.deadline?.date, occurrence.isBeforeDue else { return false }
            return occurrence.nominal.date < due && occurrence.actual.date == due
        }
        if let first = onDueDay.first {
            box.add(
                .shiftedOntoDueDay,
                at: entry,
                Findings.shiftedOntoDueDay(first.actual.date, times: onDueDay.count)
            )
        }
        let outside = occurrences.filter { $0.shifts.contains(.window) }
        guard let first = outside.first,
            case .daily(let from, let until) = campaign.window(of: schedule)
        else { return }
        let minutes =
            schedule.isReminder
            ? nil : schedule.circularCatchUpMinutes(of: rule, among: occurrences)
        // Those that are stale when the window opens are never sent.
        let lost = outside.filter { occurrence in
            minutes.map { occurrence.actualInstant > occurrence.due.adding(minutes: $0) } ?? false
        }
        box.add(
            .outsideWindow,
            at: entry,
            lost.isEmpty
                ? Findings.outsideWindow(from, until, first.actual, times: outside.count)
                : Findings.neverInWindow(from, until, lost[0].nominal, times: lost.count)
        )
    }

    /// What the words of a line promise and do not hold, or hold and may not have been meant: a day
    /// that some months lack, days off that `mỗi ngày` includes.
    private func judge(
        _ rule: SendRule,
        _ occurrences: [Occurrence],
        at entry: Block.Entry,
        _ box: FindingBox
    ) {
        switch rule.form {
        case .dayOfMonth(let day, _):
            let skipped = months(without: day)
            // Where no month has the day the line never fires, and that is said.
            if !skipped.isEmpty, !occurrences.isEmpty {
                box.add(.skippedMonths, at: entry, Findings.skippedMonths(day, skipped))
            }
        case .daily:
            guard schedule.dayOffShift == nil, !schedule.isBulletin else { return }
            let daysOff = occurrences.map(\.nominal.date).filter {
                (try? campaign.calendar.isWorkingDay($0)) == false
            }
            if let first = daysOff.min() {
                box.add(.everyDay, at: entry, Findings.everyDay(first, times: daysOff.count))
            }
        case .days, .workingDays, .minutes, .atDue, .onDueDay, .weekly, .everyWorkingDay,
            .lastWorkingDayOfMonth, .interval, .once:
            return
        }
    }

    /// The months that end within the time of the block and have no such day, by their first day.
    private func months(without day: Int) -> [CivilDate] {
        let days =
            switch schedule.kind {
            case .reminder, .digest: campaign.validity
            case .bulletin(let terms): terms.days
            }
        return days.filter { $0 == $0.lastOfMonth && $0.day < day }.map(\.firstOfMonth)
    }

    /// Letters about one thing that days off bring together on one day: one for Saturday and one for
    /// Friday both leave on Friday.
    private func judgeSameDays(
        _ byMilestone: [MilestoneID?: [(Occurrence, Block.Entry)]],
        _ box: FindingBox
    ) {
        var clashes: [Int: Clash] = [:]
        for (milestone, occurrences) in byMilestone where milestone != nil {
            let byDay = Dictionary(grouping: occurrences) { occurrence, _ in
                DayOfLetter(day: occurrence.actual.date, deadline: occurrence.deadline)
            }
            for (letter, letters) in byDay where letters.count > 1 {
                let isShifted = letters.contains { $0.0.nominal.date != $0.0.actual.date }
                let sorted = letters.sorted { $0.1.line < $1.1.line }
                guard isShifted, let first = sorted.first, let last = sorted.last,
                    first.0.nominal.date != last.0.nominal.date
                else { continue }
                clashes[last.1.line, default: Clash(entry: last.1)]
                    .days.append(Clash.Day(day: letter.day, otherLine: first.1.line))
            }
        }
        for (_, clash) in clashes.sorted(by: { $0.key < $1.key }) {
            guard let first = clash.days.min() else { continue }
            box.add(
                .sameDay,
                at: clash.entry,
                Findings.sameDay(first.day, asLine: first.otherLine, times: clash.days.count)
            )
        }
    }

    /// The days on which a line's letters leave with those of an earlier line.
    private struct Clash {
        struct Day: Comparable {
            let day: CivilDate
            let otherLine: Int

            static func < (left: Day, right: Day) -> Bool {
                (left.day, left.otherLine) < (right.day, right.otherLine)
            }
        }

        let entry: Block.Entry
        var days: [Day] = []
    }

    private struct DayOfLetter: Hashable {
        let day: CivilDate
        let deadline: CivilDateTime?
    }
}

import Campaigns
import Delivery
import Storage
import Texts
import Wording

/// The chain from rule to reply for the letters about one obligation, sent or not.
///
/// Without a day each occurrence is told with its end; for one day every step of the chain is.
struct LetterTrace {
    let store: Store
    let planner: Planner
    let facts: Facts
    let now: Instant
    let day: CivilDate?

    var campaign: Campaign { planner.campaign }
    var language: Language { Screen.language }
    var dates: DateStyle { DateStyle(language) }
    private static let futureLimit = 3

    /// One occurrence for one recipient.
    private struct Step {
        let schedule: ScheduleID
        let line: Int
        let ruleKey: String
        let nominal: CivilDateTime
        let actual: CivilDateTime
        let due: Instant
        let recipientKey: String
        let address: String
        /// nil where the rule is gone, or none asked for the letter.
        let occurrence: Occurrence?
        let words: String
        /// The letter that carries it, with what the server said.
        var message: OutboxRow?
    }

    func lines(_ unit: OrganisationalUnit, _ milestone: Milestone) throws -> [String] {
        var lines = [Messages.whyHead(unit.name, milestone.name)(language)]
        guard let involvement = campaign.involvement(of: unit, in: milestone) else {
            return lines + [Messages.whyNotConcerned(language)]
        }
        let status = planner.evaluator.status(
            of: milestone,
            for: unit.code,
            involvement: involvement,
            history: facts.history(of: unit.code, milestone.id),
            at: now
        )
        if !milestone.isDateOnly {
            let deadline = status.deadline.map(dates.inTable)
            let state = CampaignWords.obligationState(status.state)
            lines.append(Messages.whyStatus(state, deadline: deadline)(language))
            if status.isExtended, let deadline {
                lines.append("  " + Messages.extensionGranted(deadline)(language))
            }
        }
        if involvement == .invited { lines.append(Messages.whyInvited(language)) }
        if try store.activeTexts(of: campaign.id) == nil {
            lines.append(Messages.whyNeverActive(language))
        }
        let schedules = campaign.schedules.filter { schedule in
            guard case .reminder(let ids) = schedule.kind else { return false }
            return ids.contains(milestone.id)
                && (involvement == .obliged || schedule.targets.contains(.units))
        }
        if schedules.isEmpty { lines.append(Messages.whyNoRule(language)) }
        let rows = try store.trace(
            of: ObligationID(unit: unit.code, milestone: milestone.id),
            campaign: campaign.id
        )
        var steps = try schedules.flatMap {
            try self.steps(of: $0, unit, milestone, status, rows)
        }
        let shown = Set(
            steps.compactMap(\.occurrence).map { "\($0.schedule) \($0.ruleKey) \($0.slot)" }
        )
        steps += rows.filter { row in
            !shown.contains("\(row.schedule) \(row.ruleKey) \(row.slot)")
        }.map { self.step(for: $0, unit, nil) }
        let names = (schedules.map(\.id) + rows.map(\.schedule)).reduce(into: [ScheduleID]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        for name in names {
            lines += try self.lines(of: name, steps.filter { $0.schedule == name })
        }
        return lines
    }

    // MARK: What there is to tell

    private func steps(
        of schedule: Schedule,
        _ unit: OrganisationalUnit,
        _ milestone: Milestone,
        _ status: ObligationStatus,
        _ rows: [TraceRow]
    ) throws -> [Step] {
        guard let current = status.deadline else { return [] }
        let fates = try planner.fates(facts: facts, at: now)
        let mine = rows.filter { $0.schedule == schedule.id }
        let deadlines = Set(mine.compactMap(\.deadline) + [current])
        var steps: [Step] = []
        var letters: [String: Set<Int64>] = [:]
        for row in mine where row.line > 0 {
            guard let message = row.end.message else { continue }
            letters[row.recipientKey, default: []].insert(message.id)
        }
        for rule in schedule.rules {
            for deadline in deadlines {
                let occurrences = try planner.agenda.occurrences(
                    of: rule,
                    in: schedule,
                    milestone: milestone.id,
                    deadline: deadline
                )
                for occurrence in occurrences {
                    for recipient in campaign.recipients(of: schedule, unit: unit) {
                        let key = planner.key(occurrence, unit.code, recipient)
                        if let row = mine.first(where: { $0.key == key }) {
                            steps.append(step(for: row, unit, occurrence))
                            continue
                        }
                        // What was never planned for a deadline that is gone did not exist.
                        guard deadline == current else { continue }
                        let fate = fates.fate(
                            of: FatePredictor.Reminder(
                                occurrence,
                                by: schedule,
                                about: milestone,
                                of: unit,
                                to: recipient,
                                lettersSoFar: letters[recipient.key]?.count ?? 0
                            )
                        )
                        guard let words = try self.words(of: fate, occurrence) else { continue }
                        steps.append(
                            Step(
                                schedule: schedule.id,
                                line: occurrence.line,
                                ruleKey: occurrence.ruleKey,
                                nominal: occurrence.nominal,
                                actual: occurrence.actual,
                                due: occurrence.due,
                                recipientKey: recipient.key,
                                address: recipient.address?.addrSpec ?? "–",
                                occurrence: occurrence,
                                words: words
                            )
                        )
                    }
                }
            }
        }
        return steps
    }

    private func step(
        for row: TraceRow,
        _ unit: OrganisationalUnit,
        _ occurrence: Occurrence?
    ) -> Step {
        let current = ContactRole.allCases.first {
            Recipient(place: .unit(unit.code, $0), address: nil).key == row.recipientKey
        }.flatMap(unit.address)
        return Step(
            schedule: row.schedule,
            line: row.line,
            ruleKey: row.ruleKey,
            nominal: row.nominal,
            actual: row.actual,
            due: row.due,
            recipientKey: row.recipientKey,
            address: row.end.message?.recipient ?? current?.addrSpec ?? "–",
            occurrence: occurrence,
            words: words(of: row.end),
            message: row.end.message
        )
    }

    // MARK: Telling it

    private func lines(of schedule: ScheduleID, _ all: [Step]) throws -> [String] {
        let steps = all.filter { day == nil || $0.actual.date == day || $0.nominal.date == day }
            .sorted { ($0.due, $0.line, $0.recipientKey) < ($1.due, $1.line, $1.recipientKey) }
        guard !steps.isEmpty else { return [] }
        let name = campaign.schedule(schedule)?.name
        var lines = ["", name.map { "\(schedule) «\($0)»" } ?? schedule.text]
        var future: Set<Instant> = []
        var previous: Step?
        for step in steps {
            // Of what is still to come the next few tell enough, unless a day is asked for.
            if step.due > now, day == nil {
                future.insert(step.due)
                if future.count > Self.futureLimit { continue }
            }
            let isSame = previous.map { $0.due == step.due && $0.line == step.line } ?? false
            if day != nil {
                lines += isSame ? [] : ["  " + rule(of: step)]
                lines += try chain(step)
            } else {
                lines += isSame ? [] : ["  " + time(of: step)]
                lines.append("    \(step.address): \(step.words)")
            }
            previous = step
        }
        if future.count > Self.futureLimit {
            lines.append("  " + Messages.whyMore(future.count - Self.futureLimit)(language))
        }
        return lines
    }

    private func rule(of step: Step) -> String {
        if let notice = Notice(rawValue: step.ruleKey) { return Messages.notice(notice)(language) }
        let rule = campaign.schedule(step.schedule)?.rules.first { $0.line == step.line }
        guard step.occurrence != nil, let rule else { return Messages.whyRuleGone(language) }
        return Messages.whyRule(CampaignWords.rule(rule), line: step.line)(language)
    }

    private func time(of step: Step) -> String {
        var text = dates.inTable(step.nominal)
        if step.actual != step.nominal {
            text += " → \(dates.inTable(step.actual))\(shift(of: step))"
        }
        return step.line == 0 ? "\(text)  \(rule(of: step))" : text
    }

    private func shift(of step: Step) -> String {
        let why = step.occurrence?.shifts.map { CampaignWords.shift($0)(language) } ?? []
        return why.isEmpty ? "" : " (\(why.joined(separator: "; ")))"
    }

    /// Every step from the rule to the server's answer, a line each.
    private func chain(_ step: Step) throws -> [String] {
        let schedule = campaign.schedule(step.schedule)
        var rows = [(Messages.whyNominal, dates.inTable(step.nominal))]
        if step.actual != step.nominal {
            rows.append((Messages.whyActual, dates.inTable(step.actual) + shift(of: step)))
        }
        if let maximum = schedule?.maximum, step.line > 0 {
            rows.append((Messages.whyLimit, Messages.whyAtMost(maximum)(language)))
        }
        if schedule?.needsApproval == true {
            let isApproved = step.message.map { $0.state != "held" }
            rows.append((Messages.whyApproval, Messages.whyApproved(isApproved)(language)))
        }
        rows.append((Messages.whyRecipient, step.address))
        rows.append((Messages.whyEnd, step.words))
        if let message = step.message {
            for attempt in try store.attempts(of: message.id) {
                let time = dates.inTable(campaign.zone.civil(of: attempt.ended))
                let reply = attempt.reply ?? attempt.outcome
                rows.append(
                    (Messages.whyServer, Messages.attempt(attempt.number, time, reply)(language))
                )
            }
        }
        let width = rows.map { $0.0(language).count }.max() ?? 0
        return rows.map { label, text in
            let label = label(language)
            let gap = String(repeating: " ", count: width - label.count + 2)
            return "    \(label)\(gap)\(text)"
        }
    }
}

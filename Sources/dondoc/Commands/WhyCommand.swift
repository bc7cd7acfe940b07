import ArgumentParser
import Campaigns
import Delivery
import Schedules
import Storage
import Wording

struct WhyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "why",
            abstract: Commands.why(Screen.language),
            aliases: ["vi-sao"]
        )
    }

    @OptionGroup var home: HomeOptions
    @OptionGroup var campaign: CampaignOptions
    @OptionGroup var now: NowOptions

    @Argument(help: ArgumentHelp(Commands.unit(Screen.language))) var unit: String
    @Argument(help: ArgumentHelp(Commands.milestone(Screen.language))) var milestone: String

    @Option(help: ArgumentHelp(Commands.onDate(Screen.language), valueName: "DATE"))
    var on: InstantArgument?

    func run() throws {
        let workspace = try Workspace(home.open())
        let campaign = try workspace.campaign(campaign)
        guard let code = UnitDirectory(campaign.units).unit(unit), let unit = campaign.unit(code)
        else { throw CommandFailure(Messages.unknownUnit(unit)) }
        guard let milestone = campaign.milestone(MilestoneID(milestone)) else {
            throw CommandFailure(Messages.unknownMilestone(self.milestone))
        }
        let present = now.instant(campaign.zone)
        let trace = LetterTrace(
            workspace: workspace,
            agenda: Agenda(campaign),
            evaluator: ObligationEvaluator(campaign),
            facts: try workspace.facts(of: campaign),
            now: present,
            day: on?.date(campaign.zone, now: present)
        )
        for line in try trace.lines(unit, milestone) { Screen.say(line) }
    }
}

/// The chain from rule to reply for the letters about one obligation, sent or not.
struct LetterTrace {
    let workspace: Workspace
    let agenda: Agenda
    let evaluator: ObligationEvaluator
    let facts: Facts
    let now: Instant
    let day: CivilDate?

    private var campaign: Campaign { agenda.campaign }
    private static let futureLimit = 3
    private var language: Language { Screen.language }

    func lines(_ unit: OrganisationalUnit, _ milestone: Milestone) throws -> [String] {
        let dates = DateStyle(language)
        var lines = [Messages.whyHead(unit.name, milestone.name)(language)]
        guard let involvement = campaign.involvement(of: unit, in: milestone) else {
            return lines + [Messages.whyNotConcerned(language)]
        }
        let status = evaluator.status(
            of: milestone,
            for: unit.code,
            involvement: involvement,
            history: facts.history(of: unit.code, milestone.id),
            at: now
        )
        if !milestone.isDateOnly {
            lines.append(
                Messages.whyStatus(
                    Messages.obligationState(status.state),
                    deadline: status.deadline.map(dates.inTable)
                )(
                    language
                )
            )
            if status.isExtended, let deadline = status.deadline {
                lines.append("  " + Messages.extensionGranted(dates.inTable(deadline))(language))
            }
        }
        if involvement == .invited { lines.append(Messages.whyInvited(language)) }
        if try workspace.store.activeTexts(of: campaign.id) == nil {
            lines.append(Messages.whyNeverActive(language))
        }
        let schedules = campaign.schedules.filter { schedule in
            guard case .reminder(let ids) = schedule.kind else { return false }
            return ids.contains(milestone.id)
                && (involvement == .obliged || schedule.targets.contains(.units))
        }
        if schedules.isEmpty { lines.append(Messages.whyNoRule(language)) }
        for schedule in schedules {
            lines += try self.lines(schedule, unit, milestone, status)
        }
        return lines
    }

    private func lines(
        _ schedule: Schedule,
        _ unit: OrganisationalUnit,
        _ milestone: Milestone,
        _ status: ObligationStatus
    ) throws -> [String] {
        // The deadlines that counted at some time: letters were planned for each.
        let deadlines = [status.originalDeadline, status.deadline].compactMap(\.self)
        let occurrences = try Set(deadlines).flatMap { deadline in
            try schedule.rules.flatMap {
                try agenda.occurrences(
                    of: $0,
                    in: schedule,
                    milestone: milestone.id,
                    deadline: deadline
                )
            }
        }.filter { day == nil || $0.actual.date == day || $0.nominal.date == day }
            .sorted { ($0.due, $0.line) < ($1.due, $1.line) }
        var lines: [String] = []
        var future = 0
        for occurrence in occurrences {
            // Of what is still to come the next few tell enough, unless a day is asked for.
            if occurrence.due > now, day == nil {
                future += 1
                if future > Self.futureLimit { continue }
            }
            lines += try self.lines(occurrence, schedule, unit, milestone)
        }
        if future > Self.futureLimit {
            lines.append("  " + Messages.whyMore(future - Self.futureLimit)(language))
        }
        guard !lines.isEmpty else { return [] }
        return ["", "\(schedule.id) «\(schedule.name)»"] + lines
    }

    private func lines(
        _ occurrence: Occurrence,
        _ schedule: Schedule,
        _ unit: OrganisationalUnit,
        _ milestone: Milestone
    ) throws -> [String] {
        let dates = DateStyle(language)
        var chain = "  \(occurrence.line). \(dates.inTable(occurrence.nominal))"
        if occurrence.actual != occurrence.nominal {
            let why = occurrence.shifts.map { Messages.shift($0)(language) }.joined(separator: "; ")
            chain += " → \(dates.inTable(occurrence.actual)) (\(why))"
        }
        var lines: [String] = []
        for recipient in campaign.recipients(of: schedule, unit: unit) {
            let address = recipient.address?.addrSpec ?? "–"
            let (words, attempts) = try end(occurrence, recipient, unit, schedule, milestone)
            lines.append("\(chain)  \(address): \(words)")
            lines += attempts.map { "       \($0)" }
        }
        return lines
    }

    private func end(
        _ occurrence: Occurrence,
        _ recipient: Recipient,
        _ unit: OrganisationalUnit,
        _ schedule: Schedule,
        _ milestone: Milestone
    ) throws -> (String, [String]) {
        let key = OccurrenceKey(
            campaign: campaign.id,
            occurrence: occurrence,
            unit: unit.code,
            recipient: recipient
        )
        if let end = try workspace.store.end(of: key) { return try words(of: end) }
        let deadline = evaluator.status(
            of: milestone,
            for: unit.code,
            involvement: .obliged,
            history: facts.history(of: unit.code, milestone.id),
            at: min(occurrence.due, now)
        ).deadline
        if deadline != occurrence.deadline {
            return (words("cancelled", Reason(.deadlineMoved)), [])
        }
        let rule = RuleName(schedule: schedule.id, ruleKey: occurrence.ruleKey)
        let runs = try workspace.store.runs(of: rule, campaign: campaign.id)
        if let run = runs.first(where: { $0.first <= occurrence.due && occurrence.due <= $0.last }),
            let reason = run.reason
        {
            return (words(run.disposition, reason), [])
        }
        let states = try workspace.store.ruleStates(of: campaign.id)
        guard let state = states[rule] else { return (Messages.whyUnknown(language), []) }
        if occurrence.due > state.cursor {
            return ((occurrence.due > now ? Messages.whyFuture : Messages.whyUnknown)(language), [])
        }
        // Due before the rule was looked at for the first time.
        return (words("skipped", Reason(.beforeEffect)), [])
    }

    private func words(of end: OccurrenceEnd) throws -> (String, [String]) {
        guard let message = end.message else {
            return (end.reason.map { words(end.disposition, $0) } ?? end.disposition, [])
        }
        var text = Messages.state(message.state)(language)
        if end.disposition == "merged" {
            text = Messages.state("merged")(language) + " → #\(message.id), " + text
        }
        if let sent = message.sent {
            text += " " + DateStyle(language).inTable(campaign.zone.civil(of: sent))
        } else if let reason = message.reason {
            let why = words(reason)
            if why != text, message.state != "held" || reason.code != .approval {
                text += ": " + why
            }
        }
        let attempts = try workspace.store.attempts(of: message.id).map { attempt in
            Messages.attempt(
                attempt.number,
                DateStyle(language).inTable(campaign.zone.civil(of: attempt.ended)),
                attempt.reply ?? attempt.outcome
            )(language)
        }
        return ("#\(message.id) " + text, attempts)
    }

    private func words(_ disposition: String, _ reason: Reason) -> String {
        Messages.state(disposition)(language) + ": " + words(reason)
    }

    /// A reason whose instants are told as everything else on the screen.
    private func words(_ reason: Reason) -> String {
        let dates = DateStyle(language)
        let detail = reason.detail.map { detail in
            if let local = CivilDateTime(iso: detail) { return dates.inTable(local) }
            let instant = InstantArgument(argument: detail)?.absolute(now: now)
            return instant.map { dates.inTable(campaign.zone.civil(of: $0)) } ?? detail
        }
        return Messages.reason(reason.code.rawValue, detail)(language)
    }
}

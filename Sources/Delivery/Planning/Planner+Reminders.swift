import Campaigns

extension Planner {
    /// One occurrence for one recipient that may become part of a letter.
    struct Candidate {
        let occurrence: Occurrence
        let schedule: Schedule
        let milestone: Milestone
        let unit: OrganisationalUnit
        let recipient: Recipient
        let status: ObligationStatus
        let expires: Instant

        /// nil for what a `gửi:` line asks for.
        var notice: Notice? {
            occurrence.line == 0 ? Notice(rawValue: occurrence.ruleKey) : nil
        }
    }

    func planReminders(_ pass: inout Pass) throws {
        var candidates: [Candidate] = []
        for schedule in campaign.schedules where campaign.mailServer(of: schedule) != nil {
            guard case .reminder(let ids) = schedule.kind else { continue }
            for id in ids {
                try collect(schedule, id, &pass, &candidates)
            }
        }
        try collectNotices(&pass, &candidates)
        guard !candidates.isEmpty else { return }
        try write(candidates, &pass)
    }

    /// The candidates of one block about one milestone; what cannot become a letter is noted.
    private func collect(
        _ schedule: Schedule,
        _ id: MilestoneID,
        _ pass: inout Pass,
        _ candidates: inout [Candidate]
    ) throws {
        guard let milestone = campaign.milestone(id), let base = milestone.deadline else { return }
        let special = (pass.facts.extended[id] ?? []).union(milestone.ownDeadlines.keys)
        let common = try occurrences(schedule, milestone, base, since: pass.moved[id], pass)
        // Units that joined since a rule was last looked at: some of what is meant for them may have
        // been due before.
        let joined = newcomers(to: schedule, pass)
        guard !common.isEmpty || !special.isEmpty || !joined.isEmpty else { return }
        let isToAll = schedule.targets.contains(.units)
        for concern in evaluator.concerned(by: milestone)
        where concern.involvement == .obliged || isToAll {
            let (unit, involvement) = (campaign.units[concern.position], concern.involvement)
            guard special.contains(unit.code) || joined[unit.code] != nil else {
                guard !common.isEmpty else { continue }
                try consider(
                    common,
                    schedule,
                    milestone,
                    unit,
                    involvement,
                    nil,
                    &pass,
                    &candidates
                )
                continue
            }
            let status = status(of: milestone, unit.code, involvement, pass)
            guard let deadline = status.deadline else { continue }
            if let since = status.deadlineSince {
                // Due by the old deadline before the extension, and never looked at.
                try cancel(
                    common.filter { $0.due <= since },
                    schedule,
                    unit,
                    Reason(.deadlineMoved, deadline.description),
                    &pass
                )
            }
            let moved = deadline == milestone.deadline ? pass.moved[id] : nil
            let own = try occurrences(
                schedule,
                milestone,
                deadline,
                since: [status.deadlineSince ?? moved, joined[unit.code]].compactMap(\.self).max(),
                pass
            )
            if !own.isEmpty {
                try consider(
                    own,
                    schedule,
                    milestone,
                    unit,
                    involvement,
                    status,
                    &pass,
                    &candidates
                )
            }
        }
    }

    private func newcomers(to schedule: Schedule, _ pass: Pass) -> [UnitCode: Instant] {
        guard !pass.joined.isEmpty else { return [:] }
        let cursor =
            schedule.rules.map { pass.state(schedule.id, schedule.key(of: $0)).cursor }
            .min() ?? pass.now
        return pass.joined.filter { $0.value > cursor && $0.value <= pass.now }
    }

    /// What falls due between the rule's cursor and half an hour from now.
    ///
    /// `since`: the instant from which the deadline has counted for those asked about; what was
    /// meant earlier does not exist, what was meant later may have been due before the cursor.
    private func occurrences(
        _ schedule: Schedule,
        _ milestone: Milestone,
        _ deadline: CivilDateTime,
        since: Instant?,
        _ pass: Pass
    ) throws -> [Occurrence] {
        try schedule.rules.flatMap { rule in
            let state = pass.state(schedule.id, schedule.key(of: rule))
            let isFresh = since.map { $0 > state.cursor } ?? false
            let due = try agenda.occurrences(
                of: rule,
                in: schedule,
                milestone: milestone.id,
                deadline: deadline
            ).due(
                after: isFresh ? .distantPast : state.cursor,
                through: pass.now.adding(minutes: mergeMinutes)
            )
            return standing(due.filter { !isDecided($0, of: rule, state) }, since: since)
        }.sorted { ($0.due, $0.line) < ($1.due, $1.line) }
    }

    /// Coalesces the occurrences of one block, unit and milestone: of those due only the latest may
    /// leave.
    private func consider(
        _ occurrences: [Occurrence],
        _ schedule: Schedule,
        _ milestone: Milestone,
        _ unit: OrganisationalUnit,
        _ involvement: Involvement,
        _ known: ObligationStatus?,
        _ pass: inout Pass,
        _ candidates: inout [Candidate]
    ) throws {
        let recipients = campaign.recipients(of: schedule, unit: unit)
        var live: [Occurrence] = []
        for occurrence in occurrences where concerns(unit, occurrence, pass) {
            guard let reason = silence(occurrence, schedule, pass) else {
                live.append(occurrence)
                continue
            }
            if occurrence.due <= pass.now {
                pass.count(occurrence, times: recipients.count, isMissed: false, reason)
            }
        }
        guard let latest = live.last(where: { $0.due <= pass.now }) ?? live.first else { return }
        let isLatestOnly = schedule.catchUp?.isLatestOnly ?? true
        let status = known ?? status(of: milestone, unit.code, involvement, pass)
        for occurrence in live {
            if isLatestOnly, occurrence.due < latest.due, occurrence.due <= pass.now {
                try end(
                    occurrence,
                    schedule,
                    milestone,
                    unit,
                    recipients,
                    Reason(.superseded),
                    &pass
                )
                continue
            }
            let expires = expiry(of: occurrence, in: schedule, milestone, status)
            if occurrence.due <= pass.now, expires < pass.now {
                try end(occurrence, schedule, milestone, unit, recipients, Reason(.tooLate), &pass)
                continue
            }
            for recipient in recipients {
                candidates.append(
                    Candidate(
                        occurrence: occurrence,
                        schedule: schedule,
                        milestone: milestone,
                        unit: unit,
                        recipient: recipient,
                        status: status,
                        expires: expires
                    )
                )
            }
        }
    }

    /// An occurrence that is late for good: missed, or of no use any more when it fell due.
    private func end(
        _ occurrence: Occurrence,
        _ schedule: Schedule,
        _ milestone: Milestone,
        _ unit: OrganisationalUnit,
        _ recipients: [Recipient],
        _ cause: Reason,
        _ pass: inout Pass
    ) throws {
        let reason = settledWhenDue(occurrence, milestone, unit.code, by: schedule, pass)
        try note(
            occurrence,
            unit.code,
            recipients,
            isMissed: reason == nil,
            reason.map { Reason($0.code) } ?? cause,
            &pass
        )
    }
}

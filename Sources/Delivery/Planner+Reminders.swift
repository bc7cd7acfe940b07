import Campaigns
import Letters

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
    }

    func planReminders(_ pass: inout Pass) throws {
        var candidates: [Candidate] = []
        for schedule in campaign.schedules where campaign.mailServer(of: schedule) != nil {
            guard case .reminder(let ids) = schedule.kind else { continue }
            for id in ids {
                try collect(schedule, id, &pass, &candidates)
            }
        }
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
        let all = try occurrences(schedule, milestone, base, pass)
        let common = all.filter { occurrence in
            pass.moved[id].map { campaign.zone.instant(of: occurrence.nominal) >= $0 } ?? true
        }
        guard !common.isEmpty || !special.isEmpty else { return }
        let isToAll = schedule.targets.contains(.units)
        for concern in evaluator.concerned[id] ?? []
        where concern.involvement == .obliged || isToAll {
            let (unit, involvement) = (campaign.units[concern.position], concern.involvement)
            guard special.contains(unit.code) else {
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
            let own = try occurrences(schedule, milestone, deadline, pass)
                .filter { occurrence in
                    status.deadlineSince.map {
                        campaign.zone.instant(of: occurrence.nominal) >= $0
                    } ?? true
                }
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

    /// Notes occurrences whose deadline or rule is gone, where nothing was noted about them yet.
    func cancel(
        _ occurrences: [Occurrence],
        _ schedule: Schedule,
        _ unit: OrganisationalUnit?,
        _ reason: Reason,
        _ pass: inout Pass
    ) throws {
        for occurrence in occurrences {
            let state = pass.state(schedule.id, occurrence.ruleKey)
            guard campaign.zone.instant(of: occurrence.nominal) >= state.effectiveFrom,
                unit?.isValid(on: occurrence.nominal.date) ?? true
            else { continue }
            let recipients = campaign.recipients(of: schedule, unit: unit)
            let entries = recipients.map { recipient in
                LedgerEntry(
                    occurrence,
                    campaign: campaign.id,
                    unit: unit?.code,
                    recipient: recipient,
                    disposition: .cancelled(reason)
                )
            }
            let known = try store.known(entries.map(\.key))
            pass.result.entries += entries.filter { !known.contains($0.key) }
        }
    }

    /// What falls due between the rule's cursor and half an hour from now.
    private func occurrences(
        _ schedule: Schedule,
        _ milestone: Milestone,
        _ deadline: CivilDateTime,
        _ pass: Pass
    ) throws -> [Occurrence] {
        try schedule.rules.flatMap { rule in
            let state = pass.state(schedule.id, schedule.key(of: rule))
            return try agenda.occurrences(
                of: rule,
                in: schedule,
                milestone: milestone.id,
                deadline: deadline
            ).due(after: state.cursor, through: pass.now.adding(minutes: mergeMinutes))
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
        for occurrence in occurrences where unit.isValid(on: occurrence.nominal.date) {
            let state = pass.state(schedule.id, occurrence.ruleKey)
            if campaign.zone.instant(of: occurrence.nominal) < state.effectiveFrom {
                if occurrence.due <= pass.now {
                    pass.count(
                        occurrence,
                        times: recipients.count,
                        isMissed: false,
                        Reason(.beforeEffect)
                    )
                }
            } else if let paused = schedule.pausedBecause {
                if occurrence.due <= pass.now {
                    pass.count(
                        occurrence,
                        times: recipients.count,
                        isMissed: false,
                        Reason(.paused, paused)
                    )
                }
            } else {
                live.append(occurrence)
            }
        }
        guard let latest = live.last(where: { $0.due <= pass.now }) ?? live.first else { return }
        let isLatestOnly = schedule.catchUp?.isLatestOnly ?? true
        let status = known ?? status(of: milestone, unit.code, involvement, pass)
        for occurrence in live {
            if isLatestOnly, occurrence.due < latest.due, occurrence.due <= pass.now {
                try miss(occurrence, unit, recipients, Reason(.superseded), &pass)
                continue
            }
            let expires = expiry(of: occurrence, in: schedule, milestone, status)
            if occurrence.due <= pass.now, expires < pass.now {
                try miss(occurrence, unit, recipients, Reason(.tooLate), &pass)
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

    /// Counts an occurrence as missed for those about whom nothing was noted yet: it may have gone
    /// out at an earlier time of day, or ahead of its time in another letter.
    private func miss(
        _ occurrence: Occurrence,
        _ unit: OrganisationalUnit,
        _ recipients: [Recipient],
        _ reason: Reason,
        _ pass: inout Pass
    ) throws {
        let keys = recipients.map { recipient in
            OccurrenceKey(
                campaign: campaign.id,
                occurrence: occurrence,
                unit: unit.code,
                recipient: recipient
            )
        }
        let times = try keys.count - store.known(keys).count
        pass.count(occurrence, times: times, isMissed: true, reason)
    }

    func status(
        of milestone: Milestone,
        _ unit: UnitCode,
        _ involvement: Involvement,
        _ pass: Pass
    ) -> ObligationStatus {
        evaluator.status(
            of: milestone,
            for: unit,
            involvement: involvement,
            history: pass.facts.history(of: unit, milestone.id),
            at: pass.now
        )
    }

    /// The end of the block's catch-up window: by default the deadline for a letter before it, three
    /// days for one after it.
    private func expiry(
        of occurrence: Occurrence,
        in schedule: Schedule,
        _ milestone: Milestone,
        _ status: ObligationStatus
    ) -> Instant {
        let deadline = status.deadline.map {
            evaluator.dueInstant(of: $0, graceMinutes: milestone.graceMinutes)
        }
        // What the send window holds is not late.
        let actual = campaign.zone.instant(of: occurrence.actual)
        return max(
            caughtUpUntil(occurrence, in: schedule, deadline),
            actual.adding(minutes: actual == occurrence.due ? 0 : Self.punctualMinutes)
        )
    }

    private func caughtUpUntil(
        _ occurrence: Occurrence,
        in schedule: Schedule,
        _ deadline: Instant?
    ) -> Instant {
        switch schedule.catchUp {
        case .within(let minutes, _): return occurrence.due.adding(minutes: minutes)
        case .never: return occurrence.due.adding(minutes: Self.punctualMinutes)
        case .untilDue: return max(deadline ?? occurrence.due, occurrence.due)
        case nil:
            return occurrence.isBeforeDue
                ? max(deadline ?? occurrence.due, occurrence.due) : occurrence.due.adding(days: 3)
        }
    }

    /// Later than so many minutes after its time a letter counts as caught up.
    static let punctualMinutes = 5

    // MARK: Letters

    private func write(_ candidates: [Candidate], _ pass: inout Pass) throws {
        let keys = candidates.map(key)
        let known = try store.known(keys)
        let records = try store.letters(
            about: Set(candidates.map(\.milestone.id)),
            of: campaign.id
        )
        let memory = LetterMemory(records, zone: campaign.zone)

        var clusters: [String: [(Candidate, OccurrenceKey)]] = [:]
        for (candidate, key) in zip(candidates, keys) where !known.contains(key) {
            if let reason = objection(to: candidate, memory, pass) {
                if candidate.occurrence.due <= pass.now {
                    pass.result.entries.append(entry(candidate, .skipped(reason)))
                }
                continue
            }
            let announcement =
                candidate.milestone.isDateOnly ? "\(candidate.schedule.id)" : "reminder"
            let approval = candidate.schedule.needsApproval && !approvesAll ? "held" : "free"
            let server = campaign.mailServer(of: candidate.schedule)?.id ?? ""
            clusters[
                "\(candidate.recipient.key)|\(approval)|\(announcement)|\(server)",
                default: []
            ]
            .append((candidate, key))
        }
        for name in clusters.keys.sorted() {
            try write(cluster: clusters[name] ?? [], memory, &pass)
        }
    }

    /// Letters of one recipient: the earliest leaves on time, those within half an hour join it.
    private func write(
        cluster: [(Candidate, OccurrenceKey)],
        _ memory: LetterMemory,
        _ pass: inout Pass
    ) throws {
        let sorted = cluster.sorted { Self.precedes($0.0, $1.0) }
        var index = 0
        while index < sorted.count, sorted[index].0.occurrence.due <= pass.now {
            let first = sorted[index].0
            let sendAt = try sendTime(of: first, pass)
            let limit = first.occurrence.due.adding(minutes: mergeMinutes)
            var group = [sorted[index]]
            index += 1
            while index < sorted.count, sorted[index].0.occurrence.due <= limit,
                try canLeave(sorted[index].0, at: sendAt, pass)
            {
                group.append(sorted[index])
                index += 1
            }
            try write(letter: group, at: sendAt, memory, &pass)
        }
    }

    static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
        let (first, second) = (left.occurrence, right.occurrence)
        if first.due != second.due { return first.due < second.due }
        if first.deadline != second.deadline {
            return (first.deadline ?? .latest) < (second.deadline ?? .latest)
        }
        return (
            first.schedule.text, first.line, first.milestone?.text ?? "", left.unit.code.text
        ) < (
            second.schedule.text, second.line, second.milestone?.text ?? "", right.unit.code.text
        )
    }

    private func write(
        letter group: [(Candidate, OccurrenceKey)],
        at sendAt: Instant,
        _ memory: LetterMemory,
        _ pass: inout Pass
    ) throws {
        guard let (first, _) = group.first, let address = first.recipient.address,
            let server = campaign.mailServer(of: first.schedule)
        else { return }
        let token = OccurrenceKey.messageToken(of: group.map(\.1))
        let expires = group.map(\.0.expires).max() ?? first.expires
        guard sendAt <= expires else {
            for (candidate, _) in group {
                pass.result.entries.append(entry(candidate, .missed(Reason(.tooLate))))
            }
            return
        }
        let letter = try writer.reminder(
            items(of: group.map(\.0), memory),
            by: first.schedule,
            to: addressee(first),
            at: sendAt,
            isSample: campaign.isSample(with: pass.facts)
        )
        let bytes = try MessageComposer.compose(
            letter,
            envelope(
                token,
                to: address,
                server,
                thread: group.count == 1 ? (first.milestone, first.unit) : nil,
                at: sendAt,
                isBulk: false
            )
        )
        let needsApproval = first.schedule.needsApproval && !approvesAll
        pass.result.messages.append(
            MessageDraft(
                token: token,
                schedule: first.schedule.id,
                recipientKey: first.recipient.key,
                server: server.id,
                sender: server.bounceAddress ?? server.sender,
                address: address,
                subject: letter.subject,
                bytes: bytes,
                notBefore: sendAt,
                expires: expires,
                heldBecause: needsApproval ? Reason(.approval) : nil,
                resendsWhenAmbiguous: first.schedule.resendsWhenAmbiguous,
                priority: 2
            )
        )
        for (index, (candidate, _)) in group.enumerated() {
            pass.result.entries.append(
                entry(candidate, index == 0 ? .letter(token) : .merged(token))
            )
        }
    }

    /// Now for a punctual letter; a caught-up one waits for the window of a working day.
    private func sendTime(of candidate: Candidate, _ pass: Pass) throws -> Instant {
        let occurrence = candidate.occurrence
        if pass.now <= occurrence.due.adding(minutes: Self.punctualMinutes) {
            return max(campaign.zone.instant(of: occurrence.actual), pass.now)
        }
        return try caughtUp(candidate.schedule, isBefore: candidate.occurrence.isBeforeDue, pass)
    }

    /// Whether a candidate may leave at that instant in another's letter: its own block lets it, and
    /// it would not have to wait.
    private func canLeave(
        _ candidate: Candidate,
        at instant: Instant,
        _ pass: Pass
    ) throws -> Bool {
        let own = try sendTime(of: candidate, pass)
        if own == instant { return true }
        let isLate = candidate.occurrence.due.adding(minutes: Self.punctualMinutes) < pass.now
        let moment = campaign.zone.civil(of: instant)
        return own > instant && !isLate
            && campaign.window(of: candidate.schedule).contains(moment.time)
    }

    /// The first moment from now on at which the block's letters may leave.
    func caughtUp(_ schedule: Schedule, isBefore: Bool, _ pass: Pass) throws -> Instant {
        guard let rule = schedule.rules.first else { return pass.now }
        let shift = agenda.calculator.shift(for: rule, in: schedule, isBefore: isBefore)
        var moment = campaign.zone.civil(of: pass.now)
        if shift != .keep {
            while try !campaign.calendar.isWorkingDay(moment.date) {
                moment = CivilDateTime(moment.date.adding(days: 1), .midnight)
            }
        }
        let opening = try agenda.calculator.opening(atOrAfter: moment, for: schedule, shift: shift)
        return max(pass.now, campaign.zone.instant(of: opening))
    }

    /// Several rules may speak of one thing: it is listed once; the overdue come first.
    private func items(of group: [Candidate], _ memory: LetterMemory) -> [ReminderItem] {
        var seen: Set<ObligationID> = []
        return
            group
            .filter {
                seen.insert(ObligationID(unit: $0.unit.code, milestone: $0.milestone.id)).inserted
            }
            .sorted {
                ($0.status.deadline ?? .latest, $0.milestone.id)
                    < ($1.status.deadline ?? .latest, $1.milestone.id)
            }
            .map { candidate in
                ReminderItem(
                    unit: candidate.unit,
                    milestone: candidate.milestone,
                    status: candidate.status,
                    remindedOn: memory.days(
                        about: candidate.milestone.id,
                        to: candidate.unit.code
                    )
                )
            }
    }

    /// Unit letters and their copies address the unit; a list is addressed by its own name.
    private func addressee(_ candidate: Candidate) -> String {
        if case .list(let id) = candidate.recipient.place,
            candidate.schedule.targets.contains(.list(id)), let list = campaign.list(id)
        {
            return candidate.recipient.address?.displayName ?? list.name
        }
        return candidate.unit.name
    }

    /// Why the candidate is no letter; nil where it may be one.
    private func objection(
        to candidate: Candidate,
        _ memory: LetterMemory,
        _ pass: Pass
    ) -> Reason? {
        if let reason = settled(candidate.milestone, candidate.status, by: candidate.schedule)
            ?? settledWhenDue(candidate, pass)
        {
            return reason
        }
        if let maximum = candidate.schedule.maximum,
            memory.letters(like: candidate) >= maximum
        {
            return Reason(.maximum, "\(maximum)")
        }
        if pass.moved[candidate.milestone.id] != nil, let sent = memory.lastSent(candidate),
            candidate.occurrence.due < sent.adding(days: 3)
        {
            return Reason(.recent, sent.description)
        }
        return candidate.recipient.address == nil ? Reason(.noAddress) : nil
    }

    /// Why nothing more is to be said about the obligation; nil while it is open.
    func settled(
        _ milestone: Milestone,
        _ status: ObligationStatus,
        by schedule: Schedule
    ) -> Reason? {
        if milestone.isDateOnly || schedule.targets.contains(.units) { return nil }
        switch status.state {
        case .onTime, .late: return Reason(.submitted, status.submitted?.description)
        case .excused: return Reason(.excused)
        case .returned: return Reason(.returned, status.resubmitBy?.description)
        case .notYetDue, .overdue, .notApplicable: return nil
        }
    }

    /// What fell due while the thing was done or returned is not caught up once it is open again.
    private func settledWhenDue(_ candidate: Candidate, _ pass: Pass) -> Reason? {
        let due = candidate.occurrence.due
        guard due < pass.now,
            let history = pass.facts.history(of: candidate.unit.code, candidate.milestone.id)
        else { return nil }
        let status = evaluator.status(
            of: candidate.milestone,
            for: candidate.unit.code,
            involvement: .obliged,
            history: history,
            at: due
        )
        return settled(candidate.milestone, status, by: candidate.schedule)
    }

    private func key(_ candidate: Candidate) -> OccurrenceKey {
        OccurrenceKey(
            campaign: campaign.id,
            occurrence: candidate.occurrence,
            unit: candidate.unit.code,
            recipient: candidate.recipient
        )
    }

    private func entry(
        _ candidate: Candidate,
        _ disposition: LedgerEntry.Disposition
    ) -> LedgerEntry {
        LedgerEntry(
            candidate.occurrence,
            campaign: campaign.id,
            unit: candidate.unit.code,
            recipient: candidate.recipient,
            disposition: disposition
        )
    }

    func envelope(
        _ token: String,
        to address: EmailAddress,
        _ server: MailServer,
        thread: (milestone: Milestone, unit: OrganisationalUnit)?,
        at instant: Instant,
        isBulk: Bool
    ) -> Envelope {
        let domain = server.sender.domain
        let root = thread.map { milestone, unit in
            OccurrenceKey(parts: ["thread", campaign.id, milestone.id.text, unit.code.text]).text
        }
        return Envelope(
            sender: server.sender,
            recipient: address,
            replyTo: server.replyTo,
            messageID: "\(token)@\(domain)",
            threadRoot: root.map { "\($0)@\(domain)" },
            date: instant,
            zone: campaign.zone,
            listID: "\(campaign.id).\(domain)",
            isBulk: isBulk
        )
    }
}

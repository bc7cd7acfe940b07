import Campaigns
import Letters
import Mail

extension Planner {
    func planDigest(_ schedule: Schedule, _ terms: DigestTerms, _ pass: inout Pass) throws {
        for rule in schedule.rules {
            let limit = window(
                schedule.catchUp,
                otherwise: try digestWindow(rule, schedule)
            )
            guard let occurrence = try latest(rule, schedule, limit, &pass) else { continue }
            let since = try start(of: terms.period, schedule, occurrence)
            let isOffice = schedule.targets.contains { target in
                if case .list(let id) = target { isOfficeList(id) } else { false }
            }
            let toHandle = isOffice ? try toHandle(since: since, pass) : []
            let recipients = try unwritten(occurrence, schedule)
            guard !recipients.isEmpty else { continue }
            let context = DigestContext(
                since: since,
                asOf: occurrence.due,
                readers: readers(of: schedule),
                reminders: { try store.reminderCounts(of: $0, campaign: campaign) },
                toHandle: toHandle
            )
            let digest = try writer.digest(terms, by: schedule, facts: pass.facts, context)
            for (recipient, address) in recipients {
                guard let digest else {
                    pass.result.entries.append(
                        entry(occurrence, nil, recipient, .skipped(Reason(.nothingNew)))
                    )
                    continue
                }
                try add(
                    try writer.letter(digest, to: address.displayName ?? address.addrSpec),
                    occurrence,
                    schedule,
                    recipient,
                    address,
                    expires: occurrence.due.adding(minutes: limit),
                    priority: Self.digestPriority,
                    &pass
                )
            }
        }
    }

    /// Lines for the office alone.
    private func toHandle(since: Instant, _ pass: Pass) throws -> [String] {
        let troubles = try store.troubles(since: since, of: campaign.id)
        let open = troubles.exhausted.filter { name in
            guard let milestone = campaign.milestone(name.milestone) else { return false }
            let state = status(of: milestone, name.unit, .obliged, pass).state
            return state == .overdue || state == .notYetDue
        }
        return writer.toHandle(failed: troubles.failed, missed: troubles.missed, exhausted: open)
    }

    /// The occurrence of a digest or bulletin that may leave now; earlier and stale ones are noted.
    func latest(
        _ rule: SendRule,
        _ schedule: Schedule,
        _ window: Int,
        _ pass: inout Pass
    ) throws -> Occurrence? {
        let state = pass.state(schedule.id, schedule.key(of: rule))
        let recipients = campaign.recipients(of: schedule, unit: nil)
        var live: [Occurrence] = []
        for occurrence in try agenda.occurrences(of: rule, in: schedule)
            .due(after: state.cursor, through: pass.now)
        where schedule.isBulletin || !isDecided(occurrence, of: rule, state) {
            if let reason = silence(occurrence, schedule, pass) {
                pass.count(occurrence, times: recipients.count, isMissed: false, reason)
            } else {
                live.append(occurrence)
            }
        }
        guard let latest = live.popLast() else { return nil }
        for earlier in live {
            try note(earlier, nil, recipients, isMissed: true, Reason(.superseded), &pass)
        }
        guard pass.now <= latest.due.adding(minutes: window) else {
            try note(latest, nil, recipients, isMissed: true, Reason(.tooLate), &pass)
            return nil
        }
        return latest
    }

    /// Minutes after its time within which a letter still goes out.
    func window(_ catchUp: CatchUp?, otherwise: Int) -> Int {
        switch catchUp {
        case .within(let minutes, _): minutes
        case .never: Self.punctualMinutes
        case .untilDue, nil: otherwise
        }
    }

    /// Half the interval between two digests, 12 hours at most.
    private func digestWindow(_ rule: SendRule, _ schedule: Schedule) throws -> Int {
        let all = try agenda.occurrences(of: rule, in: schedule)
        guard all.count > 1 else { return 720 }
        let interval = all[1].due.milliseconds - all[0].due.milliseconds
        return min(720, Int(interval / 120_000))
    }

    /// The list that holds the sender's or the reply address is the office that runs the campaign.
    private func isOfficeList(_ id: RecipientListID) -> Bool {
        guard let server = campaign.mailServer, let list = campaign.list(id) else { return false }
        let own = [server.sender.addrSpec, server.replyTo?.addrSpec].compactMap(\.self)
        return list.addresses.contains { own.contains($0.addrSpec) }
    }

    private func start(
        of period: DigestTerms.Period,
        _ schedule: Schedule,
        _ occurrence: Occurrence
    ) throws -> Instant {
        let first = campaign.zone.start(of: campaign.validity.lowerBound)
        let date = occurrence.nominal.date
        switch period {
        case .wholeCampaign: return first
        case .week:
            return campaign.zone.instant(
                of: CivilDateTime(date.adding(days: -7), occurrence.nominal.time)
            )
        case .month:
            let (year, month, _) = date.components
            return CivilDate(year: year, month: month, day: 1).map(campaign.zone.start) ?? first
        case .sinceLastSent: return try store.lastSent(schedule.id, of: campaign.id) ?? first
        }
    }

    func readers(of schedule: Schedule) -> [String] {
        (schedule.targets + schedule.copies).compactMap { target in
            guard case .list(let id) = target, let list = campaign.list(id) else { return nil }
            let names = list.addresses.compactMap(\.displayName)
            return names.isEmpty ? list.name : names.joined(separator: ", ")
        }
    }

    /// Recipients with an address whose letter the ledger does not hold yet.
    func unwritten(
        _ occurrence: Occurrence,
        _ schedule: Schedule,
        _ unit: UnitCode? = nil
    ) throws -> [(Recipient, EmailAddress)] {
        let recipients = campaign.recipients(of: schedule, unit: nil)
        let known = try store.known(recipients.map { key(occurrence, unit, $0) })
        return recipients.compactMap { recipient in
            guard let address = recipient.address,
                !known.contains(key(occurrence, unit, recipient))
            else { return nil }
            return (recipient, address)
        }
    }

    func add(
        _ letter: Letter,
        _ occurrence: Occurrence,
        _ schedule: Schedule,
        _ recipient: Recipient,
        _ address: EmailAddress,
        unit: UnitCode? = nil,
        expires: Instant,
        priority: Int,
        _ pass: inout Pass
    ) throws {
        let token = OccurrenceKey.messageToken(of: [key(occurrence, unit, recipient)])
        let isPunctual = pass.now <= occurrence.due.adding(minutes: Self.punctualMinutes)
        let sendAt =
            isPunctual || priority == Self.incidentPriority
            ? max(pass.now, campaign.zone.instant(of: occurrence.actual))
            : try caughtUp(schedule, pass)
        guard sendAt <= expires else {
            let missed = LedgerEntry.Disposition.missed(Reason(.tooLate))
            pass.result.entries.append(entry(occurrence, unit, recipient, missed))
            return
        }
        pass.result.messages.append(
            try draft(
                letter,
                token: token,
                by: schedule,
                to: (recipient.key, address),
                thread: nil,
                at: sendAt,
                expires: expires,
                priority: priority,
                isHeld: schedule.needsApproval && !approvesAll && priority > Self.incidentPriority
            )
        )
        pass.result.entries.append(entry(occurrence, unit, recipient, .letter(token)))
    }
}

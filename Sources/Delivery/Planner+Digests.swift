import Campaigns
import Letters

extension Planner {
    /// The occurrence of a digest or bulletin that may leave now; earlier and stale ones are noted.
    private func latest(
        _ rule: SendRule,
        _ schedule: Schedule,
        _ window: Int,
        _ pass: inout Pass
    ) throws -> Occurrence? {
        let state = pass.state(schedule.id, schedule.key(of: rule))
        let all = campaign.recipients(of: schedule, unit: nil)
        let recipients = all.count
        func miss(_ occurrence: Occurrence, _ reason: Reason) throws {
            // At another time of that day it may have gone out.
            let known = try store.known(all.map { key(occurrence, $0) })
            pass.count(occurrence, times: recipients - known.count, isMissed: true, reason)
        }
        var live: [Occurrence] = []
        for occurrence in try agenda.occurrences(of: rule, in: schedule)
            .due(after: state.cursor, through: pass.now)
        {
            if campaign.zone.instant(of: occurrence.nominal) < state.effectiveFrom {
                pass.count(occurrence, times: recipients, isMissed: false, Reason(.beforeEffect))
            } else if let paused = schedule.pausedBecause {
                pass.count(occurrence, times: recipients, isMissed: false, Reason(.paused, paused))
            } else {
                live.append(occurrence)
            }
        }
        guard let latest = live.popLast() else { return nil }
        for earlier in live {
            try miss(earlier, Reason(.superseded))
        }
        guard pass.now <= latest.due.adding(minutes: window) else {
            try miss(latest, Reason(.tooLate))
            return nil
        }
        return latest
    }

    /// Minutes after its time within which a letter still goes out.
    private func window(_ catchUp: CatchUp?, otherwise: Int) -> Int {
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
            let troubles = isOffice ? try store.troubles(since: since, of: campaign.id) : nil
            let recipients = try unwritten(occurrence, schedule)
            guard !recipients.isEmpty else { continue }
            let context = DigestContext(
                since: since,
                asOf: occurrence.due,
                readers: readers(of: schedule),
                reminders: { try store.reminderCounts(of: $0, campaign: campaign) },
                toHandle: troubles.map { writer.toHandle(failed: $0.failed, missed: $0.missed) }
                    ?? []
            )
            let digest = try writer.digest(terms, by: schedule, facts: pass.facts, context)
            for (recipient, address) in recipients {
                guard let digest else {
                    pass.result.entries.append(
                        entry(occurrence, recipient, .skipped(Reason(.nothingNew)))
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
                    priority: 3,
                    isBulk: true,
                    &pass
                )
            }
        }
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

    private func readers(of schedule: Schedule) -> [String] {
        (schedule.targets + schedule.copies).compactMap { target in
            guard case .list(let id) = target, let list = campaign.list(id) else { return nil }
            let names = list.addresses.compactMap(\.displayName)
            return names.isEmpty ? list.name : names.joined(separator: ", ")
        }
    }

    // MARK: Bulletins

    func planBulletin(_ schedule: Schedule, _ terms: BulletinTerms, _ pass: inout Pass) throws {
        for rule in schedule.rules {
            let interval =
                if case .interval(let minutes, _, _) = rule.form { minutes } else { 1440 }
            let limit =
                rule.isClosing
                ? window(terms.closingCatchUp, otherwise: 720)
                : window(schedule.catchUp, otherwise: interval / 3)
            guard let occurrence = try latest(rule, schedule, limit, &pass) else { continue }
            let context = try bulletinContext(schedule, rule, occurrence, pass)
            for (recipient, address) in try unwritten(occurrence, schedule) {
                let letter = try writer.bulletin(
                    terms,
                    by: schedule,
                    facts: pass.facts,
                    context,
                    to: address.displayName ?? address.addrSpec
                )
                try add(
                    letter,
                    occurrence,
                    schedule,
                    recipient,
                    address,
                    expires: occurrence.due.adding(minutes: limit),
                    priority: 1,
                    isBulk: false,
                    &pass
                )
            }
        }
    }

    private func bulletinContext(
        _ schedule: Schedule,
        _ rule: SendRule,
        _ occurrence: Occurrence,
        _ pass: Pass
    ) throws -> BulletinContext {
        let day = occurrence.nominal.date
        let slots = try schedule.rules.flatMap { try agenda.occurrences(of: $0, in: schedule) }
            .filter { $0.nominal.date == day }.sorted { $0.due < $1.due }
        let index = slots.firstIndex(of: occurrence) ?? 0
        let previous =
            occurrence.isClosing || index == 0
            ? CivilDateTime(day, .midnight) : slots[index - 1].nominal
        let next = index + 1 < slots.count ? slots[index + 1] : nil
        return BulletinContext(
            number: index + 1,
            slot: campaign.zone.instant(of: occurrence.nominal),
            previousSlot: campaign.zone.instant(of: previous),
            isClosing: occurrence.isClosing,
            now: pass.now,
            next: next.map { ($0.nominal, $0.actual) },
            readers: readers(of: schedule)
        )
    }

    /// A figure above a target of none alerts the bulletin's recipients at once.
    func planIncidents(_ schedule: Schedule, _ terms: BulletinTerms, _ pass: inout Pass) throws {
        let name = RuleName(schedule: schedule.id, ruleKey: Self.incidentKey)
        let state = pass.state(name.schedule, name.ruleKey)
        for indicator in campaign.indicators
        where indicator.alertsWhenPositive && terms.indicators.contains(indicator.id) {
            let byUnit = (pass.facts.figures[indicator.id] ?? [:])
                .sorted { $0.key.text < $1.key.text }
            for (unit, figures) in byUnit {
                for figure in figures
                where figure.recorded > state.cursor && figure.recorded <= pass.now
                    && figure.numerator ?? 0 > 0
                {
                    try alert(figure, unit, indicator, schedule, &pass)
                }
            }
        }
    }

    package static let incidentKey = "incident"

    private func alert(
        _ figure: Figure,
        _ unit: UnitCode,
        _ indicator: Indicator,
        _ schedule: Schedule,
        _ pass: inout Pass
    ) throws {
        let asOf = campaign.zone.civil(of: figure.asOf)
        let recorded = campaign.zone.civil(of: figure.recorded)
        let occurrence = Occurrence(
            incident: schedule.id,
            ruleKey: Self.incidentKey,
            nominal: recorded,
            due: figure.recorded,
            slot: "\(indicator.id)/\(unit)/\(asOf)"
        )
        for (recipient, address) in try unwritten(occurrence, schedule, unit) {
            let letter = try writer.incident(
                figure,
                of: indicator,
                at: pass.now,
                to: address.displayName ?? address.addrSpec,
                readers: readers(of: schedule),
                isSample: campaign.isSample(with: pass.facts)
            )
            try add(
                letter,
                occurrence,
                schedule,
                recipient,
                address,
                unit: unit,
                expires: figure.recorded.adding(days: 1),
                priority: 0,
                isBulk: false,
                &pass
            )
        }
    }

    // MARK: Shared

    /// Recipients with an address whose letter the ledger does not hold yet.
    private func unwritten(
        _ occurrence: Occurrence,
        _ schedule: Schedule,
        _ unit: UnitCode? = nil
    ) throws -> [(Recipient, EmailAddress)] {
        let recipients = campaign.recipients(of: schedule, unit: nil)
        let known = try store.known(recipients.map { key(occurrence, $0, unit) })
        return recipients.compactMap { recipient in
            guard let address = recipient.address,
                !known.contains(key(occurrence, recipient, unit))
            else { return nil }
            return (recipient, address)
        }
    }

    private func add(
        _ letter: Letter,
        _ occurrence: Occurrence,
        _ schedule: Schedule,
        _ recipient: Recipient,
        _ address: EmailAddress,
        unit: UnitCode? = nil,
        expires: Instant,
        priority: Int,
        isBulk: Bool,
        _ pass: inout Pass
    ) throws {
        guard let server = campaign.mailServer(of: schedule) else { return }
        let token = OccurrenceKey.messageToken(of: [key(occurrence, recipient, unit)])
        let isPunctual = pass.now <= occurrence.due.adding(minutes: Self.punctualMinutes)
        let sendAt =
            isPunctual || priority < 2
            ? max(pass.now, campaign.zone.instant(of: occurrence.actual))
            : try caughtUp(schedule, isBefore: true, pass)
        guard sendAt <= expires else {
            let missed = LedgerEntry.Disposition.missed(Reason(.tooLate))
            pass.result.entries.append(entry(occurrence, recipient, missed, unit))
            return
        }
        let bytes = try MessageComposer.compose(
            letter,
            envelope(token, to: address, server, thread: nil, at: sendAt, isBulk: isBulk)
        )
        let isHeld = schedule.needsApproval && !approvesAll && priority > 0
        pass.result.messages.append(
            MessageDraft(
                token: token,
                schedule: schedule.id,
                recipientKey: recipient.key,
                server: server.id,
                sender: server.bounceAddress ?? server.sender,
                address: address,
                subject: letter.subject,
                bytes: bytes,
                notBefore: sendAt,
                expires: expires,
                heldBecause: isHeld ? Reason(.approval) : nil,
                resendsWhenAmbiguous: schedule.resendsWhenAmbiguous,
                priority: priority
            )
        )
        pass.result.entries.append(entry(occurrence, recipient, .letter(token), unit))
    }

    private func key(
        _ occurrence: Occurrence,
        _ recipient: Recipient,
        _ unit: UnitCode? = nil
    ) -> OccurrenceKey {
        OccurrenceKey(
            campaign: campaign.id,
            occurrence: occurrence,
            unit: unit,
            recipient: recipient
        )
    }

    private func entry(
        _ occurrence: Occurrence,
        _ recipient: Recipient,
        _ disposition: LedgerEntry.Disposition,
        _ unit: UnitCode? = nil
    ) -> LedgerEntry {
        LedgerEntry(
            occurrence,
            campaign: campaign.id,
            unit: unit,
            recipient: recipient,
            disposition: disposition
        )
    }
}

import Campaigns
import Letters

/// Plans the digests that are due.
struct DigestPlanner {
    private let context: PlanningContext
    private let circulars: CircularPlanner

    private var campaign: Campaign { context.campaign }

    init(_ context: PlanningContext) {
        self.context = context
        circulars = CircularPlanner(context)
    }

    /// Plans the digest of each line of the block that is due; one without news is noted as skipped.
    func plan(_ schedule: Schedule, _ terms: DigestTerms, _ pass: inout Pass) throws {
        for entry in context.rules(of: schedule) {
            let minutes = try CircularTimes(context.agenda)
                .catchUpMinutes(of: entry.rule, in: schedule)
            guard
                let occurrence = try circulars.latest(
                    of: entry,
                    by: schedule,
                    within: minutes,
                    &pass
                )
            else { continue }
            let addressees = try circulars.unwritten(occurrence, by: schedule)
            guard !addressees.isEmpty else { continue }
            let issue = CircularPlanner.Issue(
                schedule: schedule,
                occurrence: occurrence,
                expires: occurrence.due.adding(minutes: minutes),
                priority: .digest
            )
            let digest = try context.writer.digest(
                terms,
                by: schedule,
                facts: pass.facts,
                try contents(of: issue, terms, pass)
            )
            guard let digest else {
                for addressee in addressees {
                    pass.append(issue.entry(for: addressee, .skipped(Reason(.nothingNew))))
                }
                continue
            }
            try circulars.post(digest, issue, to: addressees, &pass)
        }
    }

    /// What the digest tells beyond the facts.
    private func contents(
        of issue: CircularPlanner.Issue,
        _ terms: DigestTerms,
        _ pass: Pass
    ) throws -> DigestContext {
        let schedule = issue.schedule
        let since = try start(of: terms.period, schedule, issue.occurrence)
        let isOffice = schedule.targets.contains { target in
            if case .list(let id) = target { isOfficeList(id) } else { false }
        }
        return DigestContext(
            since: since,
            asOf: issue.occurrence.due,
            readers: circulars.readers(of: schedule),
            reminders: { try context.store.reminderCounts(of: $0, campaign: campaign) },
            toHandle: isOffice ? try toHandle(since: since, pass) : []
        )
    }

    /// The lines under "to be handled", for the office alone: letters that failed, letters that were
    /// missed, units whose limit of reminders is reached and who still owe the thing.
    private func toHandle(since: Instant, _ pass: Pass) throws -> [String] {
        let troubles = try context.store.troubles(since: since, of: campaign.id)
        let open = troubles.exhausted.filter { obligation in
            guard let milestone = campaign.milestone(obligation.milestone) else { return false }
            let status = context.evaluator.status(
                of: milestone,
                for: obligation.unit,
                involvement: .obliged,
                history: pass.facts.history(of: obligation.unit, milestone.id),
                at: pass.now
            )
            return status.state == .overdue || status.state == .notYetDue
        }
        return context.writer.toHandle(
            failed: troubles.failed,
            missed: troubles.missed,
            exhausted: open
        )
    }

    /// Whether the list is the office that runs the campaign: it holds the sender's or the reply
    /// address.
    private func isOfficeList(_ id: RecipientListID) -> Bool {
        guard let server = campaign.mailServer, let list = campaign.list(id) else { return false }
        let own = [server.sender.addrSpec, server.replyTo?.addrSpec].compactMap(\.self)
        return list.addresses.contains { own.contains($0.addrSpec) }
    }

    /// From when on the digest tells what changed.
    ///
    /// Example: a digest of Friday 12/03 at 16:00 with the period "week" → Friday 05/03 at 16:00.
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
        case .month: return campaign.zone.start(of: date.firstOfMonth)
        case .sinceLastSent:
            return try context.store.lastSent(schedule.id, of: campaign.id) ?? first
        }
    }
}

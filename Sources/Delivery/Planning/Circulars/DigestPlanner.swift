import Campaigns
import Letters

/// Plans the digests that are due, and keeps those that wait up to date.
///
/// A digest tells each of its readers what became known since the last one that the reader was told
/// (``DigestBook``), up to the instant for which it is written: that of its leaving, or its due instant where a
/// person reads it first. One that could not leave yet is written anew when it can.
struct DigestPlanner {
    let context: PlanningContext
    let circulars: CircularPlanner

    var campaign: Campaign { context.campaign }

    init(_ context: PlanningContext) {
        self.context = context
        circulars = CircularPlanner(context)
    }

    /// One digest block in a pass.
    struct Block {
        let schedule: Schedule
        let terms: DigestTerms
        var book: DigestBook
    }

    /// Plans the digests of the block that are due; one without news is noted as skipped.
    func plan(_ schedule: Schedule, _ terms: DigestTerms, _ pass: inout Pass) throws {
        let departures = try circulars.departures(
            of: context.rules(of: schedule),
            by: schedule,
            &pass
        )
        let waiting = circulars.waitingLetters(of: schedule, pass)
        guard !departures.isEmpty || !waiting.isEmpty else { return }
        var block = Block(
            schedule: schedule,
            terms: terms,
            book: try book(of: schedule, pass)
        )
        for (index, departure) in departures.enumerated() {
            let issue = CircularPlanner.Issue(
                schedule: schedule,
                occurrence: departure.occurrence,
                expires: departure.expires,
                priority: .digest
            )
            try plan(issue, isLast: index == departures.count - 1, &block, &pass)
        }
        for letter in waiting where !pass.hasDecided(on: letter) {
            try renew(letter, &block, &pass)
        }
    }

    private func book(of schedule: Schedule, _ pass: Pass) throws -> DigestBook {
        let since = context.rules(of: schedule).map { pass.state(of: $0.name).effectiveFrom }.min()
        return DigestBook(
            try context.store.digestPeriods(of: schedule.id, campaign: campaign.id),
            opening: FactMark(instant: since ?? pass.now, cursor: pass.facts.last),
            keepsPeriods: context.rules.contains(.digestPeriods)
        )
    }

    /// Readers who lack the same.
    private struct Readers {
        /// What they were not told when the digest fell due.
        let untold: [FactSpan]
        var addressees: [CircularPlanner.Addressee]
    }

    private func plan(
        _ issue: CircularPlanner.Issue,
        isLast: Bool,
        _ block: inout Block,
        _ pass: inout Pass
    ) throws {
        let addressees = try circulars.unwritten(issue.occurrence, by: block.schedule)
        guard !addressees.isEmpty else { return }
        let older = circulars.olderLetters(of: block.schedule, pass)
        let due = block.book.mark(at: issue.occurrence.due, knowing: pass.facts)
        let written = block.book.mark(at: try writingTime(of: issue, pass), knowing: pass.facts)
        var groups: [Readers] = []
        for addressee in addressees {
            let key = addressee.recipient.key
            let untold = block.book.untold(to: key, through: due, replacing: older[key]?.id)
            if let group = groups.firstIndex(where: { $0.untold == untold }) {
                groups[group].addressees.append(addressee)
            } else {
                groups.append(Readers(untold: untold, addressees: [addressee]))
            }
        }
        for group in groups {
            guard
                let digest = try digest(
                    for: group.untold,
                    through: due,
                    writtenFor: written,
                    issue,
                    block.terms,
                    pass
                )
            else {
                for addressee in group.addressees {
                    pass.append(issue.entry(for: addressee, .skipped(Reason(.nothingNew))))
                    note(group.untold, for: addressee.recipient.key, nil, &block, &pass)
                }
                continue
            }
            let posted = try circulars.post(
                digest,
                issue,
                to: group.addressees,
                isLast: isLast,
                &pass
            )
            let spans = extended(group.untold, from: due, to: written)
            for letter in posted {
                let key = letter.addressee.recipient.key
                note(spans, for: key, (letter.token, letter.instead), &block, &pass)
            }
        }
    }

    /// The instant for which the digest is written.
    ///
    /// The one at which it can leave, where that has come; where a person approves it, the due one: what was
    /// read is what leaves.
    private func writingTime(of issue: CircularPlanner.Issue, _ pass: Pass) throws -> Instant {
        guard !context.waitsForApproval(issue.schedule) else { return issue.occurrence.due }
        let departure = try context.times.departure(
            of: issue.occurrence,
            by: issue.schedule,
            at: pass.now
        )
        return min(departure, pass.now)
    }

    /// What was untold at the due instant, and what came between it and the writing.
    private func extended(
        _ untold: [FactSpan],
        from due: FactMark,
        to written: FactMark
    ) -> [FactSpan] {
        guard written > due else { return untold }
        guard let last = untold.last, last.end == due else {
            return untold + [FactSpan(due, written)]
        }
        return untold.dropLast() + [FactSpan(last.start, written)]
    }

    /// Notes what the reader is told: by the letter, or where nothing was new.
    func note(
        _ spans: [FactSpan],
        for recipientKey: String,
        _ letter: (token: String, instead: WaitingLetter?)?,
        _ block: inout Block,
        _ pass: inout Pass
    ) {
        let entry = PeriodEntry(
            schedule: block.schedule.id,
            recipientKey: recipientKey,
            spans: spans,
            token: letter?.token
        )
        pass.append(entry)
        block.book.note(entry, in: letter?.instead)
    }

    // MARK: What it says

    /// The digest for readers who lack `untold`; nil where nothing was new when it fell due.
    private func digest(
        for untold: [FactSpan],
        through due: FactMark,
        writtenFor written: FactMark,
        _ issue: CircularPlanner.Issue,
        _ terms: DigestTerms,
        _ pass: Pass
    ) throws -> Circular? {
        let digest = try context.writer.digest(
            terms,
            by: issue.schedule,
            facts: pass.facts,
            try contents(of: issue, untold, at: due.instant, terms, pass)
        )
        guard digest != nil, written > due else { return digest }
        var contents = try contents(
            of: issue,
            extended(untold, from: due, to: written),
            at: written.instant,
            terms,
            pass
        )
        contents.isDecided = true
        return try context.writer.digest(
            terms,
            by: issue.schedule,
            facts: pass.facts,
            contents
        )
    }

    /// What the digest tells beyond the facts.
    func contents(
        of issue: CircularPlanner.Issue,
        _ untold: [FactSpan],
        at instant: Instant,
        _ terms: DigestTerms,
        _ pass: Pass
    ) throws -> DigestContext {
        let schedule = issue.schedule
        let since = untold.first?.start.instant ?? instant
        let isWordless = context.forecast != nil
        // What waits for the office is words, but where it makes the digest leave.
        let isOffice =
            !(isWordless && terms.isSentWhenNothingNew)
            && schedule.targets.contains { target in
                if case .list(let id) = target { isOfficeList(id) } else { false }
            }
        let office =
            try isOffice
            ? OfficeReport(context, for: schedule, since: since, at: instant, pass) : .none
        var contents = DigestContext(
            spans: terms.period == .wholeCampaign
                ? [wholeCampaign(untold, at: instant, pass)] : untold,
            asOf: instant,
            lookAhead: try lookAhead(from: instant, schedule),
            readers: circulars.readers(of: schedule),
            reminders: { try context.store.reminderCounts(of: $0, campaign: campaign) },
            toHandle: office.lines,
            isOfficeWanted: office.isNews
        )
        contents.isWordless = isWordless
        return contents
    }

    /// From the campaign's first day: digests of the whole campaign overlap on purpose.
    private func wholeCampaign(
        _ untold: [FactSpan],
        at instant: Instant,
        _ pass: Pass
    ) -> FactSpan {
        let first = campaign.zone.start(of: campaign.validity.lowerBound)
        let start = FactMark(instant: min(first, instant), cursor: FactCursor())
        let end = untold.last?.end ?? FactMark(instant: instant, cursor: pass.facts.last)
        return FactSpan(start, max(start, end))
    }

    /// The last day of the look ahead: the working day after the next digest of the block that really
    /// comes, and a week at least.
    ///
    /// Example: every Friday; those of 13/02 and 20/02 both leave on the 13th, for the week between is off.
    /// The next one comes on 27/02, and Monday 02/03 is the last day.
    private func lookAhead(from instant: Instant, _ schedule: Schedule) throws -> CivilDate {
        let day = campaign.zone.civil(of: instant).date
        let week = day.adding(days: 7)
        let next = try context.rules(of: schedule).compactMap { entry in
            try context.agenda.occurrences(of: entry.rule, in: schedule)
                .first { $0.due > instant && $0.actualInstant > instant && !$0.isOmitted }?.actual
                .date
        }.min()
        guard let next else { return week }
        let after = try? campaign.calendar.openEnded.adding(workingDays: 1, to: next)
        return max(week, after ?? next.adding(days: 1))
    }

    /// Whether the list is the office that runs the campaign: it holds the sender's or the reply
    /// address.
    private func isOfficeList(_ id: RecipientListID) -> Bool {
        guard let server = campaign.mailServer, let list = campaign.list(id) else { return false }
        let own = [server.sender.addrSpec, server.replyTo?.addrSpec].compactMap(\.self)
        return list.addresses.contains { own.contains($0.addrSpec) }
    }
}

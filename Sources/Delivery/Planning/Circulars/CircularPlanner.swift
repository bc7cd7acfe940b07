import Campaigns
import Letters
import Mail

/// What digests, bulletins and alerts share: each says the same to all recipients of its block.
struct CircularPlanner {
    let context: PlanningContext

    private var campaign: Campaign { context.campaign }

    init(_ context: PlanningContext) {
        self.context = context
    }

    /// One occurrence of a circular.
    struct Issue {
        let schedule: Schedule
        let occurrence: Occurrence
        /// The last instant at which it may leave.
        let expires: Instant
        let priority: LetterPriority
        /// The unit that an alert is about; nil for digests and bulletins.
        var unit: UnitCode?
    }

    /// A recipient with an address, and the key of the circular to it.
    struct Addressee {
        let recipient: Recipient
        let address: EmailAddress
        let key: OccurrenceKey

        /// How the letter calls it: its display name, else the address.
        var name: String { address.displayName ?? address.addrSpec }
    }

    /// An occurrence of a line that may leave.
    struct Departure {
        let occurrence: Occurrence
        /// The last instant at which it may.
        let expires: Instant
    }

    /// The occurrences of the lines that may leave now, in the order of their due instants; earlier and
    /// stale ones are noted.
    ///
    /// More than one leaves only where the pass is a little late: what could have left alone does. What
    /// waits for a person is one, the last. Example: an hourly bulletin after an outage from 09:30 to 11:10. The one of 10:00 is noted
    /// as superseded, the one of 11:00 is returned.
    func departures(
        of entries: [PlanningContext.NamedRule],
        by schedule: Schedule,
        _ pass: inout Pass
    ) throws -> [Departure] {
        let recipients = campaign.recipients(of: schedule, unit: nil)
        var live: [Departure] = []
        for entry in entries {
            let state = pass.state(of: entry.name)
            let due = try context.agenda.occurrences(of: entry.rule, in: schedule)
                .due(after: state.cursor, through: pass.now)
            guard !due.isEmpty else { continue }
            for occurrence in due
            where schedule.isBulletin || !pass.isDecided(occurrence, of: entry.rule, state) {
                if let reason = pass.silence(of: occurrence, by: schedule) {
                    pass.count(occurrence, times: recipients.count, isMissed: false, reason)
                } else {
                    let expires = try expiry(of: occurrence, of: entry.rule, in: schedule)
                    live.append(Departure(occurrence: occurrence, expires: expires))
                }
            }
        }
        live.sort { $0.occurrence.due < $1.occurrence.due }
        var departing: [Departure] = []
        for (index, departure) in live.enumerated() {
            let occurrence = departure.occurrence
            let leaves = try context.times.departure(of: occurrence, by: schedule, at: pass.now)
            let end =
                context.waitsForApproval(schedule)
                ? pass.now : max(min(leaves, departure.expires), occurrence.due)
            if live.dropFirst(index + 1).contains(where: { $0.occurrence.due <= end }) {
                try leaveOut(occurrence, recipients, because: .superseded, &pass)
            } else if leaves > departure.expires {
                try leaveOut(occurrence, recipients, because: .tooLate, &pass)
            } else {
                departing.append(departure)
            }
        }
        return departing
    }

    /// The last instant at which an occurrence of the line may leave.
    ///
    /// A digest that waits for approval has until the end of the second working day, where its block does
    /// not say otherwise.
    func expiry(
        of occurrence: Occurrence,
        of rule: SendRule,
        in schedule: Schedule
    ) throws -> Instant {
        let minutes = try CircularTimes(context.agenda).catchUpMinutes(of: rule, in: schedule)
        let standard = occurrence.due.adding(minutes: minutes)
        guard context.waitsForApproval(schedule), schedule.catchUp == nil, !schedule.isBulletin
        else { return standard }
        return max(standard, try context.times.endOfWorkingDay(2, after: occurrence.due))
    }

    private func leaveOut(
        _ occurrence: Occurrence,
        _ recipients: [Recipient],
        because code: Reason.Code,
        _ pass: inout Pass
    ) throws {
        let stem = context.stem(of: occurrence)
        try context.count(
            occurrence,
            keys: recipients.map { stem.key(unit: nil, $0) },
            isMissed: code.disposition == .missed,
            because: Reason(code),
            &pass
        )
    }

    /// Recipients with an address whose letter the ledger does not hold yet.
    func unwritten(
        _ occurrence: Occurrence,
        by schedule: Schedule,
        about unit: UnitCode? = nil
    ) throws -> [Addressee] {
        let stem = context.stem(of: occurrence)
        let addressees = campaign.recipients(of: schedule, unit: nil).compactMap { recipient in
            recipient.address.map { address in
                Addressee(
                    recipient: recipient,
                    address: address,
                    key: stem.key(unit: unit, recipient)
                )
            }
        }
        let known = try context.store.known(addressees.map(\.key))
        return addressees.filter { !known.contains($0.key) }
    }

    /// Plans the circular's letter to each addressee, all at the same instant; returns those that get it,
    /// with its token and the letter that waited until now and says it instead.
    ///
    /// A late one waits for the block's window, but an alert never does; what would have expired by
    /// then is missed. `isLast`: no later occurrence of the block leaves in this pass.
    @discardableResult
    func post(
        _ circular: Circular,
        _ issue: Issue,
        to addressees: [Addressee],
        isLast: Bool = true,
        _ pass: inout Pass
    ) throws -> [(addressee: Addressee, token: String, instead: WaitingLetter?)] {
        let isAlert = issue.priority == .incident
        let sendAt =
            try isAlert
            ? max(pass.now, issue.occurrence.actualInstant) : leavingTime(of: issue, pass)
        let older = isAlert ? [:] : olderLetters(of: issue.schedule, pass)
        var posted: [(addressee: Addressee, token: String, instead: WaitingLetter?)] = []
        for addressee in addressees {
            guard sendAt <= issue.expires else {
                pass.append(issue.entry(for: addressee, .missed(Reason(.tooLate))))
                continue
            }
            let letter = older[addressee.recipient.key]
            if letter != nil, !isLast {
                // It would wait, and the next one takes its place at once.
                pass.append(issue.entry(for: addressee, .skipped(Reason(.superseded))))
                continue
            }
            let token = letter?.token ?? OccurrenceKey.messageToken(of: [addressee.key])
            let posting = Posting(
                token: token,
                schedule: issue.schedule,
                recipientKey: addressee.recipient.key,
                address: addressee.address,
                sendAt: sendAt,
                expires: issue.expires,
                priority: issue.priority,
                isHeld: context.waitsForApproval(issue.schedule) && !isAlert
            )
            let draft = try context.draft(
                try context.writer.letter(circular, to: addressee.name),
                posting
            )
            pass.append(issue.entry(for: addressee, .letter(token)))
            posted.append((addressee, token, letter))
            guard let letter else {
                pass.append(draft)
                continue
            }
            let dropped = letter.occurrences.map { ($0.key, Reason(.superseded)) }
            pass.append(
                LetterRevision(
                    of: letter,
                    dropping: Dictionary(dropped, uniquingKeysWith: { first, _ in first }),
                    .written(draft, saying: [addressee.key])
                )
            )
        }
        return posted
    }

    /// The first instant at which a digest or bulletin that is written now may leave.
    func leavingTime(of issue: Issue, _ pass: Pass) throws -> Instant {
        max(
            pass.now,
            try context.times.departure(of: issue.occurrence, by: issue.schedule, at: pass.now)
        )
    }

    /// Circulars of the block that still wait, by recipient: a newer one takes their place.
    ///
    /// What a person let leave is not replaced by what waits for one.
    func olderLetters(of schedule: Schedule, _ pass: Pass) -> [String: WaitingLetter] {
        let isHeld = context.waitsForApproval(schedule)
        let letters = waitingLetters(of: schedule, pass).filter { !isHeld || $0.state == .held }
        return Dictionary(letters.map { ($0.recipientKey, $0) }, uniquingKeysWith: { $1 })
    }

    /// All circulars of the block that still wait.
    func waitingLetters(of schedule: Schedule, _ pass: Pass) -> [WaitingLetter] {
        pass.waiting.filter { letter in
            letter.schedule == schedule.id && letter.occurrences.allSatisfy { $0.line > 0 }
        }
    }

    /// The names of those who read the block's letters: the persons of its lists, or a list's own
    /// name where none is named.
    func readers(of schedule: Schedule) -> [String] {
        (schedule.targets + schedule.copies).compactMap { target in
            guard case .list(let id) = target, let list = campaign.list(id) else { return nil }
            let names = list.addresses.compactMap(\.displayName)
            return names.isEmpty ? list.name : names.joined(separator: ", ")
        }
    }
}

extension CircularPlanner.Issue {
    /// The row of the ledger about that addressee's copy.
    func entry(
        for addressee: CircularPlanner.Addressee,
        _ disposition: LedgerEntry.Disposition
    ) -> LedgerEntry {
        LedgerEntry(
            occurrence,
            key: addressee.key,
            unit: unit,
            recipient: addressee.recipient,
            disposition: disposition
        )
    }
}

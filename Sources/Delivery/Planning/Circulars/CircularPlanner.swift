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

    /// The occurrence that may leave now; earlier and stale ones are noted.
    ///
    /// `minutes`: after its time within which it still goes out.
    /// Example: an hourly bulletin after an outage from 09:30 to 11:10. The one of 10:00 is noted
    /// as superseded, the one of 11:00 is returned.
    func latest(
        of entry: PlanningContext.NamedRule,
        by schedule: Schedule,
        within minutes: Int,
        _ pass: inout Pass
    ) throws -> Occurrence? {
        let state = pass.state(of: entry.name)
        let recipients = campaign.recipients(of: schedule, unit: nil)
        var live: [Occurrence] = []
        for occurrence in try context.agenda.occurrences(of: entry.rule, in: schedule)
            .due(after: state.cursor, through: pass.now)
        where schedule.isBulletin || !pass.isDecided(occurrence, of: entry.rule, state) {
            if let reason = pass.silence(of: occurrence, by: schedule) {
                pass.count(occurrence, times: recipients.count, isMissed: false, reason)
            } else {
                live.append(occurrence)
            }
        }
        var last: Occurrence?
        for (index, occurrence) in live.enumerated() {
            let expires = occurrence.due.adding(minutes: minutes)
            let leaves = try context.times.departure(of: occurrence, by: schedule, at: pass.now)
            let end = min(leaves, expires)
            if live.dropFirst(index + 1).contains(where: { $0.due <= max(end, occurrence.due) }) {
                try leaveOut(occurrence, recipients, because: .superseded, &pass)
            } else if leaves > expires {
                try leaveOut(occurrence, recipients, because: .tooLate, &pass)
            } else {
                last = occurrence
            }
        }
        return last
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

    /// Plans the circular's letter to each addressee, all at the same instant.
    ///
    /// A late one waits for the block's window, but an alert never does; what would have expired by
    /// then is missed.
    func post(
        _ circular: Circular,
        _ issue: Issue,
        to addressees: [Addressee],
        _ pass: inout Pass
    ) throws {
        let isAlert = issue.priority == .incident
        let sendAt =
            isAlert
            ? max(pass.now, issue.occurrence.actualInstant)
            : max(
                pass.now,
                try context.times.departure(
                    of: issue.occurrence,
                    by: issue.schedule,
                    at: pass.now
                )
            )
        let older = isAlert ? [:] : try olderLetters(of: issue.schedule)
        for addressee in addressees {
            guard sendAt <= issue.expires else {
                pass.append(issue.entry(for: addressee, .missed(Reason(.tooLate))))
                continue
            }
            let isHeld = context.waitsForApproval(issue.schedule) && !isAlert
            let letter = older[addressee.recipient.key].flatMap { letter in
                // What a person let leave is not replaced by what waits for one.
                isHeld && letter.state != .held ? nil : letter
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
                isHeld: isHeld
            )
            let draft = try context.draft(
                try context.writer.letter(circular, to: addressee.name),
                posting
            )
            pass.append(issue.entry(for: addressee, .letter(token)))
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
    }

    /// Circulars of the block that still wait, by recipient: a newer one takes their place.
    private func olderLetters(of schedule: Schedule) throws -> [String: WaitingLetter] {
        let letters = try context.store.waitingLetters(of: campaign.id).filter { letter in
            letter.schedule == schedule.id && letter.occurrences.allSatisfy { $0.line > 0 }
        }
        return Dictionary(letters.map { ($0.recipientKey, $0) }, uniquingKeysWith: { $1 })
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

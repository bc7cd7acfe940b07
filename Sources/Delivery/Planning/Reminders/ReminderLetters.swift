import Campaigns
import Letters

/// Composes letters: of what has come due, and of what waits already for the same recipient.
struct ReminderLetters {
    private let context: PlanningContext

    init(_ context: PlanningContext) {
        self.context = context
    }

    /// Plans new letters, changes those that wait, and notes every candidate that is due; what is not due
    /// yet joins a letter or is left for its own pass.
    func compose(_ candidates: [Candidate], _ pass: inout Pass) throws {
        let known = try context.store.known(candidates.map(\.key))
        let fresh = candidates.filter { !known.contains($0.key) && !$0.isEnded }
        let waiting = try looked(among: waitingReminders(pass), because: fresh, pass)
        guard !fresh.isEmpty || !waiting.isEmpty else { return }
        let milestones =
            fresh.map(\.duty.milestone.id) + waiting.flatMap(\.occurrences).compactMap(\.milestone)
        let memory = LetterMemory(
            try context.store.letters(about: Set(milestones), of: context.campaign.id),
            calendar: try context.store.calendarEntries(
                of: Set(
                    fresh.map(\.duty.unit.code)
                        + waiting.flatMap(\.occurrences).compactMap(\.unit)
                ),
                of: context.campaign.id
            ),
            zone: context.campaign.zone
        )
        var table = CompositionTable(context, memory, waiting)
        try table.layOut(waiting, pass)
        for candidate in candidates where candidate.isEnded { table.noteEnded(candidate) }
        for candidate in fresh {
            let isDue = candidate.occurrence.due <= pass.now
            if let reason = objection(to: candidate, memory, pass) {
                if isDue { pass.append(candidate.entry(.skipped(reason))) }
            } else if isDue, candidate.leaves > candidate.expires {
                pass.append(candidate.entry(.missed(Reason(.tooLate))))
            } else {
                table.add(candidate, &pass)
            }
        }
        try table.compose(&pass)
    }

    /// The letters of reminder blocks that wait.
    private func waitingReminders(_ pass: Pass) -> [WaitingLetter] {
        pass.waiting.filter { context.campaign.schedule($0.schedule)?.isReminder ?? false }
    }

    /// Those whose recipient has something due now, that may leave now and could take along what is due
    /// soon, that are late, or about which something was recorded since.
    ///
    /// A late one that says one thing and is all that its recipient is to get stays as it is while it can still
    /// leave: of ten thousand that a server keeps, a pass reads nothing but their lines in the outbox.
    private func looked(
        among letters: [WaitingLetter],
        because fresh: [Candidate],
        _ pass: Pass
    ) throws -> [WaitingLetter] {
        guard !letters.isEmpty, context.rules.contains(.composition) else { return [] }
        var counts: [String: Int] = [:]
        for letter in letters { counts[letter.recipientKey, default: 0] += 1 }
        var isDue: [String: Bool] = [:]
        for candidate in fresh {
            isDue[candidate.recipient.key, default: false] =
                isDue[candidate.recipient.key] ?? false || candidate.occurrence.due <= pass.now
        }
        let released = Dictionary(grouping: letters.filter(context.isReleased), by: \.recipientKey)
        let touched = try letters.filter { letter in
            let isAlone = counts[letter.recipientKey] == 1 && isDue[letter.recipientKey] == nil
            return try letter.isUnwritten
                || released[letter.recipientKey].map { $0.count > 1 } ?? false
                || isLate(letter, isAlone: isAlone, pass)
                || letter.occurrences.contains { said in
                    guard let unit = said.unit, let milestone = said.milestone else { return false }
                    return pass.facts.history(of: unit, milestone)?
                        .changes(after: said.due, through: pass.now) ?? false
                }
                || isDue[letter.recipientKey].map { $0 || letter.notBefore <= pass.now } ?? false
        }
        // One recipient's letters are settled together.
        let recipients = Set(touched.map(\.recipientKey))
        return letters.filter { recipients.contains($0.recipientKey) }
    }

    /// Whether the letter is to be settled because its time has passed.
    private func isLate(
        _ letter: WaitingLetter,
        isAlone: Bool,
        _ pass: Pass
    ) throws -> Bool {
        guard !letter.isKept, !context.times.isPunctual(letter.notBefore, at: pass.now)
        else { return false }
        guard isAlone, letter.occurrences.count == 1, let said = letter.occurrences.first,
            let schedule = context.campaign.schedule(said.schedule)
        else { return true }
        let time = Occurrence(said, zone: context.campaign.zone).actualInstant
        return try context.times.lateDeparture(time, schedule, at: pass.now) > letter.expires
    }

    /// Why the candidate is no letter; nil where it may be one.
    private func objection(
        to candidate: Candidate,
        _ memory: LetterMemory,
        _ pass: Pass
    ) -> Reason? {
        let duty = candidate.duty
        if let reason = duty.settled
            ?? context.settledWhenDue(candidate.occurrence, duty, pass)
        {
            return reason
        }
        if candidate.notice == nil, pass.moved[duty.milestone.id] != nil,
            let sent = memory.lastSent(candidate), candidate.occurrence.due < sent.adding(days: 3)
        {
            return Reason(.recent, sent.description)
        }
        return candidate.recipient.address == nil ? Reason(.noAddress) : nil
    }
}

extension PlanningContext {
    /// Whether a person let the letter leave: it leaves as it was read.
    func isReleased(_ letter: WaitingLetter) -> Bool {
        letter.state != .held && letter.isApproved
            && (campaign.schedule(letter.schedule).map(waitsForApproval) ?? false)
    }
}

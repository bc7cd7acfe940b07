import Campaigns
import Letters

/// Judges whether a letter of the outbox still says what is true, at the moment it would leave.
struct LetterJudge {
    private let context: PlanningContext
    private let facts: Facts
    private let reader: any FactReader
    private let now: Instant

    private var campaign: Campaign { context.campaign }

    init(_ context: PlanningContext, facts: Facts, reader: any FactReader, at now: Instant) {
        self.context = context
        self.facts = facts
        self.reader = reader
        self.now = now
    }

    /// What is to become of the letter.
    ///
    /// A letter of two things of which one was reported is rewritten without it. One that was held
    /// past its day speaks of days left that are no longer so: it is written anew, and so is one that a server
    /// kept for some hours, as if the machine had been off. One that may have
    /// arrived already is sent again only whole, with the same bytes. One past its expiry waits: the
    /// next pass ends it.
    func judge(_ letter: OutboxLetter) throws -> Judgement {
        let lines = LetterLines(context, facts: facts, at: now)
        var dropped: [OccurrenceKey: Reason] = [:]
        var firstReason: Reason?
        var open: [Candidate] = []
        for said in letter.occurrences {
            switch try lines.finding(about: said, to: letter.recipientKey) {
            case .circular:
                if let opening = try opening(for: letter) { return .wait(until: opening) }
                // A person let it go; what could not be written has nothing to send.
                return hasNoBytes(letter) ? .hold(Reason(.notWritten)) : .send
            case .untrue(let reason):
                dropped[said.key] = reason
                firstReason = firstReason ?? reason
            case .open(let candidate): open.append(candidate)
            }
        }
        if let reason = firstReason, open.isEmpty || letter.mayHaveArrived {
            return .skip(reason)
        }
        if let opening = try opening(for: letter) { return .wait(until: opening) }
        // Where some of it is past its time the rest leaves without it.
        if open.contains(where: { $0.expires >= now }), !letter.mayHaveArrived {
            for candidate in open where candidate.expires < now {
                dropped[candidate.key] = candidate.endOfWaiting(among: open, at: now)
            }
            open.removeAll { $0.expires < now }
        }
        guard
            !dropped.isEmpty || hasNoBytes(letter)
                || isStale(letter, open) && !letter.mayHaveArrived
        else { return .send }
        let draft = try rewritten(letter, open)
        return draft.failure.map { .hold($0) } ?? .revise(draft, dropping: dropped)
    }

    /// Whether there is nothing to send, for it could not be written; looking ahead writes no letter at all.
    private func hasNoBytes(_ letter: OutboxLetter) -> Bool {
        letter.bytes.isEmpty && context.forecast == nil
    }

    /// Whether what the letter says of days left, of a deadline or, where nobody has read it, of the time at
    /// which it leaves is no longer so.
    private func isStale(_ letter: OutboxLetter, _ open: [Candidate]) -> Bool {
        if campaign.zone.civil(of: now).date > campaign.zone.civil(of: letter.written).date {
            return true
        }
        let isForApproval = campaign.schedule(letter.schedule).map(context.waitsForApproval)
        if isForApproval == false, !context.times.isPunctual(letter.written, at: now) {
            return true
        }
        return open.contains { candidate in
            guard let deadline = candidate.duty.deadline else { return false }
            let due = context.evaluator.dueInstant(
                of: deadline,
                graceMinutes: candidate.duty.milestone.graceMinutes
            )
            return letter.written <= due && due < now
        }
    }

    /// When the letter may leave; nil where it may now.
    ///
    /// A letter past its expiry may not leave at all; asking again at once ends it.
    private func opening(for letter: OutboxLetter) throws -> Instant? {
        guard now <= letter.expires else { return now }
        guard let schedule = campaign.schedule(letter.schedule) else { return nil }
        let opening = try context.times.resumption(
            of: schedule,
            writtenFor: letter.written,
            at: now
        )
        return opening == now ? nil : opening
    }

    /// The letter as it is to leave now: the same one, without what no longer holds.
    private func rewritten(_ letter: OutboxLetter, _ open: [Candidate]) throws -> MessageDraft {
        let memory = LetterMemory(
            try reader.letters(about: Set(open.map(\.duty.milestone.id)), of: campaign.id),
            calendar: try reader.calendarEntries(
                of: Set(open.map(\.duty.unit.code)),
                of: campaign.id
            ),
            zone: campaign.zone
        )
        guard let order = LetterOrder(open, token: letter.token, sendAt: now, memory, context)
        else { throw LetterError.nothingToSay("nothing left to write") }
        return try order.draft(context, facts)
    }
}

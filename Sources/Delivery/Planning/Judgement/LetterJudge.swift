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
    /// past its day speaks of days left that are no longer so: it is written anew. One that may have
    /// arrived already is sent again only whole, with the same bytes. One past its expiry waits: the
    /// next pass ends it.
    func judge(_ letter: OutboxLetter) throws -> Judgement {
        var dropped: [OccurrenceKey: Reason] = [:]
        var firstReason: Reason?
        var left: [Remainder] = []
        for occurrence in letter.occurrences {
            switch finding(about: occurrence) {
            case .circular: return try opening(for: letter).map { .wait(until: $0) } ?? .send
            case .untrue(let reason):
                dropped[occurrence.key] = reason
                firstReason = firstReason ?? reason
            case .open(let remainder): left.append(remainder)
            }
        }
        if let reason = firstReason, left.isEmpty || letter.isResend {
            return .skip(reason)
        }
        if let opening = try opening(for: letter) { return .wait(until: opening) }
        let isStale =
            campaign.zone.civil(of: now).date > campaign.zone.civil(of: letter.written).date
        guard !dropped.isEmpty || isStale && letter.attempts == 0 && !letter.isResend else {
            return .send
        }
        let draft = try rewritten(letter, left)
        return dropped.isEmpty ? .refresh(draft) : .rewrite(draft, dropping: dropped)
    }

    // MARK: One line of the letter

    /// What a letter still has to say.
    private struct Remainder {
        let key: OccurrenceKey
        let subject: LetterMemory.Subject
        let notice: Notice?

        var duty: Duty { subject.duty }
    }

    private enum Finding {
        /// A digest or a bulletin speaks of its own moment, and stays true.
        case circular
        case untrue(Reason)
        case open(Remainder)
    }

    private func finding(about occurrence: OutboxOccurrence) -> Finding {
        guard let schedule = campaign.schedule(occurrence.schedule), context.gives(occurrence.rule)
        else { return .untrue(Reason(.ruleRemoved)) }
        guard schedule.isReminder else { return .circular }
        guard let milestone = occurrence.milestone.flatMap(campaign.milestone) else {
            return .untrue(Reason(.ruleRemoved))
        }
        guard let unit = occurrence.unit.flatMap(campaign.unit),
            let involvement = campaign.involvement(of: unit, in: milestone)
        else { return .untrue(Reason(.unitLeft)) }
        let status = context.evaluator.status(
            of: milestone,
            for: unit.code,
            involvement: involvement,
            history: facts.history(of: unit.code, milestone.id),
            at: now
        )
        guard status.deadline == occurrence.deadline else {
            return .untrue(Reason(.deadlineMoved, status.deadline?.description))
        }
        let duty = Duty(
            schedule: schedule,
            milestone: milestone,
            unit: unit,
            involvement: involvement,
            status: status
        )
        if let reason = duty.settled { return .untrue(reason) }
        return .open(
            Remainder(
                key: occurrence.key,
                subject: LetterMemory.Subject(duty: duty, deadline: occurrence.deadline),
                notice: Notice(rawValue: occurrence.ruleKey)
            )
        )
    }

    // MARK: When it may leave

    /// When a letter that was released, retried or deferred may leave; nil where it may now.
    ///
    /// Example: released on Saturday at 20:00, window from 07:30 → Monday 07:30. A letter past its
    /// expiry may not leave at all; asking again at once ends it.
    private func opening(for letter: OutboxLetter) throws -> Instant? {
        guard now <= letter.expires else { return now }
        guard let schedule = campaign.schedule(letter.schedule), !schedule.isBulletin else {
            return nil
        }
        let moment = campaign.zone.civil(of: now)
        // The letter leaves for the sake of its most urgent line.
        let keepsDaysOff = letter.occurrences.contains { shift(of: $0) == .keep }
        let opening = try context.times.opening(
            from: moment,
            for: schedule,
            keepsDaysOff ? .keep : .nextWorkingDay
        )
        return opening == moment ? nil : campaign.zone.instant(of: opening)
    }

    /// How the occurrence treats days off; nil where its line is gone.
    private func shift(of occurrence: OutboxOccurrence) -> HolidayShift? {
        guard let schedule = campaign.schedule(occurrence.schedule) else { return nil }
        if Notice(rawValue: occurrence.ruleKey) != nil { return schedule.lateShift }
        return context.rule(occurrence.rule).map { context.times.shift(for: $0, in: schedule) }
    }

    // MARK: Writing it anew

    private func rewritten(_ letter: OutboxLetter, _ left: [Remainder]) throws -> MessageDraft {
        guard let first = left.first else {
            throw LetterError.nothingToSay("nothing left to write")
        }
        let memory = LetterMemory(
            try reader.letters(about: Set(left.map(\.duty.milestone.id)), of: campaign.id),
            zone: campaign.zone
        )
        var seen: Set<ObligationID> = []
        let subjects = left.map(\.subject).filter { seen.insert($0.duty.obligation).inserted }
        let duty = first.duty
        let words = ReminderWords(
            notice: first.notice,
            schedule: duty.schedule,
            addressee: duty.unit.name,
            recipientKey: letter.recipientKey,
            items: memory.items(of: subjects)
        )
        return try context.draft(
            try context.letter(words, at: now, facts),
            Posting(
                token: OccurrenceKey.messageToken(of: left.map(\.key)),
                schedule: duty.schedule,
                recipientKey: letter.recipientKey,
                address: letter.address,
                thread: subjects.count == 1 ? duty : nil,
                sendAt: now,
                expires: letter.expires,
                priority: .reminder
            )
        )
    }
}

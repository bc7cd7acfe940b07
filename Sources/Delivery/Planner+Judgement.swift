package import Campaigns
import Letters

extension Planner {
    /// Whether a letter of the outbox still says what is true.
    ///
    /// A letter that may have arrived already is sent again only whole, with the same bytes.
    package func judge(
        _ letter: OutboxLetter,
        facts: Facts,
        at now: Instant
    ) throws -> Judgement {
        let opening = try opening(for: letter, at: now)
        var dropped: [OccurrenceKey: Reason] = [:]
        var left: [(OutboxOccurrence, ReminderItem, Schedule)] = []
        for occurrence in letter.occurrences {
            guard let schedule = campaign.schedule(occurrence.schedule),
                schedule.gives(occurrence.ruleKey)
            else {
                dropped[occurrence.key] = Reason(.ruleRemoved)
                continue
            }
            guard schedule.isReminder else {
                return opening.map { .wait(until: $0) } ?? .send
            }
            guard let id = occurrence.milestone, let milestone = campaign.milestone(id) else {
                dropped[occurrence.key] = Reason(.ruleRemoved)
                continue
            }
            guard let code = occurrence.unit, let unit = campaign.unit(code),
                let involvement = campaign.involvement(of: unit, in: milestone)
            else {
                dropped[occurrence.key] = Reason(.unitLeft)
                continue
            }
            let status = evaluator.status(
                of: milestone,
                for: code,
                involvement: involvement,
                history: facts.history(of: code, id),
                at: now
            )
            if status.deadline != occurrence.deadline {
                dropped[occurrence.key] = Reason(
                    .deadlineMoved,
                    status.deadline?.description
                )
            } else if let reason = settled(milestone, status, by: schedule) {
                dropped[occurrence.key] = reason
            } else {
                let item = ReminderItem(
                    unit: unit,
                    milestone: milestone,
                    status: status,
                    remindedOn: []
                )
                left.append((occurrence, item, schedule))
            }
        }
        if let reason = dropped.values.first, left.isEmpty || letter.isResend {
            return .skip(reason)
        }
        if let opening { return .wait(until: opening) }
        guard !dropped.isEmpty else { return .send }
        return .rewrite(try rewritten(letter, left, facts, now), dropping: dropped)
    }

    /// When a letter that was released, retried or deferred may leave; nil where it may now.
    private func opening(for letter: OutboxLetter, at now: Instant) throws -> Instant? {
        guard let schedule = campaign.schedule(letter.schedule), !schedule.isBulletin else {
            return nil
        }
        let moment = campaign.zone.civil(of: now)
        // The letter leaves for the sake of its most urgent line.
        let keepsDaysOff = letter.occurrences.contains { occurrence in
            guard let schedule = campaign.schedule(occurrence.schedule) else { return false }
            if Notice(rawValue: occurrence.ruleKey) != nil { return schedule.lateShift == .keep }
            guard
                let rule = schedule.rules.first(where: {
                    schedule.key(of: $0) == occurrence.ruleKey
                })
            else { return false }
            return agenda.calculator.shift(for: rule, in: schedule, isBefore: true) == .keep
        }
        let opening = try opening(
            from: moment,
            for: schedule,
            keepsDaysOff ? .keep : .nextWorkingDay
        )
        return opening == moment ? nil : campaign.zone.instant(of: opening)
    }

    private func rewritten(
        _ letter: OutboxLetter,
        _ left: [(OutboxOccurrence, ReminderItem, Schedule)],
        _ facts: Facts,
        _ now: Instant
    ) throws -> MessageDraft {
        guard let (_, first, schedule) = left.first else {
            throw LetterError.malformed("nothing left to write")
        }
        let token = OccurrenceKey.messageToken(of: left.map(\.0.key))
        var seen: Set<ObligationID> = []
        let items = left.map(\.1).filter {
            seen.insert(ObligationID(unit: $0.unit.code, milestone: $0.milestone.id)).inserted
        }
        let words = try self.letter(
            Notice(rawValue: left[0].0.ruleKey),
            items,
            by: schedule,
            to: first.unit.name,
            at: now,
            facts
        )
        return try draft(
            words,
            token: token,
            by: schedule,
            to: (letter.recipientKey, letter.address),
            thread: items.count == 1 ? (first.milestone, first.unit) : nil,
            at: now,
            expires: letter.expires,
            priority: Self.reminderPriority
        )
    }
}

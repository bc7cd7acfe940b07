package import Campaigns
import Letters

extension Planner {
    /// Whether a letter of the outbox still says what is true.
    ///
    /// A letter that may have arrived already is sent again only whole, with the same bytes. One that
    /// was held past its day speaks of days left and overdue that are no longer so: it is written anew.
    package func judge(
        _ letter: OutboxLetter,
        facts: Facts,
        reader: any FactReader,
        at now: Instant
    ) throws -> Judgement {
        let opening = try opening(for: letter, at: now)
        var dropped: [OccurrenceKey: Reason] = [:]
        var left: [Remainder] = []
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
                left.append(
                    Remainder(
                        occurrence: occurrence,
                        unit: unit,
                        milestone: milestone,
                        status: status,
                        schedule: schedule
                    )
                )
            }
        }
        if let reason = dropped.values.first, left.isEmpty || letter.isResend {
            return .skip(reason)
        }
        if let opening { return .wait(until: opening) }
        let isStale =
            campaign.zone.civil(of: now).date > campaign.zone.civil(of: letter.written).date
        guard !dropped.isEmpty || isStale && letter.attempts == 0 && !letter.isResend else {
            return .send
        }
        let draft = try rewritten(letter, left, facts, reader, now)
        return dropped.isEmpty ? .refresh(draft) : .rewrite(draft, dropping: dropped)
    }

    /// What a letter still has to say.
    private struct Remainder {
        let occurrence: OutboxOccurrence
        let unit: OrganisationalUnit
        let milestone: Milestone
        let status: ObligationStatus
        let schedule: Schedule
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
        _ left: [Remainder],
        _ facts: Facts,
        _ reader: any FactReader,
        _ now: Instant
    ) throws -> MessageDraft {
        guard let first = left.first else {
            throw LetterError.nothingToSay("nothing left to write")
        }
        let token = OccurrenceKey.messageToken(of: left.map(\.occurrence.key))
        let memory = LetterMemory(
            try reader.letters(about: Set(left.map(\.milestone.id)), of: campaign.id),
            zone: campaign.zone
        )
        var seen: Set<ObligationID> = []
        let items = left.filter {
            seen.insert(ObligationID(unit: $0.unit.code, milestone: $0.milestone.id)).inserted
        }.map {
            memory.item($0.unit, $0.milestone, $0.status, deadline: $0.occurrence.deadline)
        }
        let words = try self.letter(
            Notice(rawValue: first.occurrence.ruleKey),
            items,
            by: first.schedule,
            to: first.unit.name,
            letter.recipientKey,
            at: now,
            facts
        )
        return try draft(
            words,
            token: token,
            by: first.schedule,
            to: (letter.recipientKey, letter.address),
            thread: items.count == 1 ? (first.milestone, first.unit) : nil,
            at: now,
            expires: letter.expires,
            priority: Self.reminderPriority
        )
    }
}

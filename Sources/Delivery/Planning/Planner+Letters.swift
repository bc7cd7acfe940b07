import Campaigns
import Letters
import Mail

/// Candidates become letters: one recipient's within half an hour are one.
extension Planner {
    func write(_ candidates: [Candidate], _ pass: inout Pass) throws {
        let keys = candidates.map { key($0.occurrence, $0.unit.code, $0.recipient) }
        let known = try store.known(keys)
        let records = try store.letters(
            about: Set(candidates.map(\.milestone.id)),
            of: campaign.id
        )
        let memory = LetterMemory(records, zone: campaign.zone)

        var clusters: [String: [(Candidate, OccurrenceKey)]] = [:]
        for (candidate, key) in zip(candidates, keys) where !known.contains(key) {
            if let reason = objection(to: candidate, memory, pass) {
                if candidate.occurrence.due <= pass.now {
                    note(candidate, .skipped(reason), &pass)
                }
                continue
            }
            let announcement =
                candidate.notice?.ruleKey
                ?? (candidate.milestone.isDateOnly ? "\(candidate.schedule.id)" : "reminder")
            let approval = candidate.schedule.needsApproval && !approvesAll ? "held" : "free"
            let server = campaign.mailServer(of: candidate.schedule)?.id ?? ""
            clusters[
                "\(candidate.recipient.key)|\(approval)|\(announcement)|\(server)",
                default: []
            ]
            .append((candidate, key))
        }
        for name in clusters.keys.sorted() {
            try write(cluster: clusters[name] ?? [], memory, &pass)
        }
    }

    /// Letters of one recipient: the earliest leaves on time, those within half an hour join it.
    ///
    /// What a recipient is told at once is one letter, whatever the windows of the blocks.
    private func write(
        cluster: [(Candidate, OccurrenceKey)],
        _ memory: LetterMemory,
        _ pass: inout Pass
    ) throws {
        let sorted = cluster.sorted { Self.precedes($0.0, $1.0) }
        var index = 0
        while index < sorted.count, sorted[index].0.occurrence.due <= pass.now {
            let first = sorted[index].0
            let sendAt = try sendTime(of: first, pass)
            let limit = first.occurrence.due.adding(minutes: mergeMinutes)
            var group = [sorted[index]]
            index += 1
            while index < sorted.count, sorted[index].0.occurrence.due <= limit,
                try first.notice != nil || canLeave(sorted[index].0, at: sendAt, pass)
            {
                group.append(sorted[index])
                index += 1
            }
            try write(letter: group, at: sendAt, memory, &pass)
        }
    }

    static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
        let (first, second) = (left.occurrence, right.occurrence)
        if first.due != second.due { return first.due < second.due }
        if first.deadline != second.deadline {
            return (first.deadline ?? .latest) < (second.deadline ?? .latest)
        }
        return (
            first.schedule.text, first.line, first.milestone?.text ?? "", left.unit.code.text
        ) < (
            second.schedule.text, second.line, second.milestone?.text ?? "", right.unit.code.text
        )
    }

    private func write(
        letter group: [(Candidate, OccurrenceKey)],
        at sendAt: Instant,
        _ memory: LetterMemory,
        _ pass: inout Pass
    ) throws {
        guard let (first, _) = group.first, let address = first.recipient.address else { return }
        let token = OccurrenceKey.messageToken(of: group.map(\.1))
        let expires = group.map(\.0.expires).max() ?? first.expires
        guard sendAt <= expires else {
            for (candidate, _) in group { note(candidate, .missed(Reason(.tooLate)), &pass) }
            return
        }
        let letter = try self.letter(
            first.notice,
            items(of: group.map(\.0), memory),
            by: first.schedule,
            to: addressee(first),
            first.recipient.key,
            at: sendAt,
            pass.facts
        )
        pass.result.messages.append(
            try draft(
                letter,
                token: token,
                by: first.schedule,
                to: (first.recipient.key, address),
                thread: group.count == 1 ? (first.milestone, first.unit) : nil,
                at: sendAt,
                expires: expires,
                priority: Self.reminderPriority,
                isHeld: first.schedule.needsApproval && !approvesAll
            )
        )
        for (index, (candidate, _)) in group.enumerated() {
            note(candidate, index == 0 ? .letter(token) : .merged(token), &pass)
        }
    }

    /// The words of a letter, and for a unit's officer its deadlines as calendar entries.
    func letter(
        _ notice: Notice?,
        _ items: [ReminderItem],
        by schedule: Schedule,
        to addressee: String,
        _ recipientKey: String,
        at instant: Instant,
        _ facts: Facts
    ) throws -> Letter {
        let isSample = campaign.isSample(with: facts)
        var letter =
            switch notice {
            case .moved:
                try writer.movedDeadlines(items, to: addressee, at: instant, isSample: isSample)
            case .welcome:
                try writer.welcome(items, to: addressee, at: instant, isSample: isSample)
            case .incident, nil:
                try writer.reminder(
                    items,
                    by: schedule,
                    to: addressee,
                    at: instant,
                    isSample: isSample
                )
            }
        let isOfficer = items.contains {
            Recipient(place: .unit($0.unit.code, .focal), address: nil).key == recipientKey
        }
        if isOfficer {
            letter.calendar = MilestoneCalendar(campaign).text(of: items, at: instant)
        }
        return letter
    }

    /// Whether a candidate may leave at that instant in another's letter: its own block lets it, and
    /// it would not have to wait.
    private func canLeave(
        _ candidate: Candidate,
        at instant: Instant,
        _ pass: Pass
    ) throws -> Bool {
        let own = try sendTime(of: candidate, pass)
        if own == instant { return true }
        let isLate = candidate.occurrence.due.adding(minutes: Self.punctualMinutes) < pass.now
        let moment = campaign.zone.civil(of: instant)
        return own > instant && !isLate
            && campaign.window(of: candidate.schedule).contains(moment.time)
    }

    /// Several rules may speak of one thing: it is listed once; the overdue come first.
    private func items(of group: [Candidate], _ memory: LetterMemory) -> [ReminderItem] {
        var seen: Set<ObligationID> = []
        return
            group
            .filter {
                seen.insert(ObligationID(unit: $0.unit.code, milestone: $0.milestone.id)).inserted
            }
            .sorted {
                ($0.status.deadline ?? .latest, $0.milestone.id)
                    < ($1.status.deadline ?? .latest, $1.milestone.id)
            }
            .map {
                memory.item($0.unit, $0.milestone, $0.status, deadline: $0.occurrence.deadline)
            }
    }

    /// Unit letters and their copies address the unit; a list is addressed by its own name.
    private func addressee(_ candidate: Candidate) -> String {
        if case .list(let id) = candidate.recipient.place,
            candidate.schedule.targets.contains(.list(id)), let list = campaign.list(id)
        {
            return candidate.recipient.address?.displayName ?? list.name
        }
        return candidate.unit.name
    }

    private func note(
        _ candidate: Candidate,
        _ disposition: LedgerEntry.Disposition,
        _ pass: inout Pass
    ) {
        pass.result.entries.append(
            entry(candidate.occurrence, candidate.unit.code, candidate.recipient, disposition)
        )
    }
}

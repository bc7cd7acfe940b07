import Campaigns

/// Makes letters of candidates: one recipient's within half an hour are one.
struct ReminderLetters {
    private let context: PlanningContext

    init(_ context: PlanningContext) {
        self.context = context
    }

    /// Plans the letters and notes every candidate that is due; what is not due yet joins a letter
    /// or is left for its own pass.
    func write(_ candidates: [Candidate], _ pass: inout Pass) throws {
        let known = try context.store.known(candidates.map(\.key))
        let memory = LetterMemory(
            try context.store.letters(
                about: Set(candidates.map(\.duty.milestone.id)),
                of: context.campaign.id
            ),
            zone: context.campaign.zone
        )
        var clusters: [ClusterName: [Candidate]] = [:]
        for candidate in candidates where !known.contains(candidate.key) {
            if let reason = objection(to: candidate, memory, pass) {
                if candidate.occurrence.due <= pass.now {
                    pass.append(candidate.entry(.skipped(reason)))
                }
                continue
            }
            clusters[name(of: candidate), default: []].append(candidate)
        }
        let ordered = clusters.map { ($0.key.text, $0.value) }.sorted { $0.0 < $1.0 }
        var orders: [Order] = []
        for (_, cluster) in ordered { orders += try self.orders(of: cluster, memory, &pass) }
        let facts = pass.facts
        pass.append(
            try orders.concurrentlyMapped { [context] order in
                let letter = try context.letter(order.words, at: order.posting.sendAt, facts)
                return try context.draft(letter, order.posting)
            }
        )
    }

    /// A letter that is to be written: what it says, and how it is posted.
    private struct Order {
        let words: ReminderWords
        let posting: Posting
    }

    // MARK: What may be one letter

    /// What candidates must have in common to share a letter.
    private struct ClusterName: Hashable {
        let recipientKey: String
        let isHeld: Bool
        let kind: String
        let server: MailServerID?

        /// Orders the letters of a pass.
        var text: String {
            "\(recipientKey)|\(isHeld ? "held" : "free")|\(kind)|\(server?.text ?? "")"
        }
    }

    /// A block's letters about a date that nobody owes never share one with those of another block.
    private func name(of candidate: Candidate) -> ClusterName {
        let schedule = candidate.duty.schedule
        let kind =
            candidate.notice?.ruleKey
            ?? (candidate.duty.milestone.isDateOnly ? schedule.id.text : "reminder")
        return ClusterName(
            recipientKey: candidate.recipient.key,
            isHeld: context.waitsForApproval(schedule),
            kind: kind,
            server: context.campaign.mailServer(of: schedule)?.id
        )
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
        if candidate.notice == nil {
            if let maximum = duty.schedule.maximum, memory.letters(like: candidate) >= maximum {
                return Reason(.maximum, "\(maximum)")
            }
            if pass.moved[duty.milestone.id] != nil, let sent = memory.lastSent(candidate),
                candidate.occurrence.due < sent.adding(days: 3)
            {
                return Reason(.recent, sent.description)
            }
        }
        return candidate.recipient.address == nil ? Reason(.noAddress) : nil
    }

    // MARK: Letters

    /// Orders one recipient's letters: the earliest leaves on time, those within half an hour join
    /// it.
    ///
    /// Notices of one kind all join the first, whatever the windows of their blocks.
    private func orders(
        of cluster: [Candidate],
        _ memory: LetterMemory,
        _ pass: inout Pass
    ) throws -> [Order] {
        var orders: [Order] = []
        let sorted = cluster.sorted(by: Candidate.precedes)
        var index = 0
        while index < sorted.count, sorted[index].occurrence.due <= pass.now {
            let first = sorted[index]
            let sendAt = try context.times.sendTime(
                of: first.occurrence,
                by: first.duty.schedule,
                at: pass.now
            )
            let limit = first.occurrence.due.adding(minutes: mergeMinutes)
            var group = [first]
            index += 1
            while index < sorted.count, sorted[index].occurrence.due <= limit,
                try first.notice != nil || canLeave(sorted[index], at: sendAt, pass)
            {
                group.append(sorted[index])
                index += 1
            }
            if let order = order(of: group, at: sendAt, memory, &pass) { orders.append(order) }
        }
        return orders
    }

    /// Whether a candidate may leave at that instant in another's letter: its own block lets it, and
    /// it would not have to wait.
    private func canLeave(
        _ candidate: Candidate,
        at instant: Instant,
        _ pass: Pass
    ) throws -> Bool {
        let (occurrence, schedule) = (candidate.occurrence, candidate.duty.schedule)
        let own = try context.times.sendTime(of: occurrence, by: schedule, at: pass.now)
        if own == instant { return true }
        let campaign = context.campaign
        return own > instant && context.times.isPunctual(occurrence, at: pass.now)
            && campaign.window(of: schedule).contains(campaign.zone.civil(of: instant).time)
    }

    /// Notes what the letter carries; nil where it would come too late.
    private func order(
        of group: [Candidate],
        at sendAt: Instant,
        _ memory: LetterMemory,
        _ pass: inout Pass
    ) -> Order? {
        guard let first = group.first, let address = first.recipient.address else { return nil }
        let duty = first.duty
        let expires = group.map(\.expires).max() ?? first.expires
        guard sendAt <= expires else {
            for candidate in group { pass.append(candidate.entry(.missed(Reason(.tooLate)))) }
            return nil
        }
        let token = OccurrenceKey.messageToken(of: group.map(\.key))
        let words = ReminderWords(
            notice: first.notice,
            schedule: duty.schedule,
            addressee: addressee(first),
            recipientKey: first.recipient.key,
            items: memory.items(of: ordered(group))
        )
        let posting = Posting(
            token: token,
            schedule: duty.schedule,
            recipientKey: first.recipient.key,
            address: address,
            thread: group.count == 1 ? duty : nil,
            sendAt: sendAt,
            expires: expires,
            priority: .reminder,
            isHeld: context.waitsForApproval(duty.schedule)
        )
        for (index, candidate) in group.enumerated() {
            pass.append(candidate.entry(index == 0 ? .letter(token) : .merged(token)))
        }
        return Order(words: words, posting: posting)
    }

    /// What the letter lists: each thing once, by deadline.
    ///
    /// Several rules may speak of one thing: with "3 days before" and "every Monday" falling on one
    /// day it is listed once.
    private func ordered(_ group: [Candidate]) -> [LetterMemory.Subject] {
        var seen: Set<ObligationID> = []
        return group.filter { seen.insert($0.duty.obligation).inserted }
            .sorted {
                ($0.duty.status.deadline ?? .latest, $0.duty.milestone.id)
                    < ($1.duty.status.deadline ?? .latest, $1.duty.milestone.id)
            }
            .map { LetterMemory.Subject(duty: $0.duty, deadline: $0.occurrence.deadline) }
    }

    /// Unit letters and their copies address the unit; a list is addressed by its own name.
    private func addressee(_ candidate: Candidate) -> String {
        if case .list(let id) = candidate.recipient.place,
            candidate.duty.schedule.targets.contains(.list(id)),
            let list = context.campaign.list(id)
        {
            return candidate.recipient.address?.displayName ?? list.name
        }
        return candidate.duty.unit.name
    }
}

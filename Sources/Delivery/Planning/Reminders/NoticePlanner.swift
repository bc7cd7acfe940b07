import Campaigns

/// Finds what units are told once, beside their reminders: a deadline that moved, what is open for
/// a unit that joined late, a report that was returned.
struct NoticePlanner {
    private let context: PlanningContext

    private var campaign: Campaign { context.campaign }

    init(_ context: PlanningContext) {
        self.context = context
    }

    /// The notices about what happened since the blocks that speak for the milestones last looked.
    func candidates(_ pass: Pass) throws -> [Candidate] {
        let returned = pass.facts.returned
        guard !pass.moved.isEmpty || !pass.joined.isEmpty || !returned.isEmpty else { return [] }
        let speakers = campaign.speakers
        let moved = pass.moved.filter { id, since in
            speakers[id].map { isFresh(since, .moved, of: $0, pass) } ?? false
        }
        let reminded = LetterMemory(
            moved.isEmpty
                ? [] : try context.store.letters(about: Set(moved.keys), of: campaign.id),
            zone: campaign.zone
        )
        var candidates: [Candidate] = []
        for milestone in campaign.milestones {
            guard let schedule = speakers[milestone.id] else { continue }
            let since = moved[milestone.id]
            let joined = pass.joined.filter { isFresh($0.value, .welcome, of: schedule, pass) }
            let back = returned[milestone.id] ?? []
            guard since != nil || !joined.isEmpty || !back.isEmpty else { continue }
            for concern in context.concerned(by: milestone, in: schedule)
            where since != nil || joined[concern.unit] != nil || back.contains(concern.unit) {
                let duty = context.duty(schedule, milestone, concern, pass)
                if let since { candidates += try tellMoved(duty, since, reminded, pass) }
                if let joined = joined[concern.unit] {
                    candidates += try welcome(duty, joined, pass).map { [$0] } ?? []
                }
                candidates += try tellReturned(duty, pass).map { [$0] } ?? []
            }
        }
        return Self.together(candidates)
    }

    /// The notice that the unit's report was returned; nil where none is open, or it is not news any more.
    ///
    /// What was told is in the ledger by its key, so that a return that is recorded late is told as well.
    private func tellReturned(_ duty: Duty, _ pass: Pass) throws -> Candidate? {
        guard let happened = duty.returned?.happened, let deadline = duty.deadline else {
            return nil
        }
        let name = RuleName(schedule: duty.schedule.id, ruleKey: Notice.returned.ruleKey)
        guard happened >= pass.state(of: name).effectiveFrom, happened <= pass.now else {
            return nil
        }
        let recipient = Recipient(of: duty.unit, .focal)
        let occurrence = try occurrence(.returned, duty, deadline, happened: happened)
        let last = try context.times.expiry(of: occurrence, duty)
        guard pass.now <= last else { return nil }
        return Candidate(
            occurrence: occurrence,
            key: context.stem(of: occurrence).key(unit: duty.unit.code, recipient),
            duty: duty,
            recipient: recipient,
            expires: last,
            leaves: try context.times.departure(of: occurrence, by: duty.schedule, at: pass.now)
        )
    }

    /// What one recipient is told of one kind is one letter, which leaves when the first block lets it.
    private static func together(_ candidates: [Candidate]) -> [Candidate] {
        func name(_ candidate: Candidate) -> String {
            "\(candidate.recipient.key)|\(candidate.occurrence.ruleKey)|\(candidate.occurrence.slot)"
        }
        let first = Dictionary(
            candidates.map { (name($0), $0.leaves) },
            uniquingKeysWith: min
        )
        return candidates.map { candidate in
            var candidate = candidate
            candidate.leaves = first[name(candidate)] ?? candidate.leaves
            return candidate
        }
    }

    /// Whether the block has yet to look at what happened at that instant.
    private func isFresh(
        _ instant: Instant,
        _ notice: Notice,
        of schedule: Schedule,
        _ pass: Pass
    ) -> Bool {
        let state = pass.state(of: RuleName(schedule: schedule.id, ruleKey: notice.ruleKey))
        return instant >= state.effectiveFrom && instant > state.cursor && instant <= pass.now
    }

    /// The notice to everybody of the unit who was reminded by the old deadline; none where the
    /// unit's own deadline counts, for that did not move.
    private func tellMoved(
        _ duty: Duty,
        _ since: Instant,
        _ reminded: LetterMemory,
        _ pass: Pass
    ) throws -> [Candidate] {
        guard let deadline = duty.deadline, deadline == duty.milestone.deadline,
            duty.since == nil
        else { return [] }
        let recipients = ContactRole.allCases
            .map { Recipient(of: duty.unit, $0) }
            .filter { reminded.wasSent(about: duty.obligation, to: $0, by: since) }
        guard !recipients.isEmpty else { return [] }
        let occurrence = try occurrence(.moved, duty, deadline, happened: since)
        let expires = try context.times.expiry(of: occurrence, duty)
        let stem = context.stem(of: occurrence)
        let leaves = try context.times.departure(of: occurrence, by: duty.schedule, at: pass.now)
        return recipients.map { recipient in
            Candidate(
                occurrence: occurrence,
                key: stem.key(unit: duty.unit.code, recipient),
                duty: duty,
                recipient: recipient,
                expires: expires,
                leaves: leaves
            )
        }
    }

    /// The welcome to the officer of a unit that joined late; nil for what was due before it did.
    private func welcome(_ duty: Duty, _ joined: Instant, _ pass: Pass) throws -> Candidate? {
        guard !duty.milestone.isDateOnly, duty.involvement == .obliged,
            let deadline = duty.deadline
        else { return nil }
        let due = context.dueInstant(duty)
        guard due > joined else { return nil }
        let recipient = Recipient(of: duty.unit, .focal)
        let occurrence = try occurrence(.welcome, duty, deadline, happened: joined)
        return Candidate(
            occurrence: occurrence,
            key: context.stem(of: occurrence).key(unit: duty.unit.code, recipient),
            duty: duty,
            recipient: recipient,
            expires: try context.times.expiry(of: occurrence, duty),
            leaves: try context.times.departure(of: occurrence, by: duty.schedule, at: pass.now)
        )
    }

    /// Due when it happened; it leaves in the next window of a working day.
    private func occurrence(
        _ notice: Notice,
        _ duty: Duty,
        _ deadline: CivilDateTime,
        happened: Instant
    ) throws -> Occurrence {
        let schedule = duty.schedule
        let nominal = campaign.zone.civil(of: happened)
        return Occurrence(
            notice: schedule.id,
            ruleKey: notice.ruleKey,
            milestone: duty.milestone.id,
            deadline: deadline,
            happened: happened,
            actual: try context.times.opening(from: nominal, for: schedule, schedule.lateShift),
            slot: nominal.description,
            zone: campaign.zone
        )
    }
}

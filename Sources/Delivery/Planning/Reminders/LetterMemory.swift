import Campaigns
import Letters
import Mail

/// What was written about milestones before, looked up by obligation.
struct LetterMemory {
    /// Reminders, by what they are about.
    private let records: [ObligationID: [LetterRecord]]
    /// What left, reminders and notices, by what it is about.
    private let told: [ObligationID: [LetterRecord]]
    private let calendar: [UnitCode: [CalendarRecord]]
    private let zone: CivilZone

    /// Keeps the records of letters about a unit that were sent or still may be.
    ///
    /// `calendar`: what the calendars of the units were told, of those that are written to.
    init(_ records: [LetterRecord], calendar: [CalendarRecord] = [], zone: CivilZone) {
        self.calendar = Dictionary(grouping: calendar, by: \.entry.obligation.unit)
        var grouped: [ObligationID: [LetterRecord]] = [:]
        for record in records {
            guard let unit = record.unit, !record.isVoid else { continue }
            grouped[ObligationID(unit: unit, milestone: record.milestone), default: []]
                .append(record)
        }
        told = grouped.mapValues { $0.filter { $0.sent != nil } }
        self.records = grouped.mapValues { $0.filter { $0.line > 0 } }
        self.zone = zone
    }

    /// What the calendar of the unit's officer was told, but by the letter `token`.
    func calendar(of unit: UnitCode, writing token: String) -> OfficerCalendar {
        OfficerCalendar(calendar[unit] ?? [], writing: token)
    }

    private func records(like candidate: Candidate) -> [LetterRecord] {
        (records[candidate.duty.obligation] ?? []).filter {
            $0.schedule == candidate.duty.schedule.id
                && $0.recipientKey == candidate.recipient.key
        }
    }

    /// How many letters of the block the recipient got, or will get, about the milestone.
    ///
    /// Counts letters, not lines: three lines in one letter are one. Unsent letters about an earlier
    /// deadline do not count, nor do those of the tokens `changing`: it is not settled what they say.
    func letters(like candidate: Candidate, except changing: Set<String>) -> Int {
        let counted = records(like: candidate).filter {
            ($0.sent != nil || $0.deadline == candidate.occurrence.deadline)
                && !changing.contains($0.messageToken)
                && $0.counts(before: candidate.occurrence.due)
        }
        return Set(counted.map(\.messageToken)).count
    }

    /// When the recipient last got the same rule's letter about the milestone's earlier deadline.
    func lastSent(_ candidate: Candidate) -> Instant? {
        records(like: candidate)
            .filter {
                $0.ruleKey == candidate.occurrence.ruleKey
                    && $0.deadline != candidate.occurrence.deadline
                    && $0.counts(before: candidate.occurrence.due)
            }
            .compactMap(\.sent).max()
    }

    /// Whether the recipient had been reminded of the obligation by that instant.
    func wasSent(
        about obligation: ObligationID,
        to recipient: Recipient,
        by instant: Instant
    ) -> Bool {
        (records[obligation] ?? []).contains { record in
            record.recipientKey == recipient.key && record.sent.map { $0 <= instant } ?? false
        }
    }
}

// MARK: What a letter says of the past

extension LetterMemory {
    /// One thing that a letter is about, and the deadline that the letter goes by.
    struct Subject {
        let duty: Duty
        let deadline: CivilDateTime?
    }

    /// What a letter says of each thing: where it stands, and what its unit was told before.
    func items(of subjects: [Subject]) -> [ReminderItem] {
        subjects.map { subject in
            let duty = subject.duty
            let sent = (records[duty.obligation] ?? []).filter { $0.sent != nil }
            return ReminderItem(
                unit: duty.unit,
                milestone: duty.milestone,
                status: duty.status,
                deadline: duty.deadline,
                remindedOn: days(of: sent, to: duty.unit.code),
                returned: duty.returned.map { fact in
                    ReturnedReport(on: zone.civil(of: fact.happened).date, reason: fact.note)
                },
                formerDeadline: formerDeadline(of: duty.obligation, now: subject.deadline),
                revision: revision(of: sent, now: subject.deadline)
            )
        }
    }

    /// Local days on which the unit's focal officer was sent something about it.
    private func days(of sent: [LetterRecord], to unit: UnitCode) -> [CivilDate] {
        guard !sent.isEmpty else { return [] }
        let key = Recipient.key(of: .focal, in: unit)
        let days = sent.lazy.filter { $0.recipientKey == key }
            .compactMap { $0.sent.map { zone.civil(of: $0).date } }
        return Set(days).sorted()
    }

    /// The deadline that the unit was last told, by a reminder or a notice, where it is another one now.
    private func formerDeadline(
        of obligation: ObligationID,
        now deadline: CivilDateTime?
    ) -> CivilDateTime? {
        told[obligation]?.last?.deadline.flatMap { $0 == deadline ? nil : $0 }
    }

    /// How often the deadline changed from letter to letter.
    ///
    /// Example: told of the 15th, the 15th and the 20th, and now of the 18th → 2.
    private func revision(of sent: [LetterRecord], now deadline: CivilDateTime?) -> Int {
        let all = sent.compactMap(\.deadline) + [deadline].compactMap(\.self)
        return zip(all, all.dropFirst()).count { $0 != $1 }
    }
}

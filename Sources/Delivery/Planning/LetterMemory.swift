import Campaigns
import Letters

/// What was written about milestones before, looked up by obligation.
struct LetterMemory {
    private struct Name: Hashable {
        let milestone: MilestoneID
        let unit: UnitCode
    }

    private let records: [Name: [LetterRecord]]
    private let zone: CivilZone

    init(_ records: [LetterRecord], zone: CivilZone) {
        var grouped: [Name: [LetterRecord]] = [:]
        for record in records {
            guard let unit = record.unit, !record.isVoid else { continue }
            grouped[Name(milestone: record.milestone, unit: unit), default: []].append(record)
        }
        self.records = grouped
        self.zone = zone
    }

    /// Local days on which the unit's focal officer was sent something about it.
    private func days(about milestone: MilestoneID, to unit: UnitCode) -> [CivilDate] {
        let key = Recipient(place: .unit(unit, .focal), address: nil).key
        let days = (records[Name(milestone: milestone, unit: unit)] ?? [])
            .filter { $0.recipientKey == key }
            .compactMap { $0.sent.map { zone.civil(of: $0).date } }
        return Set(days).sorted()
    }

    /// When the recipient last got the same rule's letter about the milestone's earlier deadline.
    func lastSent(_ candidate: Planner.Candidate) -> Instant? {
        let name = Name(milestone: candidate.milestone.id, unit: candidate.unit.code)
        return (records[name] ?? [])
            .filter {
                $0.schedule == candidate.schedule.id
                    && $0.ruleKey == candidate.occurrence.ruleKey
                    && $0.recipientKey == candidate.recipient.key
                    && $0.deadline != candidate.occurrence.deadline
            }
            .compactMap(\.sent).max()
    }

    /// Whether the recipient had been reminded of the milestone by that instant.
    func wasSent(
        about milestone: MilestoneID,
        to recipient: Recipient,
        of unit: UnitCode,
        by instant: Instant
    ) -> Bool {
        (records[Name(milestone: milestone, unit: unit)] ?? []).contains { record in
            record.recipientKey == recipient.key && record.sent.map { $0 <= instant } ?? false
        }
    }

    /// The deadline that the unit was last reminded of, where it is another one now.
    private func formerDeadline(
        of unit: UnitCode,
        _ milestone: MilestoneID,
        now deadline: CivilDateTime?
    ) -> CivilDateTime? {
        (records[Name(milestone: milestone, unit: unit)] ?? []).last { $0.sent != nil }?.deadline
            .flatMap { $0 == deadline ? nil : $0 }
    }

    /// What a letter says of a thing whose deadline is now that of `status`.
    func item(
        _ unit: OrganisationalUnit,
        _ milestone: Milestone,
        _ status: ObligationStatus,
        deadline: CivilDateTime?
    ) -> ReminderItem {
        ReminderItem(
            unit: unit,
            milestone: milestone,
            status: status,
            remindedOn: days(about: milestone.id, to: unit.code),
            formerDeadline: formerDeadline(of: unit.code, milestone.id, now: deadline),
            revision: revision(of: unit.code, milestone.id, now: deadline)
        )
    }

    /// How often the deadline changed from letter to letter.
    private func revision(
        of unit: UnitCode,
        _ milestone: MilestoneID,
        now deadline: CivilDateTime?
    ) -> Int {
        let told = (records[Name(milestone: milestone, unit: unit)] ?? [])
            .filter { $0.sent != nil }.compactMap(\.deadline)
        let all = told + [deadline].compactMap(\.self)
        return zip(all, all.dropFirst()).count { $0 != $1 }
    }

    /// Letters of the candidate's block to its recipient about its milestone; several lines in one
    /// letter count once, and one about an earlier deadline that was not sent does not.
    func letters(like candidate: Planner.Candidate) -> Int {
        let name = Name(milestone: candidate.milestone.id, unit: candidate.unit.code)
        let mine = (records[name] ?? []).filter {
            $0.schedule == candidate.schedule.id && $0.recipientKey == candidate.recipient.key
                && ($0.sent != nil || $0.deadline == candidate.occurrence.deadline)
        }
        return Set(mine.map(\.messageToken)).count
    }
}

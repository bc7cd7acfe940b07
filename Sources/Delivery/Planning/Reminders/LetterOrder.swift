import Campaigns
import Letters

/// A letter about units' milestones that is to be written: what it says, and how it is posted.
///
/// The pass that composes a letter and the judge that writes it anew both order it here, so that the
/// letter stays the same but for what has changed.
struct LetterOrder {
    let words: ReminderWords
    let posting: Posting

    /// nil where the recipient has no address.
    ///
    /// `parts`: what it says, the part that carries it first. `token`: its name; nil for a letter that is new.
    init?(
        _ parts: [Candidate],
        token: String? = nil,
        sendAt: Instant,
        _ memory: LetterMemory,
        _ context: PlanningContext
    ) {
        guard let first = parts.first, let address = first.recipient.address else { return nil }
        let duty = first.duty
        let subjects = Self.subjects(of: parts)
        let name = token ?? OccurrenceKey.messageToken(of: parts.map(\.key))
        words = ReminderWords(
            notice: first.notice,
            addressee: Self.addressee(first, context.campaign),
            recipientKey: first.recipient.key,
            sections: memory.sections(of: subjects, first.notice),
            calendar: memory.calendar(of: duty.unit.code, writing: name)
        )
        posting = Posting(
            token: name,
            schedule: duty.schedule,
            recipientKey: first.recipient.key,
            address: address,
            thread: Set(subjects.map(\.duty.obligation)).count == 1 ? duty : nil,
            sendAt: sendAt,
            expires: parts.map(\.expires).max() ?? first.expires,
            priority: .reminder,
            isHeld: first.notice == nil && context.waitsForApproval(duty.schedule)
        )
    }

    /// The letter as it is stored.
    func draft(_ context: PlanningContext, _ facts: Facts) throws -> MessageDraft {
        try context.draft(try context.letter(words, at: posting.sendAt, facts), posting)
    }

    /// What the letter is about, by deadline; what several rules speak of as often.
    private static func subjects(of parts: [Candidate]) -> [LetterMemory.Subject] {
        parts
            .sorted {
                ($0.duty.deadline ?? .latest, $0.duty.milestone.id)
                    < ($1.duty.deadline ?? .latest, $1.duty.milestone.id)
            }
            .map { LetterMemory.Subject(duty: $0.duty, deadline: $0.occurrence.deadline) }
    }

    /// Unit letters and their copies address the unit; a list is addressed by its own name.
    private static func addressee(_ candidate: Candidate, _ campaign: Campaign) -> String {
        if case .list(let id) = candidate.recipient.place,
            candidate.duty.schedule.targets.contains(.list(id)), let list = campaign.list(id)
        {
            return candidate.recipient.address?.displayName ?? list.name
        }
        return candidate.duty.unit.name
    }
}

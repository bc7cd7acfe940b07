import Campaigns
import Letters
import Mail

/// What a reminder or a notice is to say, and to whom.
struct ReminderWords {
    /// nil for a reminder.
    let notice: Notice?
    let addressee: String
    let recipientKey: String
    let sections: [ReminderSection]
}

extension LetterMemory {
    /// What a letter about these things says, by the words of which block.
    ///
    /// Each block with words of its own has a section, for its words are never lost; all others share
    /// one, which leaves out what such a block speaks of. A notice is one section: it has words of its
    /// kind. Several lines may speak of one thing; a section names it once.
    func sections(of subjects: [Subject], _ notice: Notice?) -> [ReminderSection] {
        var own: [ScheduleID: [Subject]] = [:]
        var order: [Schedule] = []
        var common: [Subject] = []
        for subject in subjects {
            let schedule = subject.duty.schedule
            guard notice == nil, schedule.hasOwnWords else {
                common.append(subject)
                continue
            }
            if own[schedule.id] == nil { order.append(schedule) }
            own[schedule.id, default: []].append(subject)
        }
        let spokenOf = Set(own.values.joined().map(\.duty.obligation))
        common.removeAll { spokenOf.contains($0.duty.obligation) }
        let usual = common.first.map { [section(by: $0.duty.schedule, of: common)] } ?? []
        return usual + order.map { section(by: $0, of: own[$0.id] ?? []) }
    }

    private func section(by schedule: Schedule, of subjects: [Subject]) -> ReminderSection {
        var seen: Set<ObligationID> = []
        let things = subjects.filter { seen.insert($0.duty.obligation).inserted }
        return ReminderSection(schedule: schedule, items: items(of: things))
    }
}

extension PlanningContext {
    /// The words of a letter, and for a unit's officer its deadlines as calendar entries.
    func letter(_ words: ReminderWords, at instant: Instant, _ facts: Facts) throws -> Letter {
        let isSample = campaign.isSample(with: facts)
        let (items, addressee) = (words.sections.items, words.addressee)
        var letter =
            switch words.notice {
            case .moved:
                try writer.movedDeadlines(items, to: addressee, at: instant, isSample: isSample)
            case .welcome:
                try writer.welcome(items, to: addressee, at: instant, isSample: isSample)
            case .returned:
                try writer.returned(items, to: addressee, at: instant, isSample: isSample)
            case .incident, nil:
                try writer.reminder(
                    words.sections,
                    to: addressee,
                    at: instant,
                    isSample: isSample
                )
            }
        let isOfficer = items.contains {
            Recipient.key(of: .focal, in: $0.unit.code) == words.recipientKey
        }
        if isOfficer {
            letter.calendar = MilestoneCalendar(campaign).text(of: items, at: instant)
        }
        return letter
    }
}

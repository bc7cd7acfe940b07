import Campaigns
import Letters
import Mail

/// What a reminder or a notice is to say, and to whom.
struct ReminderWords {
    /// nil for a reminder.
    let notice: Notice?
    let schedule: Schedule
    let addressee: String
    let recipientKey: String
    let items: [ReminderItem]
}

extension PlanningContext {
    /// The words of a letter, and for a unit's officer its deadlines as calendar entries.
    func letter(_ words: ReminderWords, at instant: Instant, _ facts: Facts) throws -> Letter {
        let isSample = campaign.isSample(with: facts)
        let (items, addressee) = (words.items, words.addressee)
        var letter =
            switch words.notice {
            case .moved:
                try writer.movedDeadlines(items, to: addressee, at: instant, isSample: isSample)
            case .welcome:
                try writer.welcome(items, to: addressee, at: instant, isSample: isSample)
            case .incident, nil:
                try writer.reminder(
                    items,
                    by: words.schedule,
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

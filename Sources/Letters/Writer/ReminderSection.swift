package import Campaigns
import Wording

/// What a reminder says by the words of one block.
///
/// A letter has one for each block that has words of its own, and one for all others, whose words are
/// the usual ones.
package struct ReminderSection: Sendable {
    /// Of several without words of their own, the first.
    package let schedule: Schedule
    /// Each thing once.
    package let items: [ReminderItem]

    package init(schedule: Schedule, items: [ReminderItem]) {
        self.schedule = schedule
        self.items = items
    }
}

extension [ReminderSection] {
    /// All that the letter is about: each thing once, by deadline.
    package var items: [ReminderItem] {
        var seen: Set<ObligationID> = []
        return flatMap(\.items)
            .filter { seen.insert($0.obligation).inserted }
            .sorted {
                ($0.deadline ?? .latest, $0.milestone.id, $0.unit.code.text)
                    < ($1.deadline ?? .latest, $1.milestone.id, $1.unit.code.text)
            }
    }
}

extension Schedule {
    /// Whether the block says something that the usual reminder does not: a subject, a text, or a
    /// template that is none of those that reminders are written with anyway.
    package var hasOwnWords: Bool {
        subject != nil || body != nil
            || template.map { TemplateName(rawValue: $0)?.isUsualReminder != true } ?? false
    }

    /// Whether its text lists the things itself: `{danh_sách_việc}`.
    var listsItems: Bool {
        (body ?? []).contains { line in
            Placeholder.uses(in: line).contains { $0.placeholder == .itemList }
        }
    }
}

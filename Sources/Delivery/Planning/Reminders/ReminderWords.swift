import Campaigns
import Foundation
import Letters
import Mail

/// What a reminder or a notice is to say, and to whom.
struct ReminderWords {
    /// nil for a reminder.
    let notice: Notice?
    let addressee: String
    let recipientKey: String
    let sections: [ReminderSection]
    /// What the calendar of the unit's officer was told before.
    let calendar: OfficerCalendar
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
        if isOfficer, let schedule = words.sections.first?.schedule {
            let update = words.calendar.update(items, of: campaign, at: instant) {
                duty(schedule, of: $0, facts, at: instant)
            }
            let calendar = MilestoneCalendar(campaign)
            letter.calendar = calendar.text(of: update.published, at: instant)
            letter.calendarNews = update.news
            if let text = calendar.cancellation(of: update.cancelled, at: instant) {
                letter.attachments.append(
                    Attachment(
                        name: LetterWords(campaign.language).cancellationFile,
                        type: "text/calendar; method=CANCEL; charset=utf-8",
                        content: Data(text.utf8)
                    )
                )
            }
        }
        return letter
    }

    /// Where an obligation stands at an instant; nil where the files do not know it, or the unit does not
    /// owe it.
    private func duty(
        _ schedule: Schedule,
        of name: ObligationID,
        _ facts: Facts,
        at instant: Instant
    ) -> Duty? {
        guard let milestone = campaign.milestone(name.milestone), !milestone.isDateOnly,
            let unit = campaign.unit(name.unit),
            let involvement = campaign.involvement(of: unit, in: milestone)
        else { return nil }
        return Duty(
            schedule,
            milestone,
            unit,
            involvement,
            facts.history(of: name.unit, name.milestone),
            self,
            at: instant
        )
    }
}

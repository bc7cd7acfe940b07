import Campaigns
import Letters
import Mail

/// What a unit's officer has in the calendar by our letters, and what the next letter changes in it.
///
/// A letter publishes what it speaks of. What stands in the calendar and is no longer so changes with the
/// next letter, whatever that is about: a deadline that moved is published anew, and so is what was cancelled and
/// is open again; what was handed in, excused or taken out of the files is cancelled. What lies in the past is
/// left where it is.
struct OfficerCalendar {
    /// What the unit was told by letters that left, and what waits; nil: nothing.
    private let known: [ObligationID: Known]

    private struct Known {
        /// What stands in the calendar.
        var standing: CalendarEntry?
        /// What was told last, or will be.
        var newest: CalendarEntry
    }

    /// `token`: the letter that is being written, whose former entries count for nothing.
    init(_ records: [CalendarRecord], writing token: String) {
        var known: [ObligationID: Known] = [:]
        for record in records where record.messageToken != token {
            let entry = record.entry
            var former = known[entry.obligation] ?? Known(standing: nil, newest: entry)
            if entry.sequence >= former.newest.sequence { former.newest = entry }
            if record.hasLeft, entry.sequence >= former.standing?.sequence ?? 0 {
                former.standing = entry
            }
            known[entry.obligation] = former
        }
        self.known = known
    }

    /// What a letter tells the calendar.
    struct Update {
        fileprivate(set) var published: [CalendarEntry] = []
        fileprivate(set) var cancelled: [CalendarEntry] = []
        /// Those that the calendar does not hold already.
        fileprivate(set) var news: [CalendarEntry] = []
    }

    /// Of a letter about those things, written at that instant.
    ///
    /// `duty`: where another obligation stands then; nil where the files no longer know it, or where the unit
    /// no longer owes it.
    func update(
        _ items: [ReminderItem],
        of campaign: Campaign,
        at instant: Instant,
        duty: (ObligationID) -> Duty?
    ) -> Update {
        let calendar = MilestoneCalendar(campaign)
        var update = Update()
        func isAhead(_ deadline: CivilDateTime) -> Bool {
            campaign.zone.instant(of: deadline) > instant
        }
        func tell(_ entry: CalendarEntry) {
            if entry.isCancelled {
                update.cancelled.append(entry)
            } else {
                update.published.append(entry)
            }
            if known[entry.obligation]?.standing?.says(theSameAs: entry) != true {
                update.news.append(entry)
            }
        }
        func publish(
            _ milestone: Milestone,
            _ unit: UnitCode,
            _ deadline: CivilDateTime,
            _ revision: Int
        ) {
            let name = ObligationID(unit: unit, milestone: milestone.id)
            let wanted = CalendarEntry(
                obligation: name,
                uid: known[name]?.newest.uid ?? calendar.uid(of: milestone.id, unit),
                sequence: revision,
                deadline: deadline,
                title: milestone.displayName,
                isCancelled: false
            )
            tell(numbered(wanted))
        }
        for item in items {
            guard !item.milestone.isDateOnly, !item.status.state.isDone,
                let deadline = item.deadline,
                isAhead(deadline)
            else { continue }
            publish(item.milestone, item.unit.code, deadline, item.revision)
        }
        let spokenOf = Set(update.published.map(\.obligation))
        for (name, known) in known.sorted(by: { $0.key.milestone < $1.key.milestone }) {
            guard let standing = known.standing, !spokenOf.contains(name) else { continue }
            let duty = duty(name)
            if let duty, !duty.status.state.isDone, let deadline = duty.deadline, isAhead(deadline)
            {
                guard standing.isCancelled || deadline != standing.deadline else { continue }
                publish(duty.milestone, name.unit, deadline, 0)
            } else if !standing.isCancelled, isAhead(standing.deadline) {
                tell(
                    numbered(
                        CalendarEntry(
                            obligation: name,
                            uid: standing.uid,
                            sequence: 0,
                            deadline: standing.deadline,
                            title: standing.title,
                            isCancelled: true
                        )
                    )
                )
            }
        }
        return update
    }

    /// With the number of what says the same already, or the next one.
    private func numbered(_ wanted: CalendarEntry) -> CalendarEntry {
        let newest = known[wanted.obligation]?.newest
        let sequence = newest.map { newest in
            wanted.says(theSameAs: newest)
                ? newest.sequence : max(newest.sequence + 1, wanted.sequence)
        }
        return CalendarEntry(
            obligation: wanted.obligation,
            uid: wanted.uid,
            sequence: sequence ?? wanted.sequence,
            deadline: wanted.deadline,
            title: wanted.title,
            isCancelled: wanted.isCancelled
        )
    }
}

extension ObligationState {
    /// Nothing is left to be done.
    fileprivate var isDone: Bool {
        switch self {
        case .onTime, .late, .excused: true
        case .notYetDue, .overdue, .returned, .notApplicable: false
        }
    }
}

package import Campaigns

/// How a moment stands to a deadline, as every letter, digest and table says it.
///
/// Nothing is ever "00 days" away: the day of the deadline has words of its own.
package enum DueTiming: Hashable, Sendable {
    /// The deadline is on a later day, so many days away; at least 1.
    case ahead(days: Int)
    /// It is later today.
    case laterToday
    /// It has come and is not over: its own minute, or the grace after it.
    case reached(isToday: Bool)
    /// It passed earlier today.
    case overdueToday
    /// It passed so many days ago; at least 1.
    case overdue(days: Int)

    package var isOverdue: Bool {
        switch self {
        case .ahead, .laterToday, .reached: false
        case .overdueToday, .overdue: true
        }
    }

    /// Whether this very minute is its last one.
    package var isReached: Bool {
        switch self {
        case .reached: true
        case .ahead, .laterToday, .overdueToday, .overdue: false
        }
    }

    /// Whole days by which it has passed: 0 on its own day.
    package var daysOverdue: Int {
        switch self {
        case .ahead, .laterToday, .reached, .overdueToday: 0
        case .overdue(let days): days
        }
    }
}

extension ObligationEvaluator {
    /// How the minute of `instant` stands to a deadline for the milestone.
    ///
    /// Example: due at 17:00 with a grace of 30 minutes; 16:59 is later today, 17:00 and 17:30 are
    /// reached, from 17:31 on it is overdue.
    package func timing(
        of deadline: CivilDateTime,
        _ milestone: Milestone,
        at instant: Instant
    ) -> DueTiming {
        let now = campaign.zone.civil(of: instant).toMinute
        let days = deadline.date.days(since: now.date)
        if hasPassed(deadline, of: milestone, at: campaign.zone.instant(of: now)) {
            return days < 0 ? .overdue(days: -days) : .overdueToday
        }
        if now >= deadline { return .reached(isToday: days == 0) }
        return days > 0 ? .ahead(days: days) : .laterToday
    }
}

/// The hours of the day in which letters leave: start included, end excluded, local time.
///
/// A window whose end is not after its start wraps midnight (`22:00 đến 06:00`).
package enum SendWindow: Hashable, Sendable {
    case anyTime
    case daily(from: TimeOfDay, until: TimeOfDay)

    package func contains(_ time: TimeOfDay) -> Bool {
        switch self {
        case .anyTime: true
        case .daily(let from, let until):
            from < until ? from <= time && time < until : time >= from || time < until
        }
    }

    /// The first reading at or after `moment` that lies inside the window.
    package func opening(atOrAfter moment: CivilDateTime) -> CivilDateTime {
        guard case .daily(let from, _) = self, !contains(moment.time) else { return moment }
        return moment.time < from
            ? CivilDateTime(moment.date, from)
            : CivilDateTime(moment.date.adding(days: 1), from)
    }
}

import Campaigns
import Texts

/// What falls due after a digest.
extension LetterWriter {
    /// What falls due on one day.
    struct Upcoming {
        let date: CivilDate
        let text: String
    }

    /// What falls due after `moment` and not after `end`: milestones and dates, and below them the deadlines
    /// of single units that have not done the thing, of their own, by an extension or after a return.
    func upcoming(
        after moment: CivilDateTime,
        through end: CivilDate,
        _ facts: Facts,
        at instant: Instant
    ) -> [Upcoming] {
        var entries: [(deadline: CivilDateTime, text: String)] = []
        func isAhead(_ deadline: CivilDateTime) -> Bool {
            deadline > moment && deadline.date <= end
        }
        for milestone in campaign.milestones {
            if milestone.isDateOnly {
                guard let date = milestone.deadline, isAhead(date) else { continue }
                entries.append((date, milestone.displayName))
                continue
            }
            guard milestone.appliesTo != .nobody else { continue }
            if let deadline = milestone.deadline, isAhead(deadline),
                isForOthers(milestone, facts)
            {
                entries.append((deadline, milestone.displayName))
            }
            for (deadline, units) in own(milestone, facts, at: instant) where isAhead(deadline) {
                entries.append(
                    (deadline, words.onlyUnits(milestone.displayName, units.map(\.name)))
                )
            }
        }
        return entries.enumerated()
            .sorted {
                ($0.element.deadline.date, $0.offset) < ($1.element.deadline.date, $1.offset)
            }
            .map { Upcoming(date: $0.element.deadline.date, text: $0.element.text) }
    }

    /// Whether somebody has the milestone's own deadline, or it is nobody's in particular.
    private func isForOthers(_ milestone: Milestone, _ facts: Facts) -> Bool {
        let concerned = evaluator.concerned(by: milestone)
        guard !milestone.ownDeadlines.isEmpty, !concerned.isEmpty else { return true }
        return concerned.contains { milestone.ownDeadlines[$0.unit] == nil }
    }

    /// Deadlines of units that are not the milestone's, of what these units have not done; earliest first.
    private func own(
        _ milestone: Milestone,
        _ facts: Facts,
        at instant: Instant
    ) -> [(CivilDateTime, [OrganisationalUnit])] {
        let apart = facts.apart(in: milestone.id).union(milestone.ownDeadlines.keys)
        guard !apart.isEmpty else { return [] }
        var units: [CivilDateTime: [OrganisationalUnit]] = [:]
        for concern in evaluator.concerned(by: milestone) where apart.contains(concern.unit) {
            let status = evaluator.status(
                of: milestone,
                for: concern.unit,
                involvement: concern.involvement,
                history: facts.history(of: concern.unit, milestone.id),
                at: instant
            )
            guard !status.state.isSettled,
                let deadline = status.resubmitBy ?? status.deadline,
                deadline != milestone.deadline
            else { continue }
            units[deadline, default: []].append(campaign.units[concern.position])
        }
        return units.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// A day of the month in which most of the digest's period lies; of two that have as much the later.
    func month(of context: DigestContext) -> CivilDate {
        let end = campaign.zone.civil(of: context.asOf).date
        guard let span = context.spans.last else { return end }
        var day = campaign.zone.civil(of: span.start.instant).date
        var longest: (milliseconds: Int64, day: CivilDate) = (-1, end)
        while day <= end {
            let next = day.firstOfMonth.adding(days: 32).firstOfMonth
            let from = max(span.start.instant, campaign.zone.start(of: day.firstOfMonth))
            let until = min(span.end.instant, campaign.zone.start(of: next))
            let length = until.milliseconds - from.milliseconds
            if length >= longest.milliseconds { longest = (length, day) }
            day = next
        }
        return longest.day
    }
}

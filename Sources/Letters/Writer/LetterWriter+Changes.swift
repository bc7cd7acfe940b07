import Campaigns

/// What changed since the last digest, a sentence each.
extension LetterWriter {
    /// A sentence for each thing that came to count after `since` and not after `end`: reports by
    /// milestone, extensions, excuses, returns and withdrawals by unit, changed denominators.
    ///
    /// `scope`: only these milestones; nil for all.
    func changes(
        _ facts: Facts,
        since: Instant,
        through end: Instant,
        _ scope: Set<MilestoneID>?
    ) -> [String] {
        var lines: [String] = []
        for milestone in campaign.milestones
        where !milestone.isDateOnly && (scope?.contains(milestone.id) ?? true) {
            guard let histories = facts.histories[milestone.id] else { continue }
            var submitted = (units: 0, onTime: 0, late: 0)
            var others: [String] = []
            for unit in campaign.units {
                guard let history = histories[unit.code],
                    history.changes(after: since, through: end),
                    let involvement = campaign.involvement(of: unit, in: milestone)
                else { continue }
                func status(_ instant: Instant) -> ObligationStatus {
                    evaluator.status(
                        of: milestone,
                        for: unit.code,
                        involvement: involvement,
                        history: history,
                        at: instant
                    )
                }
                let before = status(since)
                let after = status(end)
                if after.submissionID != nil, after.submissionID != before.submissionID {
                    submitted.units += 1
                    if after.state == .onTime { submitted.onTime += 1 }
                    if after.state == .late { submitted.late += 1 }
                }
                if let deadline = after.deadline, deadline != before.deadline {
                    others.append(
                        words.extended(unit.name, milestone.displayName, until: deadline)
                    )
                }
                if after.state == .excused, before.state != .excused {
                    others.append(words.excused(unit.name, milestone.displayName))
                }
                for fact in history.submissions
                where fact.recorded > since && fact.recorded <= end && fact.happened <= end {
                    if fact.status == .returned {
                        others.append(words.returned(unit.name, milestone.displayName))
                    }
                    if fact.status == .withdrawn {
                        others.append(words.withdrawn(unit.name, milestone.displayName))
                    }
                }
            }
            if submitted.units > 0 {
                lines.append(
                    words.submitted(
                        milestone.displayName,
                        units: submitted.units,
                        onTime: submitted.onTime,
                        late: submitted.late
                    )
                )
            }
            lines += others
        }
        return lines + denominatorChanges(facts, since: since, through: end)
    }

    private func denominatorChanges(
        _ facts: Facts,
        since: Instant,
        through end: Instant
    ) -> [String] {
        var lines: [String] = []
        for indicator in campaign.indicators where !indicator.alertsWhenPositive {
            guard let figures = facts.figures[indicator.id] else { continue }
            for unit in campaign.units where figures[unit.code] != nil {
                let before = facts.figure(of: unit.code, indicator.id, asOf: since, known: since)
                let after = facts.figure(of: unit.code, indicator.id, asOf: end, known: end)
                if let old = before?.denominator, let new = after?.denominator, old != new {
                    lines.append(
                        words.denominatorChanged(
                            unit.name,
                            indicator.denominator.label,
                            from: old,
                            to: new
                        )
                    )
                }
            }
        }
        return lines
    }
}

import Campaigns

/// What changed since the last digest, a sentence each.
extension LetterWriter {
    /// A sentence for each thing that became known in these spans: reports by milestone, extensions,
    /// excuses, returns and withdrawals by unit, changed denominators.
    ///
    /// `scope`: only these milestones; nil for all.
    func changes(_ facts: Facts, in spans: [FactSpan], _ scope: Set<MilestoneID>?) -> [String] {
        var lines: [String] = []
        for milestone in campaign.milestones
        where !milestone.isDateOnly && (scope?.contains(milestone.id) ?? true) {
            guard let histories = facts.histories[milestone.id] else { continue }
            var changes = MilestoneChanges(milestone)
            for span in spans {
                for unit in campaign.units {
                    guard let history = histories[unit.code], history.changes(in: span),
                        let involvement = campaign.involvement(of: unit, in: milestone)
                    else { continue }
                    note(unit, involvement, history, in: span, &changes)
                }
            }
            if changes.submitted > 0 {
                lines.append(
                    words.submitted(
                        milestone.displayName,
                        units: changes.submitted,
                        onTime: changes.onTime,
                        late: changes.late
                    )
                )
            }
            lines += changes.others
        }
        return lines + spans.flatMap { denominatorChanges(facts, in: $0) }
    }

    /// What changed about one milestone.
    private struct MilestoneChanges {
        let milestone: Milestone
        var submitted = 0
        var onTime = 0
        var late = 0
        /// Sentences about single units.
        var others: [String] = []

        init(_ milestone: Milestone) {
            self.milestone = milestone
        }
    }

    private func note(
        _ unit: OrganisationalUnit,
        _ involvement: Involvement,
        _ history: ObligationHistory,
        in span: FactSpan,
        _ changes: inout MilestoneChanges
    ) {
        let milestone = changes.milestone
        func status(_ mark: FactMark) -> ObligationStatus {
            evaluator.status(
                of: milestone,
                for: unit.code,
                involvement: involvement,
                history: history.known(at: mark),
                at: mark.instant
            )
        }
        let (before, after) = (status(span.start), status(span.end))
        if after.submissionID != nil, after.submissionID != before.submissionID {
            changes.submitted += 1
            if after.state == .onTime { changes.onTime += 1 }
            if after.state == .late { changes.late += 1 }
        }
        if let deadline = after.deadline, deadline != before.deadline {
            changes.others.append(
                words.extended(unit.name, milestone.displayName, until: deadline)
            )
        }
        if after.state == .excused, before.state != .excused {
            changes.others.append(words.excused(unit.name, milestone.displayName))
        }
        for fact in history.submissions where span.contains(fact) {
            switch fact.status {
            case .received, .accepted: continue
            case .returned:
                changes.others.append(words.returned(unit.name, milestone.displayName))
            case .withdrawn:
                changes.others.append(words.withdrawn(unit.name, milestone.displayName))
            }
        }
    }

    private func denominatorChanges(_ facts: Facts, in span: FactSpan) -> [String] {
        var lines: [String] = []
        for indicator in campaign.indicators where !indicator.alertsWhenPositive {
            guard let figures = facts.figures[indicator.id] else { continue }
            for unit in campaign.units where figures[unit.code] != nil {
                let before = facts.figure(of: unit.code, indicator.id, at: span.start)
                let after = facts.figure(of: unit.code, indicator.id, at: span.end)
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

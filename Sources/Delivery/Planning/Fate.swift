package import Campaigns

/// What became, or will become, of an occurrence that has no row of its own in the ledger.
package enum Fate: Hashable, Sendable {
    /// The unit did not take part yet, or not by that deadline.
    case absent
    case skipped(Reason)
    /// The rows that stand for many occurrences of the rule know why.
    case inRun
    /// Due, and the next pass decides.
    case undecided
    /// Still to come, and nothing stands against it so far; `needsApproval` after it was written.
    case ahead(needsApproval: Bool)
    /// Still to come, and as things stand it will not be sent.
    case barred(Reason)
}

extension Planner {
    /// The fate of a reminder that the ledger does not name, by the rules of a pass.
    ///
    /// `lettersSoFar`: letters of the block to that recipient about the milestone.
    package func fate(
        of occurrence: Occurrence,
        by schedule: Schedule,
        about milestone: Milestone,
        to recipient: Recipient,
        of unit: OrganisationalUnit,
        facts: Facts,
        lettersSoFar: Int,
        at now: Instant
    ) throws -> Fate {
        var pass = Pass(
            now: now,
            facts: facts,
            states: try store.ruleStates(of: campaign.id),
            zone: campaign.zone
        )
        pass.moved = try store.movedMilestones(of: campaign.id)
        pass.joined = try joinedUnits()
        guard concerns(unit, occurrence, pass) else { return .absent }
        let involvement = campaign.involvement(of: unit, in: milestone) ?? .obliged
        func status(at instant: Instant) -> ObligationStatus {
            evaluator.status(
                of: milestone,
                for: unit.code,
                involvement: involvement,
                history: facts.history(of: unit.code, milestone.id),
                at: instant
            )
        }
        let present = status(at: now)
        if let since = present.deadlineSince ?? pass.moved[milestone.id],
            campaign.zone.instant(of: occurrence.nominal) < since
        {
            return .absent
        }
        let name = RuleName(schedule: schedule.id, ruleKey: occurrence.ruleKey)
        if let silent = silence(occurrence, schedule, pass), pass.states[name] != nil {
            return occurrence.due > now ? .barred(silent) : .skipped(silent)
        }
        if occurrence.due <= now {
            guard let state = pass.states[name], occurrence.due <= state.cursor else {
                return .undecided
            }
            return settled(milestone, status(at: occurrence.due), by: schedule)
                .map(Fate.skipped) ?? .inRun
        }
        if let reason = settled(milestone, present, by: schedule) { return .barred(reason) }
        if let maximum = schedule.maximum, lettersSoFar >= maximum {
            return .barred(Reason(.maximum, "\(maximum)"))
        }
        if recipient.address == nil { return .barred(Reason(.noAddress)) }
        return .ahead(needsApproval: schedule.needsApproval && !approvesAll)
    }
}

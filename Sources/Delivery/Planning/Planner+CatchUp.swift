import Campaigns

/// What is late, until when it may still leave, and what becomes of the rest.
extension Planner {
    /// The occurrences that a deadline has which counts only since then; nil where it always did.
    func standing(_ occurrences: [Occurrence], since: Instant?) -> [Occurrence] {
        guard let since else { return occurrences }
        return occurrences.filter { campaign.zone.instant(of: $0.nominal) >= since }
    }

    /// Whether the day of the occurrence was decided before the rule's time of day was changed.
    func isDecided(_ occurrence: Occurrence, of rule: SendRule, _ state: RuleState) -> Bool {
        guard let day = state.decidedThrough, rule.isDayGranular else { return false }
        return campaign.zone.civil(of: occurrence.due).date <= day
    }

    /// Whether the unit took part when the occurrence was meant.
    func concerns(_ unit: OrganisationalUnit, _ occurrence: Occurrence, _ pass: Pass) -> Bool {
        guard unit.isValid(on: occurrence.nominal.date) else { return false }
        guard let joined = pass.joined[unit.code] else { return true }
        return campaign.zone.instant(of: occurrence.nominal) >= joined
    }

    /// Why nothing of the block is sent at that time whatever the units did; nil where it may be.
    func silence(_ occurrence: Occurrence, _ schedule: Schedule, _ pass: Pass) -> Reason? {
        let state = pass.state(schedule.id, occurrence.ruleKey)
        if campaign.zone.instant(of: occurrence.nominal) < state.effectiveFrom {
            return Reason(.beforeEffect)
        }
        if occurrence.isOmitted { return Reason(.dayOff) }
        return schedule.pausedBecause.map { Reason(.paused, $0) }
    }

    /// Notes occurrences whose deadline or rule is gone, where nothing was noted about them yet.
    func cancel(
        _ occurrences: [Occurrence],
        _ schedule: Schedule,
        _ unit: OrganisationalUnit?,
        _ reason: Reason,
        _ pass: inout Pass
    ) throws {
        for occurrence in occurrences {
            let state = pass.state(schedule.id, occurrence.ruleKey)
            guard campaign.zone.instant(of: occurrence.nominal) >= state.effectiveFrom,
                unit.map({ concerns($0, occurrence, pass) }) ?? true
            else { continue }
            let recipients = campaign.recipients(of: schedule, unit: unit)
            let entries = recipients.map {
                entry(occurrence, unit?.code, $0, .cancelled(reason))
            }
            let known = try store.known(entries.map(\.key))
            pass.result.entries += entries.filter { !known.contains($0.key) }
        }
    }

    /// Counts an occurrence for those about whom nothing was noted yet: it may have gone out at an
    /// earlier time of day, or ahead of its time in another letter.
    func note(
        _ occurrence: Occurrence,
        _ unit: UnitCode?,
        _ recipients: [Recipient],
        isMissed: Bool,
        _ reason: Reason,
        _ pass: inout Pass
    ) throws {
        let keys = recipients.map { key(occurrence, unit, $0) }
        let times = try keys.count - store.known(keys).count
        pass.count(occurrence, times: times, isMissed: isMissed, reason)
    }

    /// The end of the block's catch-up window: by default the deadline for a letter before it, three
    /// days for one after it.
    func expiry(
        of occurrence: Occurrence,
        in schedule: Schedule,
        _ milestone: Milestone,
        _ status: ObligationStatus
    ) -> Instant {
        let deadline = status.deadline.map {
            evaluator.dueInstant(of: $0, graceMinutes: milestone.graceMinutes)
        }
        // What the send window holds is not late.
        let actual = campaign.zone.instant(of: occurrence.actual)
        return max(
            caughtUpUntil(occurrence, in: schedule, deadline),
            actual.adding(minutes: actual == occurrence.due ? 0 : Self.punctualMinutes)
        )
    }

    private func caughtUpUntil(
        _ occurrence: Occurrence,
        in schedule: Schedule,
        _ deadline: Instant?
    ) -> Instant {
        switch schedule.catchUp {
        case .within(let minutes, _): return occurrence.due.adding(minutes: minutes)
        case .never: return occurrence.due.adding(minutes: Self.punctualMinutes)
        case .untilDue: return max(deadline ?? occurrence.due, occurrence.due)
        case nil:
            return occurrence.isBeforeDue
                ? max(deadline ?? occurrence.due, occurrence.due) : occurrence.due.adding(days: 3)
        }
    }

    /// Later than so many minutes after its time a letter counts as caught up.
    static let punctualMinutes = 5

    /// Now for a punctual letter; a caught-up one waits for the window of a working day.
    func sendTime(of candidate: Candidate, _ pass: Pass) throws -> Instant {
        let occurrence = candidate.occurrence
        if pass.now <= occurrence.due.adding(minutes: Self.punctualMinutes) {
            return max(campaign.zone.instant(of: occurrence.actual), pass.now)
        }
        return try caughtUp(candidate.schedule, pass)
    }

    /// The first moment from now on at which a late letter of the block may leave.
    func caughtUp(_ schedule: Schedule, _ pass: Pass) throws -> Instant {
        let moment = campaign.zone.civil(of: pass.now)
        let opening = try opening(from: moment, for: schedule, schedule.lateShift)
        return max(pass.now, campaign.zone.instant(of: opening))
    }

    /// The first moment from `moment` on at which letters of the block may leave; a working day
    /// unless `shift` keeps days off.
    func opening(
        from moment: CivilDateTime,
        for schedule: Schedule,
        _ shift: HolidayShift
    ) throws -> CivilDateTime {
        var day = moment
        while try shift != .keep && !campaign.calendar.isWorkingDay(day.date) {
            day = CivilDateTime(day.date.adding(days: 1), .midnight)
        }
        return try agenda.calculator.opening(atOrAfter: day, for: schedule, shift: shift)
    }
}

extension Schedule {
    /// A late letter waits for a working day unless the block sends on days off.
    var lateShift: HolidayShift {
        (dayOffShift ?? (isBulletin ? .keep : .nextWorkingDay)) == .keep ? .keep : .nextWorkingDay
    }
}

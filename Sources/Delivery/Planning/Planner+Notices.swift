import Campaigns

/// What units are told once, beside their reminders: a deadline that moved, what is open for a unit
/// that joined late.
extension Planner {
    func collectNotices(_ pass: inout Pass, _ candidates: inout [Candidate]) throws {
        guard !pass.moved.isEmpty || !pass.joined.isEmpty else { return }
        let speakers = campaign.speakers
        let fresh = pass.moved.filter { id, since in
            speakers[id].map { isFresh(since, .moved, of: $0, pass) } ?? false
        }
        let reminded = LetterMemory(
            try store.letters(about: Set(fresh.keys), of: campaign.id),
            zone: campaign.zone
        )
        for milestone in campaign.milestones {
            guard let schedule = speakers[milestone.id] else { continue }
            let isToAll = schedule.targets.contains(.units)
            for concern in evaluator.concerned(by: milestone)
            where concern.involvement == .obliged || isToAll {
                let unit = campaign.units[concern.position]
                if let since = fresh[milestone.id] {
                    candidates += try tellMoved(
                        milestone,
                        since,
                        unit,
                        concern.involvement,
                        schedule,
                        reminded,
                        pass
                    )
                }
                if let joined = pass.joined[unit.code],
                    isFresh(joined, .welcome, of: schedule, pass)
                {
                    candidates += try welcome(
                        unit,
                        joined,
                        to: milestone,
                        concern.involvement,
                        schedule,
                        pass
                    )
                }
            }
        }
    }

    /// Whether the block has yet to look at what happened at that instant.
    private func isFresh(
        _ instant: Instant,
        _ notice: Notice,
        of schedule: Schedule,
        _ pass: Pass
    ) -> Bool {
        let state = pass.state(schedule.id, notice.ruleKey)
        return instant >= state.effectiveFrom && instant > state.cursor && instant <= pass.now
    }

    /// To everybody of the unit who was reminded by the old deadline.
    private func tellMoved(
        _ milestone: Milestone,
        _ since: Instant,
        _ unit: OrganisationalUnit,
        _ involvement: Involvement,
        _ schedule: Schedule,
        _ reminded: LetterMemory,
        _ pass: Pass
    ) throws -> [Candidate] {
        let status = status(of: milestone, unit.code, involvement, pass)
        guard let deadline = status.deadline, deadline == milestone.deadline,
            status.deadlineSince == nil
        else { return [] }
        let due = campaign.zone.instant(of: deadline)
        let occurrence = try occurrence(.moved, since, about: milestone, deadline, schedule)
        return ContactRole.allCases.compactMap { role in
            let recipient = Recipient(
                place: .unit(unit.code, role),
                address: unit.address(of: role)
            )
            guard reminded.wasSent(about: milestone.id, to: recipient, of: unit.code, by: since)
            else { return nil }
            return Candidate(
                occurrence: occurrence,
                schedule: schedule,
                milestone: milestone,
                unit: unit,
                recipient: recipient,
                status: status,
                expires: due > since ? due : since.adding(days: 3)
            )
        }
    }

    private func welcome(
        _ unit: OrganisationalUnit,
        _ joined: Instant,
        to milestone: Milestone,
        _ involvement: Involvement,
        _ schedule: Schedule,
        _ pass: Pass
    ) throws -> [Candidate] {
        let status = status(of: milestone, unit.code, involvement, pass)
        guard !milestone.isDateOnly, involvement == .obliged, let deadline = status.deadline
        else { return [] }
        let due = evaluator.dueInstant(of: deadline, graceMinutes: milestone.graceMinutes)
        guard due > joined else { return [] }
        return [
            Candidate(
                occurrence: try occurrence(.welcome, joined, about: milestone, deadline, schedule),
                schedule: schedule,
                milestone: milestone,
                unit: unit,
                recipient: Recipient(place: .unit(unit.code, .focal), address: unit.focalAddress),
                status: status,
                expires: due
            )
        ]
    }

    private func occurrence(
        _ notice: Notice,
        _ instant: Instant,
        about milestone: Milestone,
        _ deadline: CivilDateTime,
        _ schedule: Schedule
    ) throws -> Occurrence {
        let nominal = campaign.zone.civil(of: instant)
        return Occurrence(
            notice: schedule.id,
            ruleKey: notice.ruleKey,
            milestone: milestone.id,
            deadline: deadline,
            nominal: nominal,
            actual: try opening(from: nominal, for: schedule, schedule.lateShift),
            due: instant,
            slot: nominal.description
        )
    }
}

import Synchronization

/// Computes where obligations of a campaign stand; deadlines' instants are worked out once.
///
/// A fact counts at an instant if it happened and was recorded at or before it, so the table as it
/// stood then is the same computation with an earlier instant.
package struct ObligationEvaluator: Sendable {
    package let campaign: Campaign
    private let instants: [CivilDateTime: Instant]
    private let concerns = ConcernCache()

    /// A unit that a milestone concerns, and how.
    package struct Concern: Sendable {
        package let unit: UnitCode
        package let involvement: Involvement
        /// Where the unit stands in the campaign's list.
        package let position: Int
    }

    package init(_ campaign: Campaign) {
        self.campaign = campaign
        let deadlines = campaign.milestones.flatMap { milestone in
            [milestone.deadline].compactMap(\.self)
                + milestone.ownDeadlines.values.map(\.deadline)
        }
        instants = Dictionary(
            deadlines.map { ($0, campaign.zone.instant(of: $0)) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The units that the milestone concerns, in the order of the unit list; worked out once.
    package func concerned(by milestone: Milestone) -> [Concern] {
        concerns.concerned(by: milestone.id) {
            var concerned: [Concern] = []
            forEachConcern(of: milestone) { concerned.append($0) }
            return concerned
        }
    }

    private func forEachConcern(of milestone: Milestone, _ body: (Concern) -> Void) {
        for (position, unit) in campaign.units.enumerated() {
            guard let involvement = campaign.involvement(of: unit, in: milestone) else { continue }
            body(Concern(unit: unit.code, involvement: involvement, position: position))
        }
    }

    /// The last instant that is still on time: a deadline of 17:00 lasts until 17:00:59.999.
    package func dueInstant(of deadline: CivilDateTime, graceMinutes: Int) -> Instant {
        deadline.lastInstant(
            at: instants[deadline] ?? campaign.zone.instant(of: deadline),
            graceMinutes: graceMinutes
        )
    }

    /// Whether a deadline for the milestone has passed, its grace included.
    package func hasPassed(
        _ deadline: CivilDateTime,
        of milestone: Milestone,
        at instant: Instant
    ) -> Bool {
        instant > dueInstant(of: deadline, graceMinutes: milestone.graceMinutes)
    }

    package func status(
        of milestone: Milestone,
        for unit: UnitCode,
        involvement: Involvement,
        history: ObligationHistory?,
        at instant: Instant
    ) -> ObligationStatus {
        status(
            of: milestone,
            for: unit,
            involvement: involvement,
            outcome: ObligationOutcome(history, at: instant),
            decisions: (history?.decisions ?? []).filter { $0.recorded <= instant },
            at: instant
        )
    }

    /// `decisions`: those that count at the instant, in the order of recording.
    package func status(
        of milestone: Milestone,
        for unit: UnitCode,
        involvement: Involvement,
        outcome: ObligationOutcome,
        decisions: [Decision],
        at instant: Instant
    ) -> ObligationStatus {
        let own = milestone.ownDeadlines.isEmpty ? nil : milestone.ownDeadlines[unit]
        let original =
            own.map { $0.isExtension ? milestone.deadline : $0.deadline }
            ?? milestone.deadline
        var deadline = own?.deadline ?? milestone.deadline
        var since: Instant?
        var isExcused = false
        for decision in decisions {
            switch decision.ruling {
            case .extend(let date):
                deadline = date
                since = decision.recorded
            case .excuse: isExcused = true
            }
        }
        let due = deadline.map { dueInstant(of: $0, graceMinutes: milestone.graceMinutes) }
        return status(
            involvement,
            outcome,
            Terms(
                deadline: deadline,
                original: original,
                due: due,
                since: since,
                isExcused: isExcused
            ),
            at: instant
        )
    }

    /// What an obligation is held against.
    private struct Terms {
        var deadline: CivilDateTime?
        var original: CivilDateTime?
        var due: Instant?
        var since: Instant?
        var isExcused = false
    }

    private func status(
        _ involvement: Involvement,
        _ outcome: ObligationOutcome,
        _ terms: Terms,
        at instant: Instant
    ) -> ObligationStatus {
        let submission = outcome.standing
        var resubmitBy: CivilDateTime?
        let state: ObligationState
        if let submission {
            if involvement == .invited || terms.due.map({ submission.happened <= $0 }) ?? true {
                state = .onTime
            } else {
                state = terms.isExcused ? .excused : .late
            }
        } else {
            resubmitBy = outcome.returned.map {
                resubmissionDate(after: $0, deadline: terms.deadline)
            }
            if involvement == .invited {
                state = .notApplicable
            } else if terms.isExcused {
                state = .excused
            } else if let resubmitBy, instant <= dueInstant(of: resubmitBy, graceMinutes: 0) {
                state = .returned
            } else if let due = terms.due, instant > due {
                state = .overdue
            } else {
                state = .notYetDue
            }
        }
        return ObligationStatus(
            state: state,
            deadline: terms.deadline,
            originalDeadline: terms.original,
            submissionID: submission?.id,
            submitted: submission?.happened,
            returned: submission == nil ? outcome.returned : nil,
            resubmitBy: resubmitBy,
            deadlineSince: terms.since
        )
    }

    /// The status of each obligation at the instant, milestone by milestone, units in their order;
    /// milestones that are dates only have none.
    ///
    /// The second argument is the milestone's position in the campaign's list.
    package func visit(
        _ board: OutcomeBoard,
        at instant: Instant,
        _ body: (Milestone, Int, Concern, ObligationStatus) -> Void
    ) {
        for (position, milestone) in campaign.milestones.enumerated() where !milestone.isDateOnly {
            let common = Terms(
                deadline: milestone.deadline,
                original: milestone.deadline,
                due: milestone.deadline.map {
                    dueInstant(of: $0, graceMinutes: milestone.graceMinutes)
                }
            )
            forEachConcern(of: milestone) { concern in
                let outcome = board.outcome(position, concern.position)
                let decisions = board.decisions(position, concern.position)
                let status =
                    decisions.isEmpty && milestone.ownDeadlines.isEmpty
                    ? self.status(concern.involvement, outcome, common, at: instant)
                    : self.status(
                        of: milestone,
                        for: concern.unit,
                        involvement: concern.involvement,
                        outcome: outcome,
                        decisions: decisions,
                        at: instant
                    )
                body(milestone, position, concern, status)
            }
        }
    }

    /// The later of the deadline and two working days after the return, at the deadline's time.
    package func resubmissionDate(
        after returned: Instant,
        deadline: CivilDateTime?
    ) -> CivilDateTime {
        let day = campaign.zone.civil(of: returned).date
        let calendar = campaign.calendar.openEnded
        let date = (try? calendar.adding(workingDays: 2, to: day)) ?? day.adding(days: 2)
        let resubmit = CivilDateTime(date, deadline?.time ?? .lastSecond)
        return max(resubmit, deadline ?? resubmit)
    }
}

/// Remembers whom milestones concern.
private final class ConcernCache: Sendable {
    private let known = Mutex<[MilestoneID: [ObligationEvaluator.Concern]]>([:])

    func concerned(
        by milestone: MilestoneID,
        _ work: () -> [ObligationEvaluator.Concern]
    ) -> [ObligationEvaluator.Concern] {
        if let concerned = known.withLock({ $0[milestone] }) { return concerned }
        let concerned = work()
        known.withLock { $0[milestone] = concerned }
        return concerned
    }
}

extension CivilDateTime {
    /// The last instant that a deadline of this reading names: 17:00 lasts to 17:00:59.999.
    ///
    /// `instant`: the reading as an instant.
    func lastInstant(at instant: Instant, graceMinutes: Int) -> Instant {
        instant.adding(minutes: graceMinutes)
            .adding(.milliseconds(time.second == 0 ? 59_999 : 999))
    }
}

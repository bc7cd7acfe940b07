/// Computes where obligations of a campaign stand; deadlines' instants are worked out once.
///
/// A fact counts at an instant if it happened and was recorded at or before it, so the table as it
/// stood then is the same computation with an earlier instant.
package struct ObligationEvaluator: Sendable {
    package let campaign: Campaign
    private let instants: [CivilDateTime: Instant]
    /// The units that each milestone concerns, in the order of the unit list.
    package let concerned: [MilestoneID: [Concern]]

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
        concerned = Dictionary(
            campaign.milestones.map { milestone in
                let units = campaign.units.enumerated().compactMap { position, unit in
                    campaign.involvement(of: unit, in: milestone).map {
                        Concern(unit: unit.code, involvement: $0, position: position)
                    }
                }
                return (milestone.id, units)
            },
            uniquingKeysWith: { first, _ in first }
        )
        instants = Dictionary(
            deadlines.map { ($0, campaign.zone.instant(of: $0)) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The last instant that is still on time.
    package func dueInstant(of deadline: CivilDateTime, graceMinutes: Int) -> Instant {
        (instants[deadline] ?? campaign.zone.instant(of: deadline)).adding(minutes: graceMinutes)
    }

    package func status(
        of milestone: Milestone,
        for unit: UnitCode,
        involvement: Involvement,
        history: ObligationHistory?,
        at instant: Instant
    ) -> ObligationStatus {
        let own = milestone.ownDeadlines.isEmpty ? nil : milestone.ownDeadlines[unit]
        let original =
            own.map { $0.isExtension ? milestone.deadline : $0.deadline }
            ?? milestone.deadline
        var deadline = own?.deadline ?? milestone.deadline
        var since: Instant?
        var isExcused = false
        for decision in history?.decisions ?? [] where decision.recorded <= instant {
            switch decision.ruling {
            case .extend(let date):
                deadline = date
                since = decision.recorded
            case .excuse: isExcused = true
            }
        }
        let due = deadline.map { dueInstant(of: $0, graceMinutes: milestone.graceMinutes) }
        let (submission, returned) = outcome(of: history, at: instant)
        let resubmitBy = returned.map { resubmissionDate(after: $0, deadline: deadline) }

        let state: ObligationState
        if let submission {
            if involvement == .invited || due.map({ submission.happened <= $0 }) ?? true {
                state = .onTime
            } else {
                state = isExcused ? .excused : .late
            }
        } else if involvement == .invited {
            state = .notApplicable
        } else if isExcused {
            state = .excused
        } else if let resubmitBy, instant <= dueInstant(of: resubmitBy, graceMinutes: 0) {
            state = .returned
        } else if let due, instant > due {
            state = .overdue
        } else {
            state = .notYetDue
        }
        return ObligationStatus(
            state: state,
            deadline: deadline,
            originalDeadline: original,
            submissionID: submission?.id,
            submitted: submission?.happened,
            resubmitBy: submission == nil ? resubmitBy : nil,
            deadlineSince: since
        )
    }

    /// The version that stands; when the unanswered return happened.
    private func outcome(
        of history: ObligationHistory?,
        at instant: Instant
    ) -> (standing: (id: Int64, happened: Instant)?, returned: Instant?) {
        guard let history else { return (nil, nil) }
        var standing: (id: Int64, happened: Instant)?
        var returned: Instant?
        for fact in history.submissions
        where fact.recorded <= instant && fact.happened <= instant {
            switch fact.status {
            case .received, .accepted:
                standing = standing ?? (fact.id, fact.happened)
                returned = nil
            case .returned:
                standing = nil
                returned = fact.happened
            case .withdrawn:
                standing = nil
                returned = nil
            }
        }
        return (standing, returned)
    }

    /// The later of the deadline and two working days after the return, at the deadline's time.
    private func resubmissionDate(
        after returned: Instant,
        deadline: CivilDateTime?
    ) -> CivilDateTime {
        let day = campaign.zone.civil(of: returned).date
        let date = (try? campaign.calendar.adding(workingDays: 2, to: day)) ?? day.adding(days: 2)
        let resubmit = CivilDateTime(date, deadline?.time ?? .lastSecond)
        return max(resubmit, deadline ?? resubmit)
    }
}

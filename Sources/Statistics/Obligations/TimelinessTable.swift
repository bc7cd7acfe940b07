import Campaigns

/// How many obligations that were due were met in time, by the deadlines that count and by the
/// original ones, and how late the others came.
package struct Timeliness: ObligationTally, Hashable {
    /// Obligations past the deadline that counts for the unit, an extension included; not the
    /// excused.
    package var due = 0
    package var onTime = 0
    /// Obligations past their first deadline, whatever was decided later.
    package var dueGross = 0
    package var onTimeGross = 0
    package var late = 0
    /// Calendar days, summed over the late ones.
    package var daysLate = 0
    package var workingDaysLate = 0
    package var maxDaysLate = 0
    /// How many were on time, but without any of the evidence that the milestone asks for.
    package var empty = 0

    package init() {}

    package static func += (left: inout Self, right: Self) {
        left.due += right.due
        left.onTime += right.onTime
        left.dueGross += right.dueGross
        left.onTimeGross += right.onTimeGross
        left.late += right.late
        left.daysLate += right.daysLate
        left.workingDaysLate += right.workingDaysLate
        left.maxDaysLate = max(left.maxDaysLate, right.maxDaysLate)
        left.empty += right.empty
    }
}

package typealias TimelinessTable = ObligationTable<Timeliness>

extension ObligationTable where Tally == Timeliness {
    /// The table as it stood at the input's instant, over what units owe and has a deadline.
    package init(_ input: StatisticsInput, by dimension: Breakdown = .unit) throws {
        let reader = TimelinessReader(
            evaluator: input.evaluator,
            items: try input.items,
            instant: input.instant
        )
        try self.init(
            input,
            by: dimension,
            where: { _, involvement, status in
                involvement == .obliged && status.deadline != nil
            },
            add: { tally, milestone, concern, status in
                reader.add(status, of: concern.unit, milestone, to: &tally)
            }
        )
    }
}

/// Reads one obligation's timeliness.
private struct TimelinessReader {
    let evaluator: ObligationEvaluator
    let items: SubmittedItems
    let instant: Instant

    func add(
        _ status: ObligationStatus,
        of unit: UnitCode,
        _ milestone: Milestone,
        to tally: inout Timeliness
    ) {
        guard let deadline = status.deadline else { return }
        let due = evaluator.dueInstant(of: deadline, graceMinutes: milestone.graceMinutes)
        if due < instant, status.state != .excused {
            tally.due += 1
            if status.state == .onTime {
                tally.onTime += 1
                if let submitted = status.submitted,
                    items.isEmpty(unit, milestone, submitted: submitted)
                {
                    tally.empty += 1
                }
            }
        }
        if let original = status.originalDeadline {
            let gross = evaluator.dueInstant(of: original, graceMinutes: milestone.graceMinutes)
            if gross < instant {
                tally.dueGross += 1
                if let submitted = status.submitted, submitted <= gross { tally.onTimeGross += 1 }
            }
        }
        guard status.state == .late, let delay = evaluator.delay(of: status) else { return }
        tally.late += 1
        tally.daysLate += delay.days
        tally.workingDaysLate += delay.workingDays
        tally.maxDaysLate = max(tally.maxDaysLate, delay.days)
    }
}

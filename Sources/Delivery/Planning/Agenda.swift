package import Campaigns
import Synchronization

/// All occurrences of a campaign, computed once per rule, milestone and deadline.
///
/// Units that share a deadline share its occurrences, so the cost does not grow with the units.
/// Past the end of the working calendar it goes by the week alone: that the files count past it was
/// found when they were read, and must not stop a campaign that runs.
package final class Agenda: Sendable {
    package let campaign: Campaign
    package let calculator: OccurrenceCalculator
    private let memory = Mutex<[Request: [Occurrence]]>([:])

    private struct Request: Hashable {
        let schedule: ScheduleID
        let line: Int
        let milestone: MilestoneID?
        let deadline: CivilDateTime?
    }

    package init(_ campaign: Campaign) {
        self.campaign = campaign
        calculator = OccurrenceCalculator(campaign, calendar: campaign.calendar.openEnded)
    }

    /// A reminder's occurrences about a milestone with that deadline, by due instant.
    ///
    /// Throws ``DeadlineCrossing``; for a set that passed its checks only where an extension was
    /// granted under other files, whose windows let it in.
    package func occurrences(
        of rule: SendRule,
        in schedule: Schedule,
        milestone: MilestoneID,
        deadline: CivilDateTime
    ) throws -> [Occurrence] {
        let request = Request(
            schedule: schedule.id,
            line: rule.line,
            milestone: milestone,
            deadline: deadline
        )
        if let known = memory.withLock({ $0[request] }) { return known }
        let occurrences = try calculator.occurrences(
            of: rule,
            in: schedule,
            milestone: milestone,
            deadline: deadline
        )
        memory.withLock { $0[request] = occurrences }
        return occurrences
    }

    /// A digest's or a bulletin's occurrences, by due instant.
    package func occurrences(of rule: SendRule, in schedule: Schedule) throws -> [Occurrence] {
        let request = Request(
            schedule: schedule.id,
            line: rule.line,
            milestone: nil,
            deadline: nil
        )
        if let known = memory.withLock({ $0[request] }) { return known }
        let occurrences = try calculator.occurrences(of: rule, in: schedule)
        memory.withLock { $0[request] = occurrences }
        return occurrences
    }
}

extension Array where Element == Occurrence {
    /// The occurrences due after `lower` and not after `upper`, of an array sorted by due instant.
    package func due(after lower: Instant, through upper: Instant) -> ArraySlice<Occurrence> {
        let start = firstIndex(after: lower)
        let end = firstIndex(after: upper)
        return start < end ? self[start..<end] : []
    }

    /// When the first one after `instant` is due; nil where none is.
    func firstDue(after instant: Instant) -> Instant? {
        let index = firstIndex(after: instant)
        return index < endIndex ? self[index].due : nil
    }

    private func firstIndex(after instant: Instant) -> Int {
        partitioningIndex { $0.due > instant }
    }
}

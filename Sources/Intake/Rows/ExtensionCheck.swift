import Campaigns
import Texts
import Wording

/// Tries whether letters can be worked out for a deadline that a decision would set.
struct ExtensionCheck {
    private let context: IntakeContext

    init(_ context: IntakeContext) {
        self.context = context
    }

    /// What is wrong with the deadline; nil where every letter about it can be computed.
    func problem(
        with deadline: CivilDateTime,
        of milestone: MilestoneID
    ) -> (code: FindingCode, message: Phrase)? {
        let last = context.campaign.calendar.validity.upperBound
        let tooLate = (FindingCode.calendarTooShort, IntakeWords.calendarEnds(deadline.date, last))
        guard context.campaign.calendar.validity.contains(deadline.date) else { return tooLate }
        for schedule in context.campaign.schedules {
            guard case .reminder(let ids) = schedule.kind, ids.contains(milestone) else { continue }
            for rule in schedule.rules {
                do {
                    _ = try context.calculator.occurrences(
                        of: rule,
                        in: schedule,
                        milestone: milestone,
                        deadline: deadline
                    )
                } catch let error as DeadlineCrossing {
                    let why = CampaignWords.crossesDeadline(error)
                    return (.crossesDeadline, IntakeWords.extensionCrossed(schedule.name, why))
                } catch {
                    return tooLate
                }
            }
        }
        return nil
    }
}

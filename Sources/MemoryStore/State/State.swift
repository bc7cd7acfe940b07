import Campaigns
import Delivery
import Foundation

/// What the store keeps, with the ways to find it.
///
/// Letters and occurrences are changed by ``change(_:_:)`` and ``settle(_:_:_:_:)`` alone, which keep
/// the ways to find them in step.
struct State: Sendable {
    var rows = StoreContents()

    // Facts: what is recorded already.
    var submissionNames: Set<SubmissionName> = []
    var decisionNames: Set<DecisionName> = []
    var lastDecisions: [RulingName: Decision] = [:]
    var figureNames: Set<FigureName> = []
    /// What units and obligations were last written from.
    var prepared: [CampaignID: Campaign] = [:]

    // The ledger: positions of occurrences.
    var keys: [OccurrenceKey: Int] = [:]
    var byMilestone: [MilestoneName: MilestoneIndex] = [:]
    var bySchedule: [ScheduleName: [Int]] = [:]
    /// Those that were once skipped because a limit of letters was reached.
    var exhausted: [CampaignID: [Int]] = [:]
    /// By letter, from letter 1 on.
    var ofLetter: [[Int]] = []

    /// Letters that ever told the calendar of a unit's officer something.
    var calendarLetters: [CampaignID: [UnitCode: Set<Int64>]] = [:]

    // The outbox.
    var tokens: Set<String> = []
    var counts: [LetterState: Int] = [:]
    var busy: Set<Int64> = []
    /// Letters that may still leave or end by themselves.
    var waiting: Set<Int64> = []
    var failed: Set<Int64> = []
    /// Since when campaigns wait for their files to rest.
    var resting: [CampaignID: Instant] = [:]
    var queues: [Queue] = []
    var expiring = LetterQueue()
    var attemptEnds: [MailServerID: [Instant]] = [:]
    var answers: [MailServerID: [DatedAnswer]] = [:]
    var bounceNames: Set<BounceName> = []

    // What the service remembers of itself; no part of what one store hands to another.
    var heartbeat: Heartbeat?
    var clockWatch: ClockWatch?
    var keptTemplates: [String: String] = [:]

    /// What would take back the changes since it was set; nil while nothing can fail.
    var undo: [Undo]?

    /// Letters of one server and one priority that wait.
    struct Queue: Sendable {
        let server: MailServerID
        let priority: Int
        var letters = LetterQueue()
    }

    enum Undo: Sendable {
        case letter(StoredLetter)
        case newLetter
        case occurrence(Int, StoredOccurrence)
        case formerLetter
        case formerEnd
    }
}

extension State {
    struct SubmissionName: Hashable, Sendable {
        let campaign: CampaignID
        let obligation: ObligationID
        let status: Submission.Status
        let happened: Instant
        let document: String
    }

    struct RulingName: Hashable, Sendable {
        let campaign: CampaignID
        let obligation: ObligationID
        let isExtension: Bool
    }

    struct DecisionName: Hashable, Sendable {
        let name: RulingName
        let ruling: Decision.Ruling
        let recorded: Instant
    }

    struct FigureName: Hashable, Sendable {
        let campaign: CampaignID
        let indicator: IndicatorID
        let unit: UnitCode
        let asOf: Instant
        let status: Figure.Status
        let numerator: Int?
        let denominator: Int?
        let percent: String
    }

    struct MilestoneName: Hashable, Sendable {
        let campaign: CampaignID
        let milestone: MilestoneID
    }

    /// Occurrences about one milestone.
    struct MilestoneIndex: Sendable {
        var all: [Int] = []
        var byUnit: [UnitCode: [Int]] = [:]
    }

    struct ScheduleName: Hashable, Sendable {
        let campaign: CampaignID
        let schedule: ScheduleID
    }

    struct BounceName: Hashable, Sendable {
        let letter: Int64
        let report: String
        let address: String
        let action: String
        let status: String
    }
}

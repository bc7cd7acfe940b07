package import Campaigns

/// What one pass found out, to be stored in one transaction.
package struct PassPlan: Sendable {
    package var entries: [LedgerEntry] = []
    package var runs: [LedgerRun] = []
    package var messages: [MessageDraft] = []
    /// Letters that wait and are changed; an entry may name one of them as its letter.
    package var revisions: [LetterRevision] = []
    /// By the token of a new letter all that it says, where some of it comes from letters that wait.
    package var sayings: [String: [OccurrenceKey]] = [:]
    /// What its digests tell.
    package var periods: [PeriodEntry] = []
    /// How far each rule has been looked at, by schedule and rule key.
    package var cursors: [RuleName: Instant] = [:]
    /// Rules whose time of day is about to change: the last day that is decided, and the cursor from
    /// which the days after it are planned anew.
    package var retimed: [RuleName: (decidedThrough: CivilDate, cursor: Instant)] = [:]
    /// When it was found out.
    package let notedAt: Instant
    private let zone: CivilZone

    package init(at instant: Instant, zone: CivilZone) {
        notedAt = instant
        self.zone = zone
    }

    /// What fell due in an outage, and is of no use any more.
    var missed: Int {
        let single = entries.count { entry in
            if case .missed(let reason) = entry.disposition {
                reason.code == .tooLate
            } else {
                false
            }
        }
        return runs.filter { $0.isMissed && $0.reason.code == .tooLate }
            .reduce(single) { $0 + $1.count }
    }

    /// The day under which the ledger counts what was due then: the local one, 17/03 for what was due on
    /// 17/03 at 00:30 though its nominal time was the evening before.
    package func ledgerDay(of due: Instant) -> CivilDate { zone.civil(of: due).date }
}

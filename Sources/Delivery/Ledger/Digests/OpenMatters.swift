package import Campaigns

/// What waits for a person, or ended because none came.
package struct OpenMatters: Hashable, Sendable {
    /// Letters that wait for the same.
    package struct Letters: Hashable, Sendable {
        package private(set) var count = 0
        package private(set) var first = Instant.distantFuture
        package private(set) var latest = Instant.distantPast

        package init() {}

        package mutating func add(_ instant: Instant) {
            count += 1
            first = min(first, instant)
            latest = max(latest, instant)
        }
    }

    /// Held for approval, by hand or as a backlog, by block.
    package var held: [ScheduleID: Letters] = [:]
    /// Could not be judged or written, or are quarantined.
    package var stuck = Letters()
    /// Nobody released them in time, by block.
    package var unreleased: [ScheduleID: Letters] = [:]
    /// Units that were to get a letter and have no address, and when that first was.
    package var withoutAddress: [UnitCode: Instant] = [:]
    /// Addresses of the campaign's readers that are written to no more, and what was last said of them, when.
    package var dead: [String: DeadAddressNote] = [:]
    /// Since when changed files are not taken over.
    package var filesSince: Instant?

    package init() {}

    /// Takes in a letter that is held, quarantined, or expired unapproved since `since`; others are passed over.
    package mutating func add(
        of schedule: ScheduleID,
        _ state: LetterState,
        _ reason: Reason?,
        isApproved: Bool,
        created: Instant,
        ended: Instant?,
        since: Instant
    ) {
        switch state {
        case .held where reason?.code == .notJudged || reason?.code == .notWritten:
            stuck.add(created)
        case .held: held[schedule, default: Letters()].add(created)
        case .quarantined: stuck.add(ended ?? created)
        case .expired:
            guard !isApproved, let ended, ended > since else { return }
            unreleased[schedule, default: Letters()].add(ended)
        case .pending, .claimed, .inFlight, .deferred, .sent, .failed, .ambiguous, .skipped,
            .cancelled:
            return
        }
    }
}

/// What was last said of an address that is dead, and when.
package struct DeadAddressNote: Hashable, Sendable {
    package let reason: String
    package let latest: Instant

    package init(reason: String, latest: Instant) {
        self.reason = reason
        self.latest = latest
    }
}

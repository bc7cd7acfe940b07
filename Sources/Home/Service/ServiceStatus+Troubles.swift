package import Campaigns
package import Delivery

/// What in a home's status needs a person.
extension ServiceStatus {
    /// Why a person should look.
    package enum Trouble: Hashable, Sendable {
        /// Nothing has looked whether letters are due since then, or the service that runs has given no sign.
        case late(since: Instant)
        /// The service does not run; that many letters wait, 0: the next is due.
        case stopped(since: Instant, letters: Int)
        /// Letters that may leave have waited for an hour or more.
        case waits(since: Instant)
        /// Letters that are held until a person has looked.
        case held(Reason.Code, Int)
        /// Letters over which the service died again and again.
        case quarantined(Int)
        /// Changed files wait for acceptance.
        case acceptance(CampaignID, since: Instant)
        /// Nothing is active, and the files have so many errors.
        case files(errors: Int)
        /// What the operator is told of.
        case cause(CauseRecord)
        /// The clock jumped, and is not believed yet.
        case clock(since: Instant)
        /// The last pass lies ahead of the clock: one of the two was wrong.
        case ahead(lastPass: Instant)
        /// Megabytes that are free.
        case disk(free: Int)
        case unbalanced(Int)
    }

    /// In minutes: a mail server that is away for less needs nobody.
    private static let longestWait = 60
    /// In minutes: passes by a timer are farther apart than the signs of a service that runs.
    private static let timerPatience = 20

    /// Empty where nobody need look.
    package var troubles: [Trouble] {
        var troubles = [idleness, waiting].compactMap(\.self)
        for code in [Reason.Code.restored, .backlog] {
            if let count = held[code] { troubles.append(.held(code, count)) }
        }
        if let open = open[.quarantined] { troubles.append(.quarantined(open.count)) }
        for (campaign, set) in heldSets.sorted(by: { $0.key < $1.key }) {
            troubles.append(.acceptance(campaign, since: set.since))
        }
        if fileErrors > 0 { troubles.append(.files(errors: fileErrors)) }
        if let jump {
            troubles.append(.clock(since: jump.from))
        } else if let lastPass, lastPass > asOf.adding(minutes: ClockCorrection.tolerance) {
            troubles.append(.ahead(lastPass: lastPass))
        }
        troubles += causesToHandle.filter { !isShownItself($0.cause) }.map { .cause($0) }
        if let shortDisk { troubles.append(.disk(free: shortDisk)) }
        if imbalances > 0 { troubles.append(.unbalanced(imbalances)) }
        return troubles
    }

    /// Whether what the cause is about is a trouble of its own.
    private func isShownItself(_ cause: OperatorCause) -> Bool {
        switch cause.kind {
        case .clock: jump != nil
        case .disk: shortDisk != nil
        case .files: heldSets[cause.campaign] != nil
        default: false
        }
    }

    /// What the operator is told of, but for servers that are away: those may be back any minute.
    package var causesToHandle: [CauseRecord] { causes.filter { $0.cause.kind != .relayAway } }

    /// Mail servers that cannot be used while letters wait.
    package var absences: [CauseRecord] { causes.filter { $0.cause.kind == .relayAway } }

    /// Nobody looks after the letters.
    private var idleness: Trouble? {
        guard let lastSign, !campaigns.isEmpty else { return nil }
        if let process {
            // A pass by hand or by a timer gives no signs; how long it may take nobody knows.
            guard heartbeat?.process == process else { return nil }
            let patience =
                open[.inFlight] == nil ? Heartbeat.patience : Heartbeat.patienceInFlight
            return lastSign.adding(minutes: patience) < asOf ? .late(since: lastSign) : nil
        }
        let waiting = (LetterState.waiting + LetterState.busy).compactMap { open[$0]?.count }
            .reduce(0, +)
        let isDue = heartbeat?.next.map { $0 <= asOf } ?? false
        if isByService, waiting > 0 || isDue { return .stopped(since: lastSign, letters: waiting) }
        return lastSign.adding(minutes: Self.timerPatience) < asOf ? .late(since: lastSign) : nil
    }

    /// The last to look after the letters was a service, and no pass by hand or by a timer.
    private var isByService: Bool {
        guard let heartbeat else { return false }
        return lastPass.map { $0 <= heartbeat.beat.adding(minutes: Heartbeat.interval) } ?? true
    }

    /// Letters wait for a mail server.
    private var waiting: Trouble? {
        let since = [waitsSince, absences.map(\.firstSeen).min()].compactMap(\.self).min()
        guard let since, since.adding(minutes: Self.longestWait) <= asOf else { return nil }
        return .waits(since: since)
    }
}

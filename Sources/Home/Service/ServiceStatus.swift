package import Campaigns
package import Delivery

/// How a home's service does at an instant: what `dondoc status` shows.
package struct ServiceStatus: Sendable {
    package let asOf: Instant
    /// The process that delivers from the home; nil where none does.
    package let process: Int32?
    package let heartbeat: Heartbeat?
    /// The latest pass of any campaign.
    package let lastPass: Instant?
    package let lastLetter: Instant?
    /// Campaigns that are not over, or that have letters to send.
    package let campaigns: [CampaignID]
    /// Letters that have not left, by state.
    package let open: [LetterState: Open]
    /// What holds letters, and how many.
    package let held: [Reason.Code: Int]
    package let pauses: [ServerPause]
    package let heldSets: [CampaignID: HeldSet]
    package let causes: [CauseRecord]
    package let jump: ClockWatch.Jump?
    /// Since when the first letter that may leave could have left; nil where none waits for a server.
    package let waitsSince: Instant?
    /// Days and lines of the ledger that do not balance.
    package let imbalances: Int

    /// Letters that have not left.
    package struct Open: Hashable, Sendable {
        package var count = 0
        /// When the first of them fell due.
        package var oldest = Instant.distantFuture
    }

    /// Why a person should look.
    package enum Trouble: Hashable, Sendable {
        /// Nothing has looked whether letters are due since then.
        case late(since: Instant)
        /// Letters that may leave have waited for an hour or more.
        case waits(since: Instant)
        case unbalanced(Int)
    }

    /// In minutes.
    private static let longestWait = 60
    /// In minutes: passes by a timer are farther apart than the signs of a service that runs.
    private static let timerPatience = 20

    /// `process`: who holds the home's lock.
    package init(of workspace: Workspace, process: Int32?, at now: Instant) throws {
        let store = workspace.store
        asOf = now
        self.process = process
        heartbeat = try store.heartbeat()
        lastLetter = try store.lastLetter()
        pauses = try store.pauses().values.sorted { $0.server < $1.server }
        // Of an outage that has just begun it is not known yet whether it lasts.
        causes = try store.causes().filter { record in
            let ripe = record.firstSeen.adding(minutes: ServerCauses.patience)
            return record.cause.kind != .relayAway || ripe <= now
        }
        jump = try store.clockWatch()?.jump
        imbalances = try store.ledger(of: nil).count { !$0.balances }
        var (open, held) = ([LetterState: Open](), [Reason.Code: Int]())
        let states: [LetterState] = [.pending, .deferred, .held, .claimed, .inFlight]
        for row in try store.outbox(.all, in: states) {
            open[row.state, default: Open()].count += 1
            let oldest = open[row.state]?.oldest ?? row.due
            open[row.state]?.oldest = min(oldest, row.due)
            if row.state == .held, let code = row.reason?.code { held[code, default: 0] += 1 }
        }
        (self.open, self.held) = (open, held)
        var (lastPass, campaigns) = (Instant?.none, [CampaignID]())
        var heldSets: [CampaignID: HeldSet] = [:]
        var waitsSince: Instant?
        for active in try store.activeCampaigns() {
            let pass = try store.lastPass(of: active.id)
            lastPass = [lastPass, pass].compactMap(\.self).max()
            heldSets[active.id] = try store.heldSet(of: active.id)
            guard let campaign = try workspace.storedCampaign(active.id) else { continue }
            for server in campaign.mailServers {
                guard let next = try store.nextSendable(by: server.id, of: [active.id]), next <= now
                else { continue }
                waitsSince = min(waitsSince ?? next, next)
            }
            let end = campaign.zone.end(of: campaign.validity.upperBound)
            if try now <= end || store.waiting(of: active.id) != (0, 0) {
                campaigns.append(active.id)
            }
        }
        (self.lastPass, self.campaigns, self.heldSets) = (lastPass, campaigns, heldSets)
        self.waitsSince = waitsSince
    }

    /// The last sign that somebody looks after the letters.
    package var lastSign: Instant? { [heartbeat?.beat, lastPass].compactMap(\.self).max() }

    package var troubles: [Trouble] {
        var troubles: [Trouble] = []
        let patience = process == nil ? Self.timerPatience : Heartbeat.patience
        if let lastSign, !campaigns.isEmpty, lastSign.adding(minutes: patience) < asOf {
            troubles.append(.late(since: lastSign))
        }
        if let waitsSince, waitsSince.adding(minutes: Self.longestWait) < asOf {
            troubles.append(.waits(since: waitsSince))
        }
        if imbalances > 0 { troubles.append(.unbalanced(imbalances)) }
        return troubles
    }
}

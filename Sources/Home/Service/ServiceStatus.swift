package import Campaigns
package import Delivery
import Schedules
import Texts

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
    /// Letters that have not left, and those that a person must look at, by state.
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
    /// The room on the home's disk, in megabytes, where it is short; nil where it is not, or not known.
    package let shortDisk: Int?
    /// Errors of the files of a home in which nothing was ever active, and which therefore sends nothing.
    package let fileErrors: Int

    /// Letters in one state.
    package struct Open: Hashable, Sendable {
        package var count = 0
        /// When the first of them fell due.
        package var oldest = Instant.distantFuture
    }

    /// `process`: who holds the home's lock.
    package init(of workspace: Workspace, process: Int32?, at now: Instant) throws {
        let disk = DiskSpace(of: workspace.home)
        try self.init(of: workspace, process: process, disk: disk, at: now)
    }

    /// `disk`: nil where the system does not tell.
    init(of workspace: Workspace, process: Int32?, disk: DiskSpace?, at now: Instant) throws {
        let store = workspace.store
        asOf = now
        self.process = process
        heartbeat = try store.heartbeat()
        lastLetter = try store.lastLetter()
        pauses = try store.pauses().values.sorted { $0.server < $1.server }
        causes = try store.causes()
        jump = try store.clockWatch()?.jump
        shortDisk = disk.flatMap { $0.isShort ? $0.free : nil }
        heldSets = try store.heldSets()
        imbalances = try store.ledger(of: nil).count { !$0.balances }
        var (open, held) = ([LetterState: Open](), [Reason.Code: Int]())
        for row in try store.outbox(.all, in: LetterState.open + [.quarantined]) {
            open[row.state, default: Open()].count += 1
            let oldest = open[row.state]?.oldest ?? row.due
            open[row.state]?.oldest = min(oldest, row.due)
            if row.state == .held, let code = row.reason?.code { held[code, default: 0] += 1 }
        }
        (self.open, self.held) = (open, held)
        var (lastPass, campaigns) = (Instant?.none, [CampaignID]())
        var waitsSince: Instant?
        let allActive = try store.activeCampaigns()
        for active in allActive {
            let pass = try store.lastPass(of: active.id)
            lastPass = [lastPass, pass].compactMap(\.self).max()
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
        (self.lastPass, self.campaigns, self.waitsSince) = (lastPass, campaigns, waitsSince)
        fileErrors = allActive.isEmpty ? Self.fileErrors(of: workspace, at: now) : 0
    }

    /// Files that cannot be read at all count as one error.
    private static func fileErrors(of workspace: Workspace, at now: Instant) -> Int {
        guard let files = try? workspace.readSchedules(at: now) else { return 1 }
        return files.findings.count { $0.severity == .error }
    }

    /// The last sign that somebody looks after the letters.
    package var lastSign: Instant? {
        let passes = [heartbeat?.beat, lastPass] + heldSets.values.map { $0.since }
        return passes.compactMap(\.self).max()
    }
}

package import Campaigns
import Delivery
import Synchronization

/// Keeps the numbers of a service up to date, pass by pass.
package final class MetricsDesk: Sendable {
    private let workspace: Workspace
    private let state: Mutex<State>

    private struct State {
        var snapshot: MetricsSnapshot
        /// Something was done since the store was last asked.
        var isStale = true
        var asked: Instant?
        var balanced: Instant?
    }

    /// `isService`: false for a single pass.
    package init(_ workspace: Workspace, version: String, machine: String, isService: Bool) {
        self.workspace = workspace
        var snapshot = MetricsSnapshot(version: version, machine: machine)
        if !isService { snapshot.isUp = nil }
        state = Mutex(State(snapshot: snapshot))
    }

    package var snapshot: MetricsSnapshot { state.withLock { $0.snapshot } }

    /// Letters are counted no more often than that: it reads the whole outbox.
    private static let secondsBetweenCounts = 10
    /// The ledger is added up no more often than that.
    private static let minutesBetweenBalances = 60

    /// Takes in a pass.
    ///
    /// `next`: when the next one is due. `took`: how long this one took. An idle pass asks the store nothing, unless
    /// an earlier one was not counted yet.
    /// Throws what the store throws; what is known stays then.
    package func note(
        _ report: Engine.Report,
        at now: Instant,
        next: Instant?,
        took: Duration
    ) throws {
        let (isDue, isBalanceDue) = state.withLock { state in
            if !report.isIdle { state.isStale = true }
            state.snapshot.nextDue = next
            if !report.isIdle { state.snapshot.lastPassTook = took }
            let since = state.asked.map { now.duration(since: $0) }
            let isDue =
                state.isStale
                && since.map { $0 < .zero || $0 >= .seconds(Self.secondsBetweenCounts) } ?? true
            let age = state.balanced.map { now.duration(since: $0) }
            let isOld =
                age.map { $0 < .zero || $0 >= .seconds(Self.minutesBetweenBalances * 60) } ?? true
            return (isDue, isDue && isOld)
        }
        guard isDue else { return }
        let store = workspace.store
        let campaigns = try store.activeCampaigns().map(\.id)
        let letters = try store.tallies()
        var passes: [CampaignID: Instant] = [:]
        let held = try store.heldSets().count
        var imbalances: [CampaignID: Int] = [:]
        for campaign in campaigns {
            passes[campaign] = try store.lastPass(of: campaign)
            guard isBalanceDue else { continue }
            imbalances[campaign] = try store.ledger(of: campaign)
                .reduce(0) { $0 + abs($1.due - $1.counts.values.reduce(0, +)) }
        }
        state.withLock { state in
            state.snapshot.letters = letters
            state.snapshot.lastPasses = passes
            state.snapshot.heldSets = held
            if isBalanceDue {
                state.snapshot.imbalances = imbalances
                state.balanced = now
            }
            state.asked = now
            state.isStale = false
        }
    }

    /// Takes in what a pass found of the mail servers.
    package func noteServers(_ report: Engine.Report) {
        guard !report.isIdle else { return }
        let faulty = Set(
            report.dispatch.absent.map(\.server) + report.dispatch.stopped.map(\.pause.server)
        )
        let servers = report.activation.campaigns.flatMap(\.serversWithFallbacks).map(\.id)
        state.withLock { state in
            state.snapshot.faults = Dictionary(
                servers.map { ($0, faulty.contains($0)) },
                uniquingKeysWith: { first, _ in first }
            )
        }
    }

    /// The service ends.
    package func noteEnd() { state.withLock { $0.snapshot.isUp = false } }
}

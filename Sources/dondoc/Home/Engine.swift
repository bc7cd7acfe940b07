import Campaigns
import Delivery
import SMTP
import Storage
import Texts
import Wording

/// Passes over a home, one at a time: reads changed files, plans, delivers.
actor Engine {
    private let workspace: Workspace
    private var dispatcher: Dispatcher?
    private var campaigns: [Campaign] = []
    private var lastReport: [String] = []

    init(_ workspace: Workspace) {
        self.workspace = workspace
    }

    /// What a pass came to, and whether the files had no error.
    struct Report: Sendable {
        let dispatch: Dispatcher.Report
        let isClean: Bool
    }

    func pass(at now: Instant, clock: @escaping @Sendable () -> Instant) async throws -> Report {
        let activation = try workspace.activate(at: now)
        if dispatcher == nil || activation.campaigns != campaigns {
            campaigns = activation.campaigns
            await dispatcher?.close()
            dispatcher = try workspace.dispatcher(for: campaigns)
        }
        // The same mistake is told once, not at every pass.
        if activation.report != lastReport {
            activation.report.forEach(Screen.complain)
            lastReport = activation.report
        }
        guard let dispatcher else {
            return Report(dispatch: Dispatcher.Report(), isClean: activation.isClean)
        }
        let report = try await dispatcher.pass(
            at: now,
            clock: clock,
            transport: { SMTPTransport(to: $0) }
        )
        return Report(dispatch: report, isClean: activation.isClean)
    }

    /// Takes leave of the mail servers.
    func close() async {
        await dispatcher?.close()
    }

    func nextDue(after now: Instant) throws -> Instant? {
        try dispatcher?.nextDue(after: now)
    }
}

extension Courier.Report {
    /// The pass in one line.
    func summary(planned: Int) -> Phrase {
        Messages.passDone(
            planned: planned,
            sent: sent,
            deferred: deferred,
            failed: failed,
            ambiguous: ambiguous,
            skipped: skipped
        )
    }
}

extension RelayFault {
    var phrase: Phrase { Messages.relayFault(self) }
}

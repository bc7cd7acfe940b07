import Campaigns
import Delivery
import Foundation
import Home
import Letters
import MailCatcher
import SMTP
import Schedules
import Storage
import Texts
import Wording

/// A campaign on a virtual clock: everything is rendered and delivered as if the days went by.
struct Replay {
    let campaign: Campaign
    let templates: TemplateLibrary
    let store: Store
    let from: Instant
    let to: Instant

    /// Replays with every letter sent over SMTP into a loopback inbox in that folder.
    func run(intoInbox folder: URL) async throws -> ReplayLoop.Report {
        let catcher = try await MailCatcher(inbox: folder)
        defer { Task { try? await catcher.stop() } }
        guard let endpoint = Endpoint("smtp://127.0.0.1:\(catcher.port)") else {
            throw CommandFailure(Messages.noMailServer)
        }
        return try await run(to: endpoint)
    }

    /// Replays with every letter sent to that server.
    func run(to endpoint: Endpoint) async throws -> ReplayLoop.Report {
        guard let configured = campaign.mailServer else {
            throw CommandFailure(Messages.noMailServer)
        }
        var server = configured
        server.host = endpoint.host
        server.port = endpoint.port
        server.isImplicitTLS = endpoint.isImplicitTLS
        if server.isLoopback {
            server.user = nil
            server.security = nil
        }
        return try await run(through: SMTPTransport(to: server))
    }

    func run(through transport: any Transport) async throws -> ReplayLoop.Report {
        guard campaign.mailServer != nil else { throw CommandFailure(Messages.noMailServer) }
        _ = try store.activate(campaign, texts: [:], at: from)
        let desk = CampaignDesk(
            Planner(campaign: campaign, templates: templates, store: store, approvesAll: true)
        )
        let dispatcher = Dispatcher(
            desks: [desk],
            ledger: store,
            outbox: store,
            worker: .thisProcess
        )
        let clock = VirtualClock(from)
        let loop = ReplayLoop(dispatcher: dispatcher, clock: clock, transport: transport)
        let report = try await loop.run(to: to, arrivals: try arrivals(), progress: showProgress)
        if Screen.isErrorTerminal { Screen.showProgress("\r\u{1B}[K") }
        return report
    }

    /// When figures become known that call for an alert; other facts wait for the next pass.
    private func arrivals() throws -> [Instant] {
        var facts = Facts()
        var cursor = FactCursor()
        try store.loadFacts(of: campaign.id, into: &facts, after: &cursor)
        let alerting = campaign.indicators.filter(\.alertsWhenPositive).map(\.id)
        let instants = alerting.flatMap { facts.figures[$0]?.values.flatMap(\.self) ?? [] }
            .filter { $0.numerator ?? 0 > 0 }.map(\.recorded)
        return Set(instants).filter { $0 > from }.sorted()
    }

    private func showProgress(_ now: Instant, _ report: ReplayLoop.Report) {
        guard Screen.isErrorTerminal else { return }
        let date = DateStyle(Screen.language).inTable(campaign.zone.civil(of: now).date)
        let line = Messages.replaying(date, sent: report.sent)(Screen.language)
        Screen.showProgress("\r\u{1B}[K\(line)")
    }
}

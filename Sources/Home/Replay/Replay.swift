package import Campaigns
package import Delivery
package import Letters
import Texts

/// A campaign on a virtual clock: everything is rendered and delivered as if the days went by.
package struct Replay {
    private let campaign: Campaign
    private let templates: TemplateLibrary
    private let store: any HomeStore
    private let clock: VirtualClock
    private let approver: ReplayApprover?

    /// What is replayed, and with whose help.
    ///
    /// `store`: a scratch one that holds the facts, each shown at the instant at which it was recorded.
    /// `approver`: nil where letters that need approval stay held, as they do in life.
    package init(
        campaign: Campaign,
        templates: TemplateLibrary,
        store: any HomeStore,
        clock: VirtualClock,
        approver: ReplayApprover?
    ) {
        self.campaign = campaign
        self.templates = templates
        self.store = store
        self.clock = clock
        self.approver = approver
    }

    /// Replays the span, which begins where the clock stands; `progress` is told after each pass what the clock says and what was done.
    ///
    /// Throws ``HomeError/noMailServer`` where the campaign could send nothing.
    package func run(
        _ span: ClosedRange<Instant>,
        through transport: any Transport,
        progress: (Instant, ReplayLoop.Report) -> Void
    ) async throws -> ReplayLoop.Report {
        guard campaign.mailServer != nil else { throw HomeError.noMailServer }
        clock.advance(to: span.lowerBound)
        _ = try store.activate(campaign, texts: [:], at: span.lowerBound)
        let desk = CampaignDesk(Planner(campaign: campaign, templates: templates, store: store))
        let dispatcher = Dispatcher(
            desks: [desk],
            ledger: store,
            outbox: store,
            worker: .thisProcess,
            explain: HomeWords.explain
        )
        let loop = ReplayLoop(
            dispatcher: dispatcher,
            clock: clock,
            transport: transport,
            afterPass: { [approver] in try approver?.release(of: campaign.id) }
        )
        return try await loop.run(
            to: span.upperBound,
            arrivals: try arrivals(after: span.lowerBound),
            progress: progress
        )
    }

    /// When figures become known that call for an alert; other facts wait for the next pass.
    private func arrivals(after start: Instant) throws -> [Instant] {
        let facts = try store.facts(of: campaign.id)
        let alerting = campaign.indicators.filter(\.alertsWhenPositive).map(\.id)
        let instants = alerting.flatMap { facts.figures[$0]?.values.flatMap(\.self) ?? [] }
            .filter { $0.numerator ?? 0 > 0 }.map(\.recorded)
        return Set(instants).filter { $0 > start }.sorted()
    }
}

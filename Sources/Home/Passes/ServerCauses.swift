import Campaigns
import Delivery
import Texts

/// What the operator must hear of mail servers after a pass, and by which server.
struct ServerCauses {
    private let report: Dispatcher.Report
    private let campaigns: [Campaign]
    /// Campaigns with letters to offices that are due and have not left.
    ///
    /// What waits for the operator alone is no reason to write to the operator.
    private var late: Set<CampaignID> = []

    /// `campaigns`: those that are active; `letters`: those that wait.
    init(
        _ report: Dispatcher.Report,
        of campaigns: [Campaign],
        letters: any LetterDesk,
        at now: Instant
    ) throws {
        self.report = report
        self.campaigns = campaigns
        for campaign in Set(report.absent.flatMap(\.waiting)) {
            let rows = try letters.outbox(
                LetterSelection(campaign: campaign),
                in: LetterState.waiting
            )
            let isLate = rows.contains { $0.due <= now && !$0.schedule.text.isEmpty }
            if isLate { late.insert(campaign) }
        }
    }

    /// In minutes: a server that cannot be used is told of when it has been so for that long.
    static let patience = 60

    /// Servers that take no letters now.
    var unusable: Set<MailServerID> {
        Set(report.stopped.map(\.pause.server) + report.absent.map(\.server))
    }

    /// To each campaign that has letters waiting: servers that refuse letters alike, servers that are away.
    var failures: [DeskFailure] {
        let stopped = report.stopped.flatMap { server in
            campaigns.filter { server.waiting.contains($0.id) }.map { campaign in
                let until = campaign.zone.civil(of: server.pause.until)
                let words = HomeWords.serverStopped(server.pause, until: until)
                return failure(.server, of: campaign, words)
            }
        }
        let absent = report.absent.flatMap { server in
            campaigns.filter { server.waiting.contains($0.id) && late.contains($0.id) }.map {
                campaign in
                let words = HomeWords.relayAway(server.server, server.fault, campaign.id)
                return failure(.relayAway, of: campaign, words)
            }
        }
        return stopped + absent
    }

    /// Whether the cause may go on though no letter waits at the moment.
    func lasts(_ cause: OperatorCause) -> Bool {
        switch cause.kind {
        case .server: report.stopped.flatMap(\.campaigns).contains(cause.campaign)
        case .relayAway: report.absent.flatMap(\.campaigns).contains(cause.campaign)
        case .files, .planning, .letter, .failed, .calendar, .approval, .templates, .clock, .disk,
            .backup,
            .variable:
            false
        }
    }

    private func failure(
        _ kind: OperatorCause.Kind,
        of campaign: Campaign,
        _ words: Phrase
    ) -> DeskFailure {
        var words = words
        if let usual = campaign.mailServer {
            let server = OperatorNotice.server(insteadOf: usual, avoiding: unusable)
            if server.id != usual.id {
                words = .joined([words, HomeWords.byFallback(server.id)], by: "\n")
            }
        }
        return DeskFailure(campaign: campaign.id, kind: kind, words: words)
    }
}

extension OperatorCause.Kind {
    /// Whether it is an outage of a mail server, of which a letter by that server would tell too late.
    var isOutage: Bool { self == .server || self == .relayAway }
}

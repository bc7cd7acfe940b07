import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Home
import LetterTables
import SMTP
import Schedules
import Tables
import Texts
import Wording

struct ReplayCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "replay",
            abstract: Commands.replay(Screen.language),
            aliases: ["mo-phong"]
        )
    }

    @OptionGroup var home: HomeOptions
    @OptionGroup var campaign: CampaignOptions

    @Option(help: ArgumentHelp(Commands.from(Screen.language), valueName: "INSTANT"))
    var from: InstantArgument?

    @Option(help: ArgumentHelp(Commands.to(Screen.language), valueName: "INSTANT"))
    var to: InstantArgument?

    @Option(help: ArgumentHelp(Commands.inbox(Screen.language), valueName: "DIR"))
    var toInbox: String?

    @Flag(help: ArgumentHelp(Commands.approve(Screen.language)))
    var approve = false

    @Option(help: ArgumentHelp(Commands.mail(Screen.language), valueName: "smtp://…"))
    var mail: String?

    func run() async throws {
        let workspace = try Workspace(reading: home.open())
        let campaign = try workspace.campaign(campaign)
        let present = WallClock.now()
        let store = Stores.scratch()
        try store.prepare(campaign)
        try workspace.store.copyFacts(of: campaign, to: store)
        let start =
            from?.instant(campaign.zone, now: present)
            ?? campaign.zone.start(of: campaign.validity.lowerBound)
        let end =
            to?.asOf(campaign.zone, now: present)
            ?? campaign.zone.end(of: campaign.validity.upperBound)
        guard start <= end else {
            let zone = campaign.zone
            throw CommandFailure(
                Findings.reversedDates(zone.civil(of: start).date, zone.civil(of: end).date)
            )
        }
        let clock = VirtualClock(start)
        let approver = approve ? ReplayApprover(store) : nil
        let replay = Replay(
            campaign: campaign,
            templates: try workspace.home.readTemplates(),
            store: store,
            clock: clock,
            approver: approver
        )
        let carrier = try carrier(for: campaign, store, clock, approver)
        let report = try await replay.run(
            start...end,
            through: carrier.transport,
            progress: ReplayProgress(campaign.zone).show
        )
        try await carrier.stop()
        ReplayProgress.clear()
        let language = Screen.language
        Screen.say(
            Messages.replayDone(
                passes: report.passes,
                occurrences: report.occurrences,
                sent: report.sent
            )(language)
        )
        Screen.say(carrier.destination(language))
        let rows = try store.ledger(of: nil)
        Screen.show(LedgerTable.totals(rows))
        let tally = EndTally(of: store.snapshot())
        LetterPhrases.lines(of: tally, language).forEach(Screen.say)
        try approver?.line(from: store).map { Screen.say($0(language)) }
        if approver == nil, tally.hasUnreleased {
            Screen.say(Messages.approveToSee(language))
        }
        Screen.say("")
        if let fault = report.fault { throw CommandFailure(fault.phrase) }
        if let failure = report.failure { throw CommandFailure(failure.phrase) }
        if !rows.allSatisfy(\.balances) { throw Exit(code: 1) }
    }

    /// Where the letters go.
    private func carrier(
        for campaign: Campaign,
        _ store: any HomeStore,
        _ clock: VirtualClock,
        _ approver: ReplayApprover?
    ) throws -> ReplayCarrier {
        guard let server = campaign.mailServer else { throw HomeError.noMailServer }
        if let toInbox {
            let source = LetterFolder.Source(
                letters: store,
                clock: { clock.now },
                campaign: { $0 == campaign.id ? campaign : nil },
                wasReleased: { approver?.released.contains($0) ?? false }
            )
            return .folder(try LetterFolder(URL(fileURLWithPath: toInbox), source))
        }
        guard let mail else { return .nowhere }
        guard let endpoint = Endpoint(mail) else { throw CommandFailure(Findings.badServer(mail)) }
        return .server(server.at(endpoint), named: mail)
    }
}

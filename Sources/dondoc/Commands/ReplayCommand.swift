import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Home
import MailCatcher
import SMTP
import Schedules
import Storage
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

    @Option(help: ArgumentHelp(Commands.mail(Screen.language), valueName: "smtp://…"))
    var mail: String?

    func run() async throws {
        let workspace = try Workspace(home.open())
        let campaign = try workspace.campaign(campaign)
        let present = WallClock.now()
        let scratch = FileManager.default.temporaryDirectory
            .appendingPathComponent("dondoc-replay-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let store = try Store(
            path: scratch.appendingPathComponent("replay.sqlite").path,
            durability: .scratch
        )
        let replay = Replay(
            campaign: campaign,
            templates: try workspace.home.readTemplates(),
            store: store,
            from: from?.instant(campaign.zone, now: present)
                ?? campaign.zone.start(of: campaign.validity.lowerBound),
            to: to?.asOf(campaign.zone, now: present)
                ?? campaign.zone.end(of: campaign.validity.upperBound)
        )
        try store.prepare(campaign)
        try workspace.store.copyFacts(of: campaign.id, to: store)
        let report: ReplayLoop.Report
        var destination = Messages.replayedNowhere
        if let toInbox {
            let folder = URL(fileURLWithPath: toInbox)
            guard try Maildir.clear(folder) else {
                throw CommandFailure(Messages.inboxInUse(folder.path))
            }
            destination = Messages.replayedInto(folder.appendingPathComponent("new").path)
            report = try await replay.run(intoInbox: folder)
        } else if let mail {
            guard let endpoint = Endpoint(mail) else {
                throw CommandFailure(Findings.badServer(mail))
            }
            destination = Messages.replayedInto(mail)
            report = try await replay.run(to: endpoint)
        } else {
            report = try await replay.run(through: AcceptingTransport())
        }
        let language = Screen.language
        Screen.say(
            Messages.replayDone(
                passes: report.passes,
                occurrences: report.occurrences,
                sent: report.sent
            )(language)
        )
        Screen.say(destination(language))
        Screen.say(Messages.approvedByReplay(language))
        let rows = try store.ledger(of: nil)
        Screen.say(
            LedgerTable.totals(rows).text(
                .table,
                language,
                width: Screen.width,
                colours: Screen.hasColours
            )
        )
        if let fault = report.fault { throw CommandFailure(fault.phrase) }
        if !rows.allSatisfy(\.balances) { throw Exit(code: 1) }
    }
}

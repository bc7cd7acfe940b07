import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Home
import Intake
import LetterTables
import Schedules
import Statistics
import StatisticsTables
import Tables
import Texts
import Wording

struct DemoCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "demo",
            abstract: Commands.demo(Screen.language),
            aliases: ["trinh-dien"]
        )
    }

    @OptionGroup var home: HomeOptions

    @Option(help: ArgumentHelp(Commands.folder(Screen.language), valueName: "DIR"))
    var into = "dondoc-demo"

    private static let campaignID: CampaignID = "bau-cu-2021"
    private static let marker = ".dondoc-demo"

    func run() async throws {
        let folder = try prepareFolder(from: source())
        let home = try HomeFolder(folder)
        let sets = try home.readSchedules()
        guard let campaign = sets.sets.first(where: { $0.id == Self.campaignID })?.campaign else {
            Screen.complain(about: sets.findings, in: sets.files)
            throw Exit(code: 1)
        }
        let store = Stores.scratch(retention: .everything)
        try store.prepare(campaign)
        try importSamples(of: campaign, into: store, folder)

        let zone = campaign.zone
        guard let first = CivilDate(iso: "2021-02-17"), let last = CivilDate(iso: "2021-12-31"),
            let server = campaign.mailServer
        else { throw Exit(code: 1) }
        let approver = ReplayApprover(store)
        let replay = Replay(
            campaign: campaign,
            templates: try home.readTemplates(),
            store: store,
            clock: VirtualClock(zone.start(of: first)),
            approver: approver
        )
        let inbox = folder.appendingPathComponent("inbox")
        let carrier = try await ReplayCarrier.inbox(inbox, for: server)
        let report = try await replay.run(
            zone.start(of: first)...zone.end(of: last),
            through: carrier.transport,
            progress: ReplayProgress(zone).show
        )
        try await carrier.stop()
        ReplayProgress.clear()
        if let fault = report.fault { throw CommandFailure(fault.phrase) }
        if let failure = report.failure { throw CommandFailure(failure.phrase) }
        try Stores.keep(store, in: home)
        try show(campaign, Workspace(home, store: store), at: zone.end(of: last), inbox, approver)
    }

    /// The home, if it holds the demo's campaign; else what ships with the program.
    private func source() throws -> HomeFolder {
        let path = "Schedules/\(Self.campaignID)"
        if let home = try? home.open(),
            FileManager.default.fileExists(atPath: home.url.appendingPathComponent(path).path)
        {
            return home
        }
        let shipped = ShippedFiles.ofThisProgram
        guard let folder = shipped.folder(holding: path) else {
            throw CommandFailure(ShippedWords.noDemo(shipped))
        }
        return try HomeFolder(folder)
    }

    /// A fresh folder with copies of the schedules and templates; an earlier demo's is replaced.
    private func prepareFolder(from source: HomeFolder) throws -> URL {
        let manager = FileManager.default
        let folder = URL(fileURLWithPath: into).standardizedFileURL
        if manager.fileExists(atPath: folder.path) {
            let marker = folder.appendingPathComponent(Self.marker).path
            guard manager.fileExists(atPath: marker) else {
                throw CommandFailure(Messages.notADemo(folder.path))
            }
            try manager.removeItem(at: folder)
        }
        try manager.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data().write(to: folder.appendingPathComponent(Self.marker))
        try copy(source.schedulesURL, to: folder.appendingPathComponent("Schedules"))
        try copy(source.templatesURL, to: folder.appendingPathComponent("Templates"))
        return folder
    }

    /// Copies what is in the folder, as new files of whoever runs the demo: those that are installed are root's,
    /// and `FileManager` would fail to make the copies root's, too.
    private func copy(_ source: URL, to target: URL) throws {
        let manager = FileManager.default
        try manager.createDirectory(at: target, withIntermediateDirectories: true)
        for name in try manager.contentsOfDirectory(atPath: source.path) {
            let from = source.appendingPathComponent(name)
            let to = target.appendingPathComponent(name)
            switch try manager.attributesOfItem(atPath: from.path)[.type] as? FileAttributeType {
            case .typeDirectory: try copy(from, to: to)
            case .typeSymbolicLink:
                let destination = try manager.destinationOfSymbolicLink(atPath: from.path)
                try manager.createSymbolicLink(atPath: to.path, withDestinationPath: destination)
            default: try Data(contentsOf: from).write(to: to)
            }
        }
    }

    private func importSamples(of campaign: Campaign, into store: any HomeStore, _ folder: URL)
        throws
    {
        let samples = folder.appendingPathComponent("Schedules/\(Self.campaignID)/mau")
        let names = try FileManager.default.contentsOfDirectory(atPath: samples.path).sorted()
        for name in names where name.hasSuffix(".csv") {
            let url = samples.appendingPathComponent(name)
            let file = SourceFile(
                path: "mau/\(name)",
                text: String(
                    decoding: try BoundedFile.octets(of: url, upTo: TextLimit.table),
                    as: UTF8.self
                )
            )
            let table = IntakeTable(file, of: campaign, now: WallClock.now(), author: "demo")
            guard table.findings.isEmpty else {
                Screen.complain(about: table.findings, in: [file])
                throw Exit(code: 1)
            }
            _ = try store.append(table.batch, to: campaign.id, author: "demo")
        }
    }

    private func show(
        _ campaign: Campaign,
        _ workspace: Workspace,
        at instant: Instant,
        _ inbox: URL,
        _ approver: ReplayApprover
    ) throws {
        let language = Screen.language
        let facts = try workspace.facts(of: campaign)
        func section(_ title: Phrase, _ table: Table) {
            Screen.say(title(language).uppercased())
            Screen.show(table)
            Screen.say("")
        }
        let tables = StatisticsTables(input: StatisticsInput(campaign, facts, at: instant))
        section(Messages.demoProgress, try tables.progress(by: .unit, milestones: nil))
        let turnout = campaign.indicators.filter { $0.id.text == "di-bau" }
        section(Messages.demoTurnout, try tables.participation(turnout, by: .unit))
        let rows = try workspace.store.ledger(of: campaign.id)
        section(Messages.demoLedger, LedgerTable.totals(rows))
        let due = rows.reduce(0) { $0 + $1.due }
        Screen.say(LetterPhrases.balanced(due)(language))
        try approver.line(from: workspace.store).map { Screen.say($0(language)) }
        Screen.say("")
        Screen.say(Messages.demoSubjects(language).uppercased())
        for subject in try sampleSubjects(workspace.store, campaign) { Screen.say(subject) }
        Screen.say("")
        Screen.say(
            Messages.demoPlaces(home: workspace.home.url.path, inbox: inbox.path)(language)
        )
        if !rows.allSatisfy(\.balances) { throw Exit(code: 1) }
    }

    /// A reminder, an overdue letter and a bulletin.
    private func sampleSubjects(_ store: any LetterDesk, _ campaign: Campaign) throws -> [String] {
        let letters = try store.outbox(of: campaign.id, state: .sent)
        return ["truoc-han", "qua-han-3", "ngay-bau-cu"].compactMap { name in
            letters.first { $0.schedule.text == name && !$0.subject.contains("vụ việc") }
                .map { "  #\($0.id)  \($0.subject)" }
        }
    }
}

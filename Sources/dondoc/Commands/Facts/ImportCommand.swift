import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Home
import Intake
import IntakeTables
import Schedules
import Texts
import Wording

struct ImportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: Commands.importing(Screen.language),
            discussion: Commands.importingMore(Screen.language),
            aliases: ["nhap-tep"]
        )
    }

    @OptionGroup var options: RecordOptions
    @OptionGroup var format: FormatOptions

    @Argument(help: ArgumentHelp(Commands.file(Screen.language))) var file: String

    @Flag(help: ArgumentHelp(Commands.dryRun(Screen.language)))
    var dryRun = false

    @Flag(help: ArgumentHelp(Commands.acceptGood(Screen.language)))
    var acceptGood = false

    @Option(help: ArgumentHelp(Commands.importIndicator(Screen.language), valueName: "ID"))
    var indicator: String?

    @Option(help: ArgumentHelp(Commands.importAt(Screen.language), valueName: "INSTANT"))
    var at: String?

    @Option(help: ArgumentHelp(Commands.map(Screen.language), valueName: "HEADING=COLUMN"))
    var map: [String] = []

    @Option(help: ArgumentHelp(Commands.workbookSheet(Screen.language), valueName: "NAME"))
    var sheet: String?

    func run() throws {
        let workspace = try Workspace(options.home.open())
        let campaign = try workspace.campaign(options.campaign)
        let time = try options.time(in: campaign)
        let table = IntakeTable(
            path: file,
            octets: try BoundedFile.octets(at: file, upTo: TextLimit.table),
            of: campaign,
            options: try intakeOptions(campaign, workspace.store),
            now: time.recorded,
            author: options.author
        )
        try report(table)
        if dryRun {
            let isAboutFigures = table.batch.figures.count == table.batch.count
            let preview = ImportPreview(
                campaign,
                before: isAboutFigures
                    ? try workspace.store.figures(of: campaign.id)
                    : try workspace.facts(of: campaign),
                table,
                at: time.present,
                Screen.language
            )
            format.show(preview.asTable())
            guard canStore(table) else { throw Exit(code: 1) }
            return
        }
        try tellDoubts(table, of: campaign, workspace.store)
        try workspace.store.prepare(campaign)
        let added = try workspace.store.append(
            table.batch,
            to: campaign.id,
            author: options.author
        )
        try workspace.store.remember(map, of: campaign.id)
        Screen.say(IntakeWords.stored(added, of: table.batch.count)(Screen.language))
        let notes = RecordingNotes(workspace: workspace, campaign: campaign, time: time)
        if table.batch.count > 0 { try notes.line().map { Screen.complain($0(Screen.language)) } }
    }

    private func tellDoubts(_ table: IntakeTable, of campaign: Campaign, _ store: any HomeStore)
        throws
    {
        let decided = Array(table.lines.dropFirst(table.batch.submissions.count))
        for doubt in try ExtensionDoubtWords.doubts(
            about: table.batch,
            of: campaign,
            beside: store.facts(of: campaign.id),
            Screen.language
        ) {
            Screen.complain(
                "\(file.shown):\(decided[doubt.position]): \(doubt.unit): \(doubt.text)"
            )
        }
        let lines = Array(table.lines.suffix(table.batch.figures.count))
        for doubt in try FigureDoubtWords.doubts(
            about: table.batch,
            of: campaign,
            beside: store.figures(of: campaign.id),
            Screen.language
        ) {
            Screen.complain("\(file.shown):\(lines[doubt.position]): \(doubt.unit): \(doubt.text)")
        }
    }

    /// How to read the file: what the options say, and the columns named for earlier files.
    private func intakeOptions(_ campaign: Campaign, _ store: any HomeStore) throws -> IntakeOptions
    {
        var options = IntakeOptions()
        options.sheet = sheet
        if let indicator {
            options.indicator = try campaign.indicators(named: [indicator])[0]
        }
        if let at {
            guard let asOf = AsOf(at, zone: campaign.zone) else {
                throw CommandFailure(IntakeWords.badInstant(at))
            }
            options.asOf = asOf
        }
        for mapping in try store.mappings(of: campaign.id) + map {
            do {
                try options.map(mapping)
            } catch {
                throw CommandFailure(
                    IntakeWords.badMapping(
                        mapping,
                        known: IntakeColumn.allCases.map { $0.names[0] }
                    )
                )
            }
        }
        return options
    }

    /// Says what is wrong; ends the command where nothing may be stored.
    private func report(_ table: IntakeTable) throws {
        let language = Screen.language
        if !table.findings.isEmpty {
            Screen.complain(about: table.findings, in: [try source()].compactMap(\.self))
        }
        if table.unrelated > 0 {
            Screen.complain(IntakeWords.unrelated(table.unrelated)(language))
        }
        guard table.hasErrors else { return }
        if canStore(table) {
            Screen.complain(IntakeWords.leftOut(table.badRows)(language))
        } else if table.badRows > 0 {
            Screen.complain(IntakeWords.refused(table.badRows, good: table.batch.count)(language))
        }
        // What the good rows would change is still worth showing.
        guard canStore(table) || dryRun && table.batch.count > 0 else { throw Exit(code: 1) }
    }

    /// The file as a text, read once more for its lines; nil for a workbook.
    private func source() throws -> SourceFile? {
        let octets = try BoundedFile.octets(at: file, upTo: TextLimit.table)
        guard !octets.starts(with: [0x50, 0x4B]) else { return nil }
        return DecodedText(octets).map { SourceFile(path: file, text: $0.text) }
    }

    private func canStore(_ table: IntakeTable) -> Bool {
        !table.hasErrors || acceptGood && table.batch.count > 0
    }
}

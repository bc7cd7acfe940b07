import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Home
import Intake
import IntakeTables
import Texts
import Wording

/// What every command that records facts needs to know.
struct RecordOptions: ParsableArguments {
    @OptionGroup var home: HomeOptions
    @OptionGroup var campaign: CampaignOptions
    @OptionGroup var now: NowOptions

    @Option(help: ArgumentHelp(Commands.author(Screen.language), valueName: "NAME"))
    var by: String?

    @Option(help: ArgumentHelp(Commands.recordedAt(Screen.language), valueName: "INSTANT"))
    var recordedAt: InstantArgument?

    var author: String {
        (by ?? ProcessInfo.processInfo.userName).inOneLine
    }

    func time(in campaign: Campaign) throws -> RecordingTime {
        try RecordingTime(recordedAt, now, in: campaign.zone)
    }

    /// Records an extension or an excuse of one obligation.
    func store(_ kind: DecisionKind, unit: String, milestone: String, reason: String) throws {
        var until = ""
        if case .extension(let date) = kind { until = date }
        try store(
            RecordTable(
                heading: ["unit", "milestone", "kind", "until", "reason", "author"],
                rows: [[unit, milestone, kind.name, until, reason, author]]
            )
        )
    }

    func store(_ rows: RecordTable) throws {
        let workspace = try Workspace(home.open())
        let campaign = try workspace.campaign(campaign)
        try store(rows, in: campaign, workspace, time(in: campaign))
    }

    /// Records the rows through the reader that files go through, so that the same mistakes are
    /// found; tells what is doubtful, then stores, then says back what was stored.
    ///
    /// Stores nothing and ends the command where any row is wrong.
    func store(
        _ rows: RecordTable,
        in campaign: Campaign,
        _ workspace: Workspace,
        _ time: RecordingTime
    ) throws {
        let table = IntakeTable(
            rows: rows.sheetRows,
            path: "record",
            of: campaign,
            now: time.recorded,
            author: author
        )
        guard table.findings.isEmpty, rows.faults.isEmpty else {
            rows.complain(about: table)
            throw Exit(code: 1)
        }
        let doubts = try FigureDoubtWords.doubts(
            about: table.batch,
            of: campaign,
            beside: workspace.store.figures(of: campaign.id),
            Screen.language
        )
        for doubt in doubts { Screen.complain("\(doubt.unit): \(doubt.text)") }
        for doubt in try ExtensionDoubtWords.doubts(
            about: table.batch,
            of: campaign,
            beside: workspace.facts(of: campaign),
            Screen.language
        ) {
            Screen.complain("\(doubt.unit): \(doubt.text)")
        }
        try workspace.store.prepare(campaign)
        let added = try workspace.store.append(table.batch, to: campaign.id, author: author)
        guard added > 0 else { return Screen.say(IntakeWords.nothingNew(Screen.language)) }
        let isAboutFigures = table.batch.figures.count == table.batch.count
        let confirmation = Confirmation(
            evaluator: ObligationEvaluator(campaign),
            facts: isAboutFigures ? Facts() : try workspace.facts(of: campaign),
            now: time.present,
            Screen.language
        )
        for line in confirmation.lines(about: table.batch) { Screen.say(line) }
        let notes = RecordingNotes(workspace: workspace, campaign: campaign, time: time)
        if table.batch.count > 0 { try notes.line().map { Screen.complain($0(Screen.language)) } }
    }
}

/// A person's decision about an obligation, as a table names it.
enum DecisionKind {
    /// Until a date as it was typed.
    case `extension`(until: String)
    case excuse

    fileprivate var name: String {
        switch self {
        case .extension: "extension"
        case .excuse: "excuse"
        }
    }
}

import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Home
import Intake
import Schedules
import Storage
import Texts
import Wording

struct RecordCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "record",
            abstract: Commands.record(Screen.language),
            subcommands: [
                RecordReport.self, RecordFigure.self, RecordFigures.self, RecordExtension.self,
                RecordExcuse.self, RecordDecision.self,
            ],
            aliases: ["ghi-nhan"]
        )
    }
}

/// What every `record` command needs to know.
struct RecordOptions: ParsableArguments {
    @OptionGroup var home: HomeOptions
    @OptionGroup var campaign: CampaignOptions
    @OptionGroup var now: NowOptions

    @Option(help: ArgumentHelp(Commands.author(Screen.language), valueName: "NAME"))
    var by: String?

    @Option(help: ArgumentHelp(Commands.recordedAt(Screen.language), valueName: "INSTANT"))
    var recordedAt: InstantArgument?

    var author: String {
        by ?? ProcessInfo.processInfo.userName
    }

    /// Records the rows through the same reader that files go through, so that the same mistakes
    /// are found.
    ///
    /// `lines`: where each row was typed; none where it was an argument.
    /// `bad`: what is wrong with lines that made no row; nothing is stored then.
    func store(
        heading: [String],
        lines typed: [Int] = [],
        besides bad: [Int: Phrase] = [:],
        rows: (Campaign) -> [[String]]
    ) throws {
        let workspace = try Workspace(home.open())
        let campaign = try workspace.campaign(campaign)
        let present = now.instant(campaign.zone)
        let recorded = recordedAt?.instant(campaign.zone, now: present) ?? present
        func row(_ cells: [String], at line: Int) -> SheetRow {
            SheetRow(
                line: line,
                cells: cells.map { SheetCell(text: $0.composed.cellText, line: line, column: 1) }
            )
        }
        let table = IntakeTable(
            rows: [row(heading, at: 0)]
                + rows(campaign).enumerated().map { index, cells in
                    row(cells, at: typed.isEmpty ? index + 1 : typed[index])
                },
            path: "record",
            of: campaign,
            now: recorded,
            author: author
        )
        guard recorded <= present else { throw CommandFailure(IntakeWords.inFuture) }
        guard table.findings.isEmpty, bad.isEmpty else {
            complain(about: table, besides: bad, isTyped: !typed.isEmpty || !bad.isEmpty)
            throw Exit(code: 1)
        }
        try workspace.store.prepare(campaign)
        let added = try workspace.store.append(table.batch, to: campaign.id, author: author)
        guard added > 0 else { return Screen.say(IntakeWords.nothingNew(Screen.language)) }
        let confirmation = Confirmation(
            evaluator: ObligationEvaluator(campaign),
            facts: try workspace.facts(of: campaign),
            now: present
        )
        for line in confirmation.lines(about: table.batch) { Screen.say(line) }
        for line in confirmation.doubts(about: table.batch) { Screen.complain(line) }
    }

    private func complain(
        about table: IntakeTable,
        besides bad: [Int: Phrase],
        isTyped: Bool
    ) {
        let language = Screen.language
        let found = table.findings.map { finding in
            let hint = finding.suggestion.map { " (\(Findings.hint(language)): \($0))" }
            return (line: finding.line, text: finding.message(language) + (hint ?? ""))
        }
        let all = found + bad.map { (line: $0.key, text: $0.value(language)) }
        for (line, text) in all.sorted(by: { ($0.line, $0.text) < ($1.line, $1.text) }) {
            let place = isTyped ? Messages.atLine(line)(language) : ""
            Screen.complain("dondoc: \(Findings.error(language)): \(place)\(text)")
        }
        guard isTyped else { return }
        Screen.complain(
            IntakeWords.linesRefused(Set(all.map(\.line)).count, good: table.batch.count)(language)
        )
    }

    /// The instant as the intake reads it, local to the campaign.
    func written(_ instant: InstantArgument?, _ campaign: Campaign) -> String {
        let present = now.instant(campaign.zone)
        let recorded = recordedAt?.instant(campaign.zone, now: present) ?? present
        return campaign.zone.civil(of: instant?.instant(campaign.zone, now: present) ?? recorded)
            .description
    }
}

struct RecordReport: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "report",
            abstract: Commands.recordReport(Screen.language),
            aliases: ["bao-cao"]
        )
    }

    @OptionGroup var options: RecordOptions

    @Argument(help: ArgumentHelp(Commands.unit(Screen.language))) var unit: String
    @Argument(help: ArgumentHelp(Commands.milestone(Screen.language))) var milestone: String

    @Option(help: ArgumentHelp(Commands.at(Screen.language), valueName: "INSTANT"))
    var at: InstantArgument?

    @Option(help: ArgumentHelp(Commands.document(Screen.language), valueName: "TEXT"))
    var document: String?

    @Option(
        help: ArgumentHelp(
            Commands.status(Screen.language),
            valueName: "received|accepted|returned|withdrawn"
        )
    )
    var status = "received"

    @Option(help: ArgumentHelp(Commands.note(Screen.language), valueName: "TEXT"))
    var note: String?

    func run() throws {
        try options.store(
            heading: ["unit", "milestone", "submitted_at", "document", "status", "note"]
        ) { campaign in
            [[unit, milestone, options.written(at, campaign), document ?? "", status, note ?? ""]]
        }
    }
}

struct RecordFigure: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "figure",
            abstract: Commands.recordFigure(Screen.language),
            aliases: ["so-lieu"]
        )
    }

    @OptionGroup var options: RecordOptions

    @Argument(help: ArgumentHelp(Commands.unit(Screen.language))) var unit: String
    @Argument(help: ArgumentHelp(Commands.indicator(Screen.language))) var indicator: String
    @Argument(help: ArgumentHelp(Commands.share(Screen.language))) var figure: String

    @Option(help: ArgumentHelp(Commands.at(Screen.language), valueName: "INSTANT"))
    var at: InstantArgument

    @Option(
        help: ArgumentHelp(
            Commands.status(Screen.language),
            valueName: "quick|preliminary|final|corrected"
        )
    )
    var status = "quick"

    func run() throws {
        guard let (numerator, denominator) = Share.parts(figure) else {
            throw CommandFailure(Messages.badShare(figure))
        }
        try options.store(
            heading: ["unit", "indicator", "as_of", "numerator", "denominator", "status"]
        ) { campaign in
            [[unit, indicator, options.written(at, campaign), numerator, denominator, status]]
        }
    }
}

struct RecordExtension: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "extension",
            abstract: Commands.recordExtension(Screen.language),
            aliases: ["gia-han"]
        )
    }

    @OptionGroup var options: RecordOptions

    @Argument(help: ArgumentHelp(Commands.unit(Screen.language))) var unit: String
    @Argument(help: ArgumentHelp(Commands.milestone(Screen.language))) var milestone: String
    @Argument(help: ArgumentHelp(Commands.to(Screen.language))) var date: String

    @Option(help: ArgumentHelp(Commands.reason(Screen.language), valueName: "TEXT"))
    var reason: String

    func run() throws {
        try options.store(heading: ["unit", "milestone", "kind", "until", "reason", "author"]) {
            _ in
            [[unit, milestone, "extension", date, reason, options.author]]
        }
    }
}

struct RecordExcuse: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "excuse",
            abstract: Commands.recordExcuse(Screen.language),
            aliases: ["mien"]
        )
    }

    @OptionGroup var options: RecordOptions

    @Argument(help: ArgumentHelp(Commands.unit(Screen.language))) var unit: String
    @Argument(help: ArgumentHelp(Commands.milestone(Screen.language))) var milestone: String

    @Option(help: ArgumentHelp(Commands.reason(Screen.language), valueName: "TEXT"))
    var reason: String

    func run() throws {
        try options.store(heading: ["unit", "milestone", "kind", "until", "reason", "author"]) {
            _ in
            [[unit, milestone, "excuse", "", reason, options.author]]
        }
    }
}

import ArgumentParser
import Campaigns
import Home
import Schedules
import Texts
import Wording

/// Figures typed line by line, as on election day.
struct RecordFigures: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "figures",
            abstract: Commands.recordFigures(Screen.language)
        )
    }

    @OptionGroup var options: RecordOptions

    @Argument(help: ArgumentHelp(Commands.indicator(Screen.language))) var indicator: String

    @Option(help: ArgumentHelp(Commands.at(Screen.language), valueName: "INSTANT"))
    var at: InstantArgument

    func run() throws {
        var entries: [(unit: String, numerator: String, denominator: String)] = []
        var lines: [Int] = []
        var bad: [Int: Phrase] = [:]
        var number = 0
        while let line = readLine() {
            number += 1
            let text = line.trimmedOuter
            if text.isEmpty || text.hasPrefix("#") { continue }
            // A unit's name may have blanks in it; the counts are the last word.
            let words = text.split(whereSeparator: \.isWhitespace)
            guard words.count > 1,
                let (numerator, denominator) = Share.parts(String(words.last ?? ""))
            else {
                bad[number] = Messages.badLine(text)
                continue
            }
            entries.append((words.dropLast().joined(separator: " "), numerator, denominator))
            lines.append(number)
        }
        guard !entries.isEmpty || !bad.isEmpty else {
            throw CommandFailure(Messages.nothingToRecord)
        }
        let workspace = try Workspace(options.home.open())
        let campaign = try workspace.campaign(options.campaign)
        let time = try options.time(in: campaign)
        var table = RecordTable(
            heading: ["unit", "indicator", "as_of", "numerator", "denominator", "status"],
            rows: entries.map {
                [$0.unit, indicator, time.written(at), $0.numerator, $0.denominator, "quick"]
            }
        )
        (table.lines, table.faults) = (lines, bad)
        try options.store(table, in: campaign, workspace, time)
    }
}

/// `305/309` as typed.
enum Share {
    static func parts(_ text: String) -> (String, String)? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } ? (parts[0], parts[1]) : nil
    }
}

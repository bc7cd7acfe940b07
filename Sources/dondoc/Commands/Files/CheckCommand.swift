import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Home
import Letters
import Schedules
import StatisticsTables
import Tables
import Texts
import Wording

struct CheckCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: Commands.check(Screen.language),
            aliases: ["kiem-tra"]
        )
    }

    @OptionGroup var home: HomeOptions
    @OptionGroup var now: NowOptions

    @Option(help: ArgumentHelp(Commands.findingsFormat(Screen.language), valueName: "table|json"))
    var format = FindingsFormat.table

    @Flag(help: ArgumentHelp(Commands.accept(Screen.language)))
    var accept = false

    enum FindingsFormat: String, ExpressibleByArgument, CaseIterable {
        case table, json
    }

    func run() throws {
        let home = try home.open()
        let sets = try home.readSchedules()
        let templates = try home.readTemplates()
        let active = ActiveSets(try Self.workspace(home))
        let changes = try sets.sets.flatMap { try active.changedNames(in: $0) }
        let findings =
            (sets.findings + Self.findings(about: templates, neededBy: sets) + changes).sorted()
        let language = Screen.language
        switch format {
        case .json: Screen.say(FindingReport(findings, files: sets.files).json)
        case .table:
            Screen.complain(about: findings, in: sets.files)
            for set in sets.sets {
                guard let campaign = set.campaign else { continue }
                try show(campaign, SendForecast(Agenda(campaign)), active)
                let difference = try active.difference(to: campaign)
                guard !difference.isEmpty else { continue }
                let forecast = try forecast(of: campaign, in: sets, home, templates)
                for line in ChangeWords.ahead(difference, forecast) { Screen.say(line(language)) }
            }
        }
        if findings.contains(where: { $0.severity == .error }) { throw Exit(code: 1) }
        if sets.sets.isEmpty { throw CommandFailure(Messages.noCampaigns) }
        if accept {
            let workspace = try Workspace(home)
            for note in try workspace.accept(sets, at: now.instant(zone: zone(of: sets))) {
                Screen.say(note.phrase(language))
            }
        }
    }

    /// nil where nothing was ever recorded: no database is made by looking.
    private static func workspace(_ home: HomeFolder) throws -> Workspace? {
        FileManager.default.fileExists(atPath: home.databasePath) ? try Workspace(home) : nil
    }

    /// What the next pass would tell units of the change; nil where it could not be planned.
    private func forecast(
        of campaign: Campaign,
        in sets: ScheduleSets,
        _ home: HomeFolder,
        _ templates: TemplateLibrary
    ) throws -> NoticeForecast? {
        let copy = Workspace(home, store: try Stores.copy(home))
        do {
            return try NoticeForecast(
                of: campaign,
                in: sets,
                on: copy,
                templates: templates,
                // What happens with the last pass would have been looked at by it.
                at: try copy.present(now, zone: campaign.zone).adding(.milliseconds(1))
            )
        } catch let error where !error.isOfTheStore {
            return nil
        }
    }

    private func zone(of sets: ScheduleSets) throws -> CivilZone {
        guard let zone = sets.sharedZone else {
            throw CommandFailure(Messages.nowNeedsZone)
        }
        return zone
    }

    /// What the set would send, and to whom it cannot.
    private func show(
        _ campaign: Campaign,
        _ forecast: SendForecast,
        _ active: ActiveSets
    ) throws {
        let language = Screen.language
        Screen.say(
            Messages.campaignRead(
                campaign.id,
                units: campaign.units.count,
                milestones: campaign.milestones.count,
                schedules: campaign.schedules.count,
                letters: forecast.count
            )(language)
        )
        if forecast.count > 0 {
            Screen.say(Messages.lettersByMonth(forecast.months)(language))
            var table = Table([
                Table.Column(key: "schedule", heading: Columns.schedule, isFlexible: true),
                Table.Column(key: "rule", heading: Columns.rule, isNumber: true),
                Table.Column(key: "letters", heading: Columns.letters, isNumber: true),
                Table.Column(key: "first", heading: Columns.first),
                Table.Column(key: "last", heading: Columns.last),
            ])
            let dates = DateStyle(language)
            for rule in forecast.rules {
                table.append([
                    "schedule": .text(rule.schedule.text), "rule": .number(rule.line),
                    "letters": .number(rule.letters),
                    "first": .text(rule.first.description, shown: dates.inTable(rule.first)),
                    "last": .text(rule.last.description, shown: dates.inTable(rule.last)),
                ])
            }
            Screen.say(
                table.text(.table, language, width: Screen.width, colours: Screen.hasColours)
                    .trimmedLines
            )
        }
        if !forecast.unreachable.isEmpty {
            Screen.say(Messages.noAddress(forecast.unreachable.map(\.text))(language))
        }
        if !forecast.unreachableHeads.isEmpty {
            Screen.say(Messages.noHeadAddress(forecast.unreachableHeads.map(\.text))(language))
        }
        if !forecast.sharedMailboxes.isEmpty {
            Screen.say(Messages.sharedMailboxes(forecast.sharedMailboxes)(language))
        }
        if !forecast.daysOff.isEmpty {
            Screen.say(Messages.lettersOnDaysOff(forecast.daysOff)(language))
        }
        if let change = try active.change(to: campaign, forecast) {
            Screen.say(
                Messages.comparedToActive(
                    added: change.added,
                    removed: change.removed,
                    first: change.first
                )(language)
            )
        }
    }

    /// Faults of templates, and templates that the campaigns' letters need and the home lacks.
    private static func findings(
        about library: TemplateLibrary,
        neededBy sets: ScheduleSets
    ) -> [Finding] {
        let faults = library.faults.map { fault in
            Finding(
                .template,
                path: fault.path,
                line: fault.line,
                column: fault.column,
                length: fault.length,
                fault.message,
                suggestion: fault.suggestion
            )
        }
        let sendsLetters = sets.sets.contains { set in
            set.campaign.map { !$0.schedules.isEmpty && $0.mailServer != nil } ?? false
        }
        guard sendsLetters else { return faults }
        let missing = TemplateName.allCases.filter { !library.names.contains($0.rawValue) }
        return faults
            + missing.map { name in
                Finding(
                    .template,
                    path: "Templates",
                    line: 0,
                    column: 1,
                    length: 1,
                    Findings.unknownTemplate(name.rawValue)
                )
            }
    }
}

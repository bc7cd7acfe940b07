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

struct CheckCommand: AsyncParsableCommand {
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

    func run() async throws {
        let home = try home.openToCheck()
        let sets = try sets(of: home)
        let templates = try home.readTemplates()
        guard !home.reading.hasErrors else { return try refuse(home, sets, templates) }
        let active = ActiveSets(try Self.workspace(home))
        let changes = try sets.sets.flatMap { try active.changedNames(in: $0) }
        let findings =
            (home.reading.findings + sets.findings
            + Self.findings(about: templates, of: home, neededBy: sets) + changes
            + sets.serverFiles.compactMap(\.finding)).sorted()
        let files = sets.files + [home.reading.file].compactMap(\.self)
        let language = Screen.language
        switch format {
        case .json: Screen.say(FindingReport(findings, files: files).json)
        case .table:
            Screen.complain(about: findings, in: files)
            if home.usesShippedTemplates {
                Screen.say(ShippedWords.templates(home.templatesURL.path)(language))
            }
            for set in sets.sets {
                guard let campaign = set.campaign else { continue }
                try await show(set, campaign, in: sets, home, templates, active)
            }
        }
        if findings.contains(where: { $0.severity == .error }) { throw Exit(code: 1) }
        if sets.sets.isEmpty { throw CommandFailure(Messages.noCampaigns) }
        if accept {
            let workspace = try Workspace(home)
            // Else letters are written with those that the office had.
            if home.usesShippedTemplates { try workspace.acceptTemplates() }
            for note in try workspace.accept(sets, at: now.instant(zone: zone(of: sets))) {
                Screen.say(note.phrase(language))
            }
        }
    }

    /// Tells what is wrong with the files; `dondoc.conf` has errors, so that no database is looked at.
    private func refuse(
        _ home: HomeFolder,
        _ sets: ScheduleSets,
        _ templates: TemplateLibrary
    ) throws {
        let findings =
            home.reading.findings + sets.findings
            + Self.findings(about: templates, of: home, neededBy: sets)
        let files = sets.files + [home.reading.file].compactMap(\.self)
        switch format {
        case .json: Screen.say(FindingReport(findings.sorted(), files: files).json)
        case .table: Screen.complain(about: findings, in: files)
        }
        throw Exit(code: 1)
    }

    /// The files, judged beside the sets in force where `dondoc.conf` says which database that is.
    private func sets(of home: HomeFolder) throws -> ScheduleSets {
        guard !home.reading.hasErrors, let workspace = try Self.workspace(home) else {
            return try home.readSchedules(tolerating: [])
        }
        let present = try workspace.present(now, zone: workspace.zone() ?? .utc)
        return try workspace.readSchedules(at: present)
    }

    /// nil where nothing was ever recorded: no database is made by looking.
    private static func workspace(_ home: HomeFolder) throws -> Workspace? {
        try Stores.exists(home) ? try Workspace(reading: home) : nil
    }

    /// What the set sends from now on, as if it were taken over now, or, where it is not in force, from the files
    /// alone; to whom it cannot; and what it changes.
    private func show(
        _ set: ScheduleSet,
        _ campaign: Campaign,
        in sets: ScheduleSets,
        _ home: HomeFolder,
        _ templates: TemplateLibrary,
        _ active: ActiveSets
    ) async throws {
        let language = Screen.language
        let copy = Workspace(home, store: try Stores.copy(home))
        let stored = try copy.storedCampaign(set.id)
        // What happens with the last pass would have been looked at by it.
        let present = try copy.present(now, zone: campaign.zone).adding(.milliseconds(1))
        let held = try await copy.hold(of: set, campaign, instead: stored, at: present)
        // Of a campaign that is over, or begins some day, the files tell all.
        let today = campaign.zone.civil(of: present).date
        if stored == nil, !campaign.validity.contains(today) {
            try show(campaign, SendForecast(Agenda(campaign)), isAhead: false)
        } else {
            let changed = try copy.scratchCopy()
            _ = try changed.accept(sets, at: present)
            let end = campaign.zone.end(of: campaign.validity.upperBound)
            let forecast = try await HomeForecast(
                of: campaign,
                on: changed,
                templates: templates,
                through: present...max(present, end)
            )
            let ahead = try SendForecast(of: forecast.rows(of: campaign), by: campaign)
            try show(campaign, ahead, isAhead: true)
        }
        if let change = try active.change(to: campaign) {
            Screen.say(
                Messages.comparedToActive(
                    added: change.added,
                    removed: change.removed,
                    first: change.first
                )(language)
            )
        }
        let difference = try active.difference(to: campaign)
        if !difference.isEmpty {
            let notices = try notices(of: campaign, in: sets, on: copy, templates, at: present)
            for line in ChangeWords.ahead(difference, notices) { Screen.say(line(language)) }
        }
        if let held, !accept {
            let hold = SetHold(held.peak, of: campaign, hasActive: stored != nil)
            Screen.complain(HomeWords.setHeld(hold)(language))
        }
    }

    /// What the next pass would tell units of the change; nil where it could not be planned.
    private func notices(
        of campaign: Campaign,
        in sets: ScheduleSets,
        on copy: Workspace,
        _ templates: TemplateLibrary,
        at present: Instant
    ) throws -> NoticeForecast? {
        do {
            return try NoticeForecast(
                of: campaign,
                in: sets,
                on: copy,
                templates: templates,
                at: present
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

    /// In numbers, and to whom nothing can be sent.
    private func show(
        _ campaign: Campaign,
        _ forecast: SendForecast,
        isAhead: Bool
    ) throws {
        let language = Screen.language
        Screen.say(
            Messages.campaignRead(
                campaign.id,
                units: campaign.units.count,
                milestones: campaign.milestones.count,
                schedules: campaign.schedules.count,
                letters: forecast.count,
                ofWhichApproved: forecast.awaitingApproval,
                isAhead: isAhead
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
    }

    /// Faults of templates, and templates that the campaigns' letters need and the home lacks.
    private static func findings(
        about library: TemplateLibrary,
        of home: HomeFolder,
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
                    path: home.templatesName,
                    line: 0,
                    column: 1,
                    length: 1,
                    Findings.unknownTemplate(name.rawValue)
                )
            }
    }
}

import ArgumentParser
import Campaigns
import Foundation
import Schedules
import Tables
import Texts
import Wording

/// The folder that holds `Schedules/`, `Templates/` and the database.
struct Home {
    let url: URL

    /// `path`: `--home`; nil means `DONDOC_HOME`, then the current folder.
    init(path: String?) throws {
        let chosen = path ?? ProcessInfo.processInfo.environment["DONDOC_HOME"] ?? "."
        url = URL(fileURLWithPath: chosen).standardizedFileURL
        let schedules = url.appendingPathComponent("Schedules").path
        guard FileManager.default.fileExists(atPath: schedules) else {
            throw CommandFailure(Messages.noHome(url.path))
        }
    }

    var databasePath: String { url.appendingPathComponent("dondoc.sqlite").path }
    var templatesURL: URL { url.appendingPathComponent("Templates") }

    /// Names of the letter templates at hand: `nhac-viec` of `nhac-viec.vi.text.mustache`.
    func templateNames() -> Set<String> {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: templatesURL.path)) ?? []
        return Set(
            files.filter { $0.hasSuffix(".mustache") }
                .compactMap { $0.split(separator: ".").first.map(String.init) }
        )
    }

    /// `only`: the one campaign that is wanted; nil for all.
    func readSchedules(only: CampaignID? = nil) throws -> ScheduleSets {
        try ScheduleFolder(home: url).read(templates: templateNames(), only: only)
    }
}

struct HomeOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Commands.home(Screen.language), valueName: "DIR"))
    var home: String?

    @Option(help: ArgumentHelp(Commands.language(Screen.language), valueName: "vi|en"))
    var lang: Language?

    func open() throws -> Home { try Home(path: home) }
}

extension Language: ExpressibleByArgument {}

extension OutputFormat: ExpressibleByArgument {}

extension Slug: ExpressibleByArgument {
    init(argument: String) { self.init(argument) }
}

struct CampaignOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Commands.campaign(Screen.language), valueName: "ID"))
    var campaign: CampaignID?

    /// The campaign asked for, from files without errors.
    func load(from home: Home) throws -> Campaign {
        let sets = try home.readSchedules(only: campaign)
        let set = try choose(from: sets)
        guard let campaign = set.campaign else {
            Screen.complain(about: set.findings, in: sets.files)
            throw Exit(code: 1)
        }
        return campaign
    }

    func choose(from sets: ScheduleSets) throws -> ScheduleSet {
        let known = sets.campaigns
        if let campaign {
            guard let set = sets.sets.first(where: { $0.id == campaign }) else {
                throw CommandFailure(Messages.unknownCampaign(campaign, known: known))
            }
            return set
        }
        guard let only = sets.sets.first else {
            if sets.hasErrors {
                Screen.complain(about: sets.findings, in: sets.files)
                throw Exit(code: 1)
            }
            throw CommandFailure(Messages.noCampaigns)
        }
        guard known.count == 1 else {
            throw CommandFailure(Messages.severalCampaigns(known))
        }
        return only
    }
}

struct FormatOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Commands.format(Screen.language), valueName: "FORMAT"))
    var format = OutputFormat.table

    func show(_ table: Table) {
        let text = table.text(
            format,
            Screen.language,
            width: Screen.width,
            colours: Screen.hasColours
        )
        Screen.write(Data(text.utf8))
    }
}

import ArgumentParser
import Campaigns
import Delivery
import Letters
import Schedules
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

    func run() throws {
        let home = try home.open()
        let sets = try home.readSchedules()
        let templates = try home.readTemplates()
        let findings = sets.findings + Self.findings(about: templates, neededBy: sets)
        let language = Screen.language
        let report = FindingReport(findings, files: sets.files).text(language)
        if !report.isEmpty { Screen.complain(report.trimmedLines) }
        for set in sets.sets {
            guard let campaign = set.campaign else { continue }
            let plan = try SendPlan(Agenda(campaign), isPerUnit: true)
            let letters = plan.rows.count { $0.mergedInto == nil }
            Screen.say(
                Messages.campaignRead(
                    campaign.id,
                    units: campaign.units.count,
                    milestones: campaign.milestones.count,
                    schedules: campaign.schedules.count,
                    letters: letters
                )(language)
            )
            let unreachable = campaign.units.filter { $0.focalAddress == nil }.map(\.code.text)
            if !unreachable.isEmpty, !campaign.schedules.isEmpty {
                Screen.say(Messages.noAddress(unreachable)(language))
            }
        }
        if findings.contains(where: { $0.severity == .error }) { throw Exit(code: 1) }
        if sets.sets.isEmpty { throw CommandFailure(Messages.noCampaigns) }
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

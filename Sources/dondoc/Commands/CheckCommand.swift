import ArgumentParser
import Campaigns
import Delivery
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
        let language = Screen.language
        let report = FindingReport(sets.findings, files: sets.files).text(language)
        if !report.isEmpty { Screen.complain(report.trimmedBlanks) }
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
        }
        if sets.hasErrors { throw Exit(code: 1) }
        if sets.sets.isEmpty { throw CommandFailure(Messages.noCampaigns) }
    }
}

import ArgumentParser
import Campaigns
import Delivery
import Home
import Statistics
import StatisticsTables
import Texts
import Wording

struct StatsEffectiveness: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "effectiveness",
            abstract: Commands.effectiveness(Screen.language),
            aliases: ["hieu-qua"]
        )
    }

    @OptionGroup var options: StatsOptions

    func run() throws {
        let workspace = try options.workspace()
        let input = try options.input(workspace)
        let reminders = try workspace.store.sentLetters(of: input.campaign.id).filter { letter in
            input.campaign.milestone(letter.milestone)?.isDateOnly == false
        }.map {
            SentReminder(
                schedule: $0.schedule,
                rule: $0.ruleKey,
                milestone: $0.milestone,
                nominal: $0.nominal,
                unit: $0.unit,
                sent: $0.sent
            )
        }
        try options.show(input, workspace) { try $0.effectiveness(reminders) }
    }
}

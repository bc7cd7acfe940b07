import ArgumentParser
import Texts
import Wording

struct StatsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "stats",
            abstract: Commands.stats(Screen.language),
            subcommands: [
                StatsParticipation.self, StatsProgress.self, StatsTimeliness.self,
                StatsRanking.self, StatsPace.self, StatsEffectiveness.self, StatsActivity.self,
                StatsQuality.self, StatsUnit.self,
            ],
            aliases: ["thong-ke"]
        )
    }
}

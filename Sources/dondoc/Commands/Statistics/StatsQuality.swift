import ArgumentParser
import StatisticsTables
import Texts
import Wording

struct StatsQuality: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "quality",
            abstract: Commands.quality(Screen.language),
            aliases: ["chat-luong"]
        )
    }

    @OptionGroup var options: StatsOptions

    func run() throws {
        try options.show { try $0.quality() }
    }
}

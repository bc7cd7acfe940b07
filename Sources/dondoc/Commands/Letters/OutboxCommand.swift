import ArgumentParser
import Texts

struct OutboxCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "outbox",
            abstract: Commands.outbox(Screen.language),
            subcommands: [
                OutboxList.self, OutboxShow.self, OutboxRetry.self, OutboxCancel.self,
                OutboxHold.self, OutboxRelease.self,
            ],
            aliases: ["hop-thu-di"]
        )
    }
}

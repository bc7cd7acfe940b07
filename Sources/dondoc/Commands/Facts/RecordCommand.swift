import ArgumentParser
import Texts

struct RecordCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "record",
            abstract: Commands.record(Screen.language),
            subcommands: [
                RecordReport.self, RecordFigure.self, RecordFigures.self, RecordExtension.self,
                RecordExcuse.self, RecordDecision.self,
            ],
            aliases: ["ghi-nhan"]
        )
    }
}

import ArgumentParser
import Foundation
import Texts

struct ServicePrint: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "print",
            abstract: ServiceWords.print(Screen.language),
            aliases: ["in"]
        )
    }

    @OptionGroup var options: ServiceOptions

    func run() throws {
        Screen.write(Data(try options.unit().text.utf8))
    }
}

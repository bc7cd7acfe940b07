import ArgumentParser
import Texts

struct ServiceCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "service",
            abstract: ServiceWords.service(Screen.language),
            subcommands: [ServicePrint.self, ServiceInstall.self],
            aliases: ["dich-vu"]
        )
    }
}

import ArgumentParser
import Foundation
import Glibc
import Texts
import Wording

@main
struct DonDoc: AsyncParsableCommand {
    static let version = "0.1.0"

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "dondoc",
            abstract: Commands.program(Screen.language),
            version: version,
            subcommands: [
                CheckCommand.self, FormatCommand.self, PlanCommand.self, RecordCommand.self,
                ImportCommand.self, ImportBouncesCommand.self, StatsCommand.self, QueryCommand.self,
                OutboxCommand.self, LedgerCommand.self, WhyCommand.self,
                TickCommand.self, RunCommand.self, StatusCommand.self, DoctorCommand.self,
                ReplayCommand.self, DemoCommand.self, SendTestCommand.self, BackupCommand.self,
                RestoreCommand.self, ServiceCommand.self,
            ]
        )
    }

    static func main() async {
        let environment = ProcessInfo.processInfo.environment
        if let unknown = Screen.unknownLanguage(environment: environment) {
            Screen.complain("dondoc: \(Messages.unknownLanguage(unknown)(Screen.language))")
        }
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let ending as Exit {
            Glibc.exit(ending.code)
        } catch {
            if let phrase = Failures.phrase(for: error) {
                let language = Screen.language
                Screen.complain("dondoc: \(Findings.error(language)): \(phrase(language))")
                Glibc.exit(1)
            }
            refuseUnknownCommand()
            finish(with: error)
        }
    }

    /// The argument parser would complain of the first option of a command that it does not know.
    private static func refuseUnknownCommand() {
        var settings = configuration
        var path = ["dondoc"]
        for name in CommandLine.arguments.dropFirst() {
            let known = settings.subcommands.map { $0.configuration }
            guard !known.isEmpty, !name.hasPrefix("-"), name != "help" else { return }
            guard let next = known.first(where: { $0.names.contains(name) }) else {
                let names = known.flatMap { $0.names }
                refuse(name, below: path, likely: likelyWord(for: name, among: names))
            }
            settings = next
            path.append(name)
        }
    }

    private static func refuse(_ name: String, below path: [String], likely: String?) -> Never {
        let language = Screen.language
        let phrase = Messages.unknownCommand(name, below: path, likely: likely)
        Screen.complain("dondoc: \(Findings.error(language)): \(phrase(language))")
        Glibc.exit(64)
    }

    /// Help, version and wrong usage are the argument parser's; its fixed English is translated.
    private static func finish(with error: any Error) -> Never {
        let code = exitCode(for: error)
        let message = ParserProse.translated(fullMessage(for: error), to: Screen.language)
        if code == .success {
            Screen.say(message)
        } else {
            Screen.complain(message)
        }
        Glibc.exit(code == .validationFailure ? 64 : code.rawValue)
    }
}

extension CommandConfiguration {
    /// What the command is called by.
    fileprivate var names: [String] { [commandName].compactMap(\.self) + aliases }
}

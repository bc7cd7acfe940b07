import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Home
import LetterTables
import Texts

struct StatusCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "status",
            abstract: Commands.serviceStatus(Screen.language),
            discussion: Commands.serviceStatusDetails(Screen.language),
            aliases: ["tinh-trang"]
        )
    }

    /// How the status is printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case table, json
    }

    @OptionGroup var home: HomeOptions
    @OptionGroup var now: NowOptions

    @Option(help: ArgumentHelp(Commands.findingsFormat(Screen.language), valueName: "table|json"))
    var format = Format.table

    func run() throws {
        let workspace = try Workspace(reading: home.open())
        let zone = try workspace.zone() ?? .utc
        let status = try ServiceStatus(
            of: workspace,
            process: Stores.courier(of: workspace.home),
            at: try workspace.present(now, zone: zone)
        )
        switch format {
        case .table: Screen.say(StatusLines(status, zone).text(Screen.language))
        case .json: Screen.write(try StatusDocument(status, Screen.language).bytes())
        }
        if !status.troubles.isEmpty { throw Exit(code: 1) }
    }
}

import ArgumentParser
import Campaigns
import Home
import Texts

struct SendTestCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "send-test",
            abstract: Commands.sendTest(Screen.language),
            aliases: ["gui-thu-nghiem"]
        )
    }

    @OptionGroup var home: HomeOptions
    @OptionGroup var campaign: CampaignOptions

    @Argument(help: ArgumentHelp(Commands.address(Screen.language))) var address: String

    func run() async throws {
        let workspace = try Workspace(reading: home.open())
        let campaign = try workspace.campaign(campaign)
        let letter = try TestLetter(of: campaign, in: workspace, to: address)
        guard let server = campaign.mailServer else { throw CommandFailure(Messages.noMailServer) }
        let end = try await letter.send(by: server).ofTestLetter(by: server)
        guard end.isSent else { throw CommandFailure(end.words) }
        Screen.say("\(Messages.testSent(Screen.language)): \(end.words(Screen.language))")
    }
}

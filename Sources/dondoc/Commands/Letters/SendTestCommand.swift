import ArgumentParser
import Campaigns
import Delivery
import Foundation
import Home
import Letters
import Mail
import SMTP
import Schedules
import Synchronization
import Texts
import Wording

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
        guard let address = EmailAddress(address) else {
            throw CommandFailure(Findings.badAddress(self.address))
        }
        guard let server = campaign.mailServer else { throw CommandFailure(Messages.noMailServer) }
        let now = WallClock.now()
        let writer = LetterWriter(
            ObligationEvaluator(campaign),
            templates: try workspace.home.readTemplates()
        )
        let letter = try writer.test(to: address, server: "\(server.host):\(server.port)", at: now)
        let token = OccurrenceKey(
            parts: [
                "send-test", campaign.id.text, address.addrSpec, now.description,
                "\(now.milliseconds)",
            ]
        ).text
        let bytes = try MessageComposer.compose(
            letter,
            Envelope(
                of: campaign,
                by: server,
                to: address,
                token: workspace.store.letterNames.name(of: token),
                date: now
            )
        )
        let transport = SMTPTransport(to: server)
        let result = Mutex<Outcome>(.notSent("stopped"))
        try await transport.deliver([
            MailItem(
                sender: server.bounceAddress ?? server.sender,
                recipient: address,
                bytes: bytes
            )
        ]) { _, outcome in
            result.withLock { $0 = outcome }
            return false
        }
        await transport.close()
        let language = Screen.language
        let outcome = result.withLock { $0 }
        // What would stop all letters is told as a pass tells it, with what to do.
        if let fault = outcome.relayFault(by: server.provider) {
            throw CommandFailure(fault.phrase)
        }
        switch outcome {
        case .accepted(let reply):
            Screen.say("\(Messages.testSent(language)): \(reply.line)")
        case .rejected(let phase, let reply):
            Screen.complain("dondoc: \(Findings.error(language)): \(phase.rawValue): \(reply.line)")
            throw Exit(code: 1)
        case .relayFault(let fault): throw CommandFailure(fault.phrase)
        case .notSent(let words):
            throw CommandFailure(RelayFault(.connection, words).phrase)
        case .ambiguous(let words): throw CommandFailure(Messages.answerLost(words))
        }
    }
}

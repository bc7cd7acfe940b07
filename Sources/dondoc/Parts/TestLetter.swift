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

/// A letter that shows whether a campaign's letters arrive; it stands in no outbox.
struct TestLetter {
    private let workspace: Workspace
    private let campaign: Campaign
    private let address: EmailAddress

    /// Throws ``CommandFailure`` where that is no address.
    init(of campaign: Campaign, in workspace: Workspace, to address: String) throws {
        guard let parsed = EmailAddress(address) else {
            throw CommandFailure(Findings.badAddress(address))
        }
        self.workspace = workspace
        self.campaign = campaign
        self.address = parsed
    }

    /// Sends it by that server, and returns what became of it.
    func send(by server: MailServer) async throws -> Outcome {
        let now = WallClock.now()
        let item = MailItem(
            sender: server.bounceAddress ?? server.sender,
            recipient: address,
            bytes: try bytes(by: server, at: now)
        )
        let transport = SMTPTransport(to: server)
        let result = Mutex<Outcome>(.notSent("stopped"))
        try await transport.deliver([item]) { _, outcome in
            result.withLock { $0 = outcome }
            return false
        }
        await transport.close()
        return result.withLock { $0 }
    }

    private func bytes(by server: MailServer, at now: Instant) throws -> Data {
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
        return try MessageComposer.compose(
            letter,
            Envelope(
                of: campaign,
                by: server,
                to: address,
                token: workspace.store.letterNames.name(of: token),
                date: now
            )
        )
    }
}

extension Outcome {
    /// What is said of a test letter: the server's answer, or why there is none and what to do.
    func ofTestLetter(by server: MailServer) -> (isSent: Bool, words: Phrase) {
        // What would stop all letters is told as a pass tells it, with what to do.
        if let fault = relayFault(by: server.provider) { return (false, fault.phrase) }
        return switch self {
        case .accepted(let reply): (true, .verbatim(reply.line))
        case .rejected(let phase, let reply): (false, Messages.testRefused(phase, reply.line))
        case .relayFault(let fault): (false, fault.phrase)
        case .notSent(let words): (false, RelayFault(.connection, words).phrase)
        case .ambiguous(let words): (false, Messages.answerLost(words))
        }
    }
}

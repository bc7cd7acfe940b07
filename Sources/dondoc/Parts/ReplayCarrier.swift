import Campaigns
import Delivery
import Foundation
import MailCatcher
import SMTP
import Texts

/// Where the letters of a replay go, and what there is to say of it.
struct ReplayCarrier {
    let transport: any Transport
    let destination: Phrase
    private var catcher: MailCatcher?

    /// Letters are written and sent nowhere.
    static let nowhere = ReplayCarrier(
        transport: AcceptingTransport(),
        destination: Messages.replayedNowhere
    )

    /// Over SMTP into an inbox on this machine, in that folder.
    static func inbox(_ folder: URL, for server: MailServer) async throws -> ReplayCarrier {
        let catcher = try await MailCatcher(inbox: folder)
        guard let endpoint = Endpoint("smtp://127.0.0.1:\(catcher.port)") else {
            throw CommandFailure(Messages.noMailServer)
        }
        var carrier = ReplayCarrier.server(server.at(endpoint), named: "")
        carrier = ReplayCarrier(
            transport: carrier.transport,
            destination: Messages.replayedInto(folder.appendingPathComponent("new").path)
        )
        carrier.catcher = catcher
        return carrier
    }

    /// Into files with names that a person understands, and a list of them.
    static func folder(_ folder: LetterFolder) -> ReplayCarrier {
        ReplayCarrier(
            transport: folder.transport,
            destination: folder.place
        )
    }

    /// To a real server.
    static func server(_ server: MailServer, named name: String) -> ReplayCarrier {
        ReplayCarrier(
            transport: SMTPTransport(to: server),
            destination: Messages.replayedInto(name)
        )
    }

    func stop() async throws { try await catcher?.stop() }
}

extension MailServer {
    /// The same server as the campaign's, at another place; on this machine without TLS and login.
    func at(_ endpoint: Endpoint) -> MailServer {
        var server = self
        server.host = endpoint.host
        server.port = endpoint.port
        server.isImplicitTLS = endpoint.isImplicitTLS
        if server.isLoopback {
            server.user = nil
            server.security = nil
        }
        return server
    }
}

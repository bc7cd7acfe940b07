import Campaigns
import Delivery
import Home
import Logging
import SMTP
import ServiceLifecycle
import Texts

/// Tries the mail servers once when the service starts: a wrong password is to be known today, and not when the
/// first letter is due.
struct ServerProbe: ServiceLifecycle.Service {
    /// Those that are to be tried, once it is known which they are.
    let servers: AsyncStream<[MailServer]>
    let log: ServiceLog

    /// Returns when every server has answered, or the service is to end.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await list in servers {
                for server in list where !Task.isCancelled { await probe(server) }
            }
        }
    }

    private func tell(_ level: Logger.Level, _ what: Phrase) {
        log.say(level, .joined([StatusWords.theServer, what], by: " "))
    }

    private func probe(_ server: MailServer) async {
        let transport = SMTPTransport(to: server)
        let name = MailServerName(server)
        do throws(RelayFault) {
            try await transport.open()
            tell(.info, Messages.serverReached(name))
        } catch {
            // Told to stop meanwhile: nobody's fault.
            if error.kind != .cancelled {
                tell(.error, Messages.serverFailed(name, error.phrase))
            }
        }
        await transport.close()
    }
}

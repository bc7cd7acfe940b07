import Campaigns
import Home
import Logging
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

    private func probe(_ server: MailServer) async {
        for finding in await ServerExamination(of: server, isService: true).findings() {
            let isOfServer = finding.subject == .server
            log.say(
                finding.level.ofLog,
                isOfServer
                    ? .joined([StatusWords.theServer, finding.what], by: " ") : finding.what
            )
        }
    }
}

extension Diagnosis.Level {
    fileprivate var ofLog: Logger.Level {
        switch self {
        case .fine: .info
        case .warning: .warning
        case .error: .error
        }
    }
}

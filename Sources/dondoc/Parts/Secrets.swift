import Campaigns
import Delivery
import Foundation
import SMTP

/// Reads an account's password from where the schedule file points, just before it is used.
enum Secrets {
    static func credentials(of server: MailServer) throws(RelayFault) -> Credentials? {
        guard let user = server.user, server.authentication != MailServer.Authentication.none
        else { return nil }
        return Credentials(
            user: user,
            password: try password(of: server),
            mechanism: server.authentication ?? .plain
        )
    }

    /// Where the password lies that the service may have and this command has not; nil where there is none such.
    static func lacking(of server: MailServer) -> MailServer.Secret? {
        guard server.user != nil, server.authentication != MailServer.Authentication.none else {
            return nil
        }
        switch server.secret {
        case .environment(let name):
            let value = ProcessInfo.processInfo.environment[name] ?? ""
            return value.isEmpty ? server.secret : nil
        case .file(let path):
            let file = SecretFile(path: path)
            return file.isCredential && !file.isReadable ? server.secret : nil
        case nil: return nil
        }
    }

    private static func password(of server: MailServer) throws(RelayFault) -> String {
        switch server.secret {
        case .environment(let name):
            guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else {
                throw RelayFault(.noSecret, "$\(name)")
            }
            return value
        case .file(let path): return try SecretFile(path: path).line()
        case nil: throw RelayFault(.noSecret, server.id.text)
        }
    }
}

extension SMTPTransport {
    init(to server: MailServer) {
        self.init(server) { () throws(RelayFault) in try Secrets.credentials(of: server) }
    }
}

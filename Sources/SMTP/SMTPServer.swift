package import Campaigns

/// Where and how to connect.
struct SMTPServer: Sendable {
    let url: String
    let requiresTLS: Bool
    let verifies: Bool
    let authorities: String?
    let clientCertificate: String?

    init(_ server: MailServer) {
        let scheme = server.isImplicitTLS ? "smtps" : "smtp"
        url = "\(scheme)://\(server.host):\(server.port)/\(server.sender.domain)"
        requiresTLS = !server.allowsPlain
        verifies = server.security != .unverified
        clientCertificate = server.clientCertificatePath
        if case .authorities(let path) = server.security {
            authorities = path
        } else {
            authorities = nil
        }
    }
}

/// An account, read just before it is used.
package struct Credentials: Sendable {
    let user: String
    let password: String
    let mechanism: MailServer.Authentication

    package init(user: String, password: String, mechanism: MailServer.Authentication) {
        self.user = user
        self.password = password
        self.mechanism = mechanism
    }
}

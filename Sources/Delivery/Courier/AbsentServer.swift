package import Campaigns

/// A server that could not be used when it was last tried, and whom that concerns.
package struct AbsentServer: Hashable, Sendable {
    package let server: MailServerID
    package let fault: RelayFault
    /// The campaigns that name the server.
    package let campaigns: [CampaignID]
    /// Those of them that have letters which may leave and do not.
    package let waiting: [CampaignID]
}

extension RelayFault.Kind {
    /// Whether the server is away: no line to it, no TLS, no login.
    ///
    /// A server that asks for a pause is there.
    var isAbsence: Bool {
        switch self {
        case .connection, .timeout, .tls, .certificate, .expiredCertificate, .otherHost,
            .noAuthorities, .noClientCertificate, .authentication, .noAuthentication, .mechanism,
            .wantsTLS, .wantsLogin, .greeting, .account, .noSecret, .openSecret, .unreadableSecret:
            true
        case .throttled, .cancelled: false
        }
    }
}

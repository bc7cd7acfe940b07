/// How letters leave: server, account, sender; never a secret.
package struct MailServer: Hashable, Sendable {
    package enum Security: Hashable, Sendable {
        /// TLS required, the server's certificate checked against the system's authorities; plain
        /// only to loopback without an account.
        case system
        /// TLS required, checked against the authorities of that file.
        case authorities(path: String)
        /// TLS required, the certificate not checked.
        case unverified
        /// No TLS, and then never with an account.
        case plain
    }

    package enum Authentication: String, Hashable, Sendable {
        case none, plain = "PLAIN", login = "LOGIN"
        /// The secret is an OAuth 2 access token.
        case xoauth2 = "XOAUTH2"
    }

    package enum Secret: Hashable, Sendable {
        case environment(String)
        case file(path: String)

        /// With it begin the names of variables that are meant for DonDoc.
        package static let prefix = "DONDOC_"
        /// So long after the operator was told changed files may go on naming another.
        package static let daysOfForeignVariables = 90

        /// The name of a variable that may be another program's: who writes a file could send its value to any server.
        package var foreignVariable: String? {
            guard case .environment(let name) = self, !name.hasPrefix(Self.prefix) else {
                return nil
            }
            return name
        }
    }

    /// Whose habits to expect: limits, and what replies mean.
    package enum Provider: String, CaseIterable, Hashable, Sendable {
        case generic, microsoft365, googleWorkspace, ses
    }

    /// Letters within a span of time, at most.
    package struct Rate: Hashable, Sendable {
        package let letters: Int
        package let seconds: Int

        package init(letters: Int, seconds: Int) {
            self.letters = letters
            self.seconds = seconds
        }
    }

    package let id: MailServerID
    package var host: String
    package var port: Int
    /// True for `smtps://`: TLS from the first byte.
    package var isImplicitTLS: Bool
    package var user: String?
    package var secret: Secret?
    package var authentication: Authentication?
    package var sender: EmailAddress
    package var replyTo: EmailAddress?
    package var bounceAddress: EmailAddress?
    package var security: Security?
    package var operatorAddress: EmailAddress?
    package var rates: [Rate] = []
    /// Connections at a time.
    package var connections: ClosedRange<Int>?
    package var clientCertificatePath: String?
    package var provider = Provider.generic
    /// The next letter may be announced with the content of the one before (RFC 2920 §3.1): a round trip
    /// less for each, and some servers die of it.
    package var overlaps = false
    /// The servers by which the operator hears of this one's outage, the first choice first; letters to anybody
    /// else never go by them.
    package var fallbacks: [MailServer] = []

    package init(
        id: MailServerID,
        host: String,
        port: Int,
        isImplicitTLS: Bool,
        sender: EmailAddress
    ) {
        self.id = id
        self.host = host
        self.port = port
        self.isImplicitTLS = isImplicitTLS
        self.sender = sender
    }

    /// Its rates, else what its provider is known to allow.
    ///
    /// Microsoft 365: 30 messages a minute and 10,000 recipients a day (Exchange Online limits).
    /// Google Workspace: 2,000 messages a day (Gmail sending limits in Google Workspace). Amazon SES:
    /// 14 a second and 50,000 a day, the usual quota outside the sandbox.
    package var effectiveRates: [Rate] {
        guard rates.isEmpty else { return rates }
        let day = 86_400
        return switch provider {
        case .generic: []
        case .microsoft365:
            [Rate(letters: 30, seconds: 60), Rate(letters: 10_000, seconds: day)]
        case .googleWorkspace: [Rate(letters: 2_000, seconds: day)]
        case .ses: [Rate(letters: 14, seconds: 1), Rate(letters: 50_000, seconds: day)]
        }
    }

    /// Its number of connections, else what its provider allows.
    package var connectionRange: ClosedRange<Int> {
        connections ?? (provider == .microsoft365 ? 1...3 : 1...1)
    }

    /// Where it listens: blocks with other accounts may name the same place.
    package struct Place: Hashable, Sendable {
        package let host: String
        package let port: Int

        package init(host: String, port: Int) {
            self.host = host.lowercased()
            self.port = port
        }
    }

    package var place: Place { Place(host: host, port: port) }

    package var isLoopback: Bool {
        host == "localhost" || host == "[::1]" || host == "::1" || host.hasPrefix("127.")
    }

    /// Plain text is allowed only where the file says so, or to this machine with nothing to guard.
    package var allowsPlain: Bool {
        security == .plain || (isLoopback && user == nil && security == nil && !isImplicitTLS)
    }
}

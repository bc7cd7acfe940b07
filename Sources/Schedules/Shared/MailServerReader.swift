import Campaigns
import Texts

/// Reads a mail server, `MÁY CHỦ THƯ`.
struct MailServerReader {
    private let reader: ValueReader
    /// Variables whose names do not begin with ``MailServer/Secret/prefix`` and that may go on holding passwords, for
    /// sets in force have them; nil: all of them.
    private let tolerated: Set<String>?

    init(_ reader: ValueReader, tolerating variables: Set<String>?) {
        self.reader = reader
        tolerated = variables
    }

    /// The server; nil where its address or its sender is absent or wrong.
    func server() -> MailServer? {
        reader.requireKeys()
        let endpoint = reader.value(.server) { cursor throws(Finding) in try cursor.endpoint() }
        // Every key is read, so that its mistakes are told whatever else is wrong.
        let sender = address(.from)
        let account = account()
        let route = route()
        let replyTo = address(.replyTo)
        let bounces = address(.bouncesTo)
        let operatorAddress = address(.operatorAddress)
        judge(account, route.security)
        if let endpoint { judge(endpoint) }
        guard let endpoint, let sender else { return nil }
        var server = MailServer(
            id: MailServerID(reader.block.id),
            host: endpoint.host,
            port: endpoint.port,
            isImplicitTLS: endpoint.isImplicitTLS,
            sender: sender
        )
        server.user = account.user
        server.secret = account.secret
        server.authentication = account.authentication
        server.security = route.security
        server.clientCertificatePath = route.clientCertificate
        server.rates = route.rates
        server.connections = route.connections
        server.provider = route.provider
        server.overlaps = route.overlaps
        server.replyTo = replyTo
        server.bounceAddress = bounces
        server.operatorAddress = operatorAddress
        return server
    }

    private func address(_ key: Key) -> EmailAddress? {
        reader.value(key) { cursor throws(Finding) in try cursor.address() }
    }

    // MARK: The account

    private struct Account {
        let user: String?
        let secret: MailServer.Secret?
        let authentication: MailServer.Authentication?
    }

    private func account() -> Account {
        Account(
            user: reader.string(.user),
            secret: reader.value(.password) { cursor throws(Finding) in try cursor.secret() },
            authentication: reader.value(.auth) { cursor throws(Finding) in
                try cursor.authentication()
            }
        )
    }

    /// Reports an account that would travel in the clear or has no password.
    private func judge(_ account: Account, _ security: MailServer.Security?) {
        if let name = account.secret?.foreignVariable, let entry = reader.entry(.password) {
            if SystemVariable.isOne(name) {
                reader.report(.passwordVariable, at: entry, Findings.systemVariable(name))
            } else if tolerated?.contains(name) ?? true {
                reader.report(.foreignVariable, at: entry, Findings.foreignVariable)
            } else {
                reader.report(.passwordVariable, at: entry, Findings.refusedVariable)
            }
        }
        guard let entry = reader.entry(.user), account.user != nil else { return }
        if security == .plain { reader.report(.badPath, at: entry, Findings.accountInClear) }
        if !reader.has(.password) {
            reader.report(
                .missingKey,
                Findings.missingKey(Key.password.label, in: BlockKind.mailServer.label)
            )
        }
    }

    // MARK: The way to it

    /// Doubts a port that is known for the other way to begin TLS: a server asked in the wrong one stays silent for a
    /// minute, or answers what nobody understands.
    private func judge(_ endpoint: Endpoint) {
        guard let entry = reader.entry(.server),
            endpoint.isImplicitTLS ? [25, 587].contains(endpoint.port) : endpoint.port == 465
        else { return }
        let words = Findings.otherScheme(port: endpoint.port, isImplicitTLS: endpoint.isImplicitTLS)
        reader.report(.otherScheme, at: entry, words)
    }

    private struct Route {
        let security: MailServer.Security?
        let clientCertificate: String?
        let rates: [MailServer.Rate]
        let connections: ClosedRange<Int>?
        let provider: MailServer.Provider
        let overlaps: Bool
    }

    private func route() -> Route {
        Route(
            security: reader.value(.certificate) { cursor throws(Finding) in
                try cursor.security()
            },
            clientCertificate: reader.value(.clientCertificate) { cursor throws(Finding) in
                try cursor.expect(.file)
                return try cursor.word(Findings.aPath)
            },
            rates: reader.value(.rate) { cursor throws(Finding) in try cursor.rates() } ?? [],
            connections: reader.value(.connections) { cursor throws(Finding) in
                try cursor.connections()
            },
            provider: reader.value(.provider) { cursor throws(Finding) in
                try cursor.provider()
            } ?? .generic,
            overlaps: reader.flag(.overlap) ?? false
        )
    }
}

extension Cursor {
    /// `biến TÊN` or `tệp ĐƯỜNG-DẪN`: where the password stands, never the password.
    fileprivate mutating func secret() throws(Finding) -> MailServer.Secret {
        if accept(.variable) { return .environment(try word(Findings.aVariableName)) }
        guard accept(.file) else {
            // Whatever stands here may be the password itself: it is not quoted.
            throw finding(.secretWritten, current, Findings.secretWritten)
        }
        guard let token = current else { throw unexpected(Findings.aPath) }
        advance()
        return .file(path: token.text)
    }

    /// `không`, `PLAIN`, `LOGIN`, `XOAUTH2`.
    fileprivate mutating func authentication() throws(Finding) -> MailServer.Authentication {
        if accept(.none) { return .none }
        guard let token = current,
            let mechanism = MailServer.Authentication(rawValue: token.text.uppercased())
        else { throw unexpected(Findings.anAuthentication) }
        advance()
        return mechanism
    }

    /// Whom the server's certificate is believed by: the system, a file of authorities, or not at all.
    fileprivate mutating func security() throws(Finding) -> MailServer.Security {
        if accept(.system) { return .system }
        if accept(.unverified) { return .unverified }
        if accept(.plaintext) { return .plain }
        try expect(.file)
        return .authorities(path: try word(Findings.aPath))
    }

    /// `10 thư mỗi giây, 2000 thư mỗi ngày`.
    fileprivate mutating func rates() throws(Finding) -> [MailServer.Rate] {
        var rates: [MailServer.Rate] = []
        repeat {
            let count = try number(1...9999)
            let seconds: Int
            if accept(.lettersPerSecond) {
                seconds = 1
            } else if accept(.lettersPerMinute) {
                seconds = 60
            } else if accept(.lettersPerHour) {
                seconds = 3600
            } else {
                try expect(.lettersPerDay)
                seconds = 86_400
            }
            rates.append(MailServer.Rate(letters: count, seconds: seconds))
        } while accept(.comma)
        return rates
    }

    /// `4`, or `2 đến 8`.
    fileprivate mutating func connections() throws(Finding) -> ClosedRange<Int> {
        let token = current
        let lower = try number(1...100)
        guard accept(.until) else { return lower...lower }
        let upper = try number(1...100)
        guard lower <= upper else {
            throw finding(.reversedRange, token, Findings.numberRange(lower...max(lower, 100)))
        }
        return lower...upper
    }

    /// `chung`, `microsoft-365`, `google-workspace`, `ses`.
    fileprivate mutating func provider() throws(Finding) -> MailServer.Provider {
        if accept(.microsoft365) { return .microsoft365 }
        if accept(.googleWorkspace) { return .googleWorkspace }
        if accept(.ses) { return .ses }
        try expect(.generic)
        return .generic
    }

    /// `smtp://host[:port]` or `smtps://host[:port]`; 587 and 465 where no port is given.
    fileprivate mutating func endpoint() throws(Finding) -> Endpoint {
        guard let token = current else { throw unexpected(Findings.aServer) }
        guard let endpoint = Endpoint(token.text) else {
            throw finding(.badPath, token, Findings.badServer(token.text))
        }
        advance()
        return endpoint
    }
}

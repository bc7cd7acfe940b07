package import Campaigns
package import Delivery

/// Carries letters over SMTP: one connection, kept while it is good.
///
/// An actor with a thread of its own: libcurl's calls block.
package actor SMTPTransport: Transport {
    private let server: SMTPServer
    private let timeouts: SMTPTimeouts
    private let limits: ConnectionLimits
    private let credentials: @Sendable () throws(RelayFault) -> Credentials?
    private let executor: ThreadExecutor
    private var session: SMTPSession?
    private var mayOverlap: Bool
    package private(set) var hasRefusedOverlap = false

    nonisolated package var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }

    /// `credentials`: asked for each connection; a secret is kept no longer than that, to be known in what is said.
    package init(
        _ server: MailServer,
        timeouts: SMTPTimeouts = SMTPTimeouts(),
        limits: ConnectionLimits = ConnectionLimits(),
        credentials: @escaping @Sendable () throws(RelayFault) -> Credentials?
    ) {
        self.server = SMTPServer(server)
        mayOverlap = server.overlaps
        self.timeouts = timeouts
        self.limits = limits
        self.credentials = credentials
        executor = ThreadExecutor(name: "smtp")
    }

    deinit {
        executor.stop()
    }

    package func open() async throws(RelayFault) {
        _ = try openSession()
    }

    /// Makes sure of the line, and tells what the server says and shows of itself.
    package func details() async throws(RelayFault) -> ServerDetails {
        try openSession().details
    }

    package func deliver(
        _ letters: [MailItem],
        concluded: @Sendable (Int, Outcome) throws -> Bool
    ) async throws {
        var next = 0
        while next < letters.count, !Task.isCancelled {
            let session: SMTPSession
            let asked = ContinuousClock.now
            do throws(RelayFault) {
                session = try openSession()
                // What waited for a slow connection is asked again whether it is still true.
                if next > 0, ContinuousClock.now - asked > .seconds(1) { return }
            } catch {
                guard error.kind != .cancelled else { return }
                _ = try concluded(next, .relayFault(error))
                return
            }
            let end = try session.deliver(letters[next...], concluded: concluded)
            if session.hasRefusedOverlap { (mayOverlap, hasRefusedOverlap) = (false, true) }
            if !session.isUsable { self.session = nil }
            guard case .lineEnded(let index) = end else { return }
            next = index
        }
    }

    package func close() async {
        session?.quit()
        session = nil
    }

    /// The kept session if it is still good, else a new one.
    private func openSession() throws(RelayFault) -> SMTPSession {
        if let session {
            if session.isAlive() { return session }
            session.quit()
            self.session = nil
        }
        let credentials = try credentials()
        let connection = try CurlConnection(
            server,
            credentials: credentials,
            connecting: timeouts.connect,
            answering: timeouts.command
        )
        let session = SMTPSession(
            connection,
            timeouts: timeouts,
            limits: limits,
            mayOverlap: mayOverlap,
            redaction: Redaction(of: credentials?.password)
        )
        self.session = session
        return session
    }
}

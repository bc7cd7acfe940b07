package import Campaigns
package import Delivery

/// Carries letters over SMTP: one connection, kept for the letters of a pass.
///
/// An actor with a thread of its own: libcurl's calls block.
package actor SMTPTransport: Transport {
    private let server: SMTPServer
    private let timeouts: SMTPTimeouts
    private let credentials: @Sendable () throws(RelayFault) -> Credentials?
    private let executor: ThreadExecutor
    private var session: SMTPSession?

    nonisolated package var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }

    /// `credentials`: asked for each connection; a secret is never kept.
    package init(
        _ server: MailServer,
        timeouts: SMTPTimeouts = SMTPTimeouts(),
        credentials: @escaping @Sendable () throws(RelayFault) -> Credentials?
    ) {
        self.server = SMTPServer(server)
        self.timeouts = timeouts
        self.credentials = credentials
        executor = ThreadExecutor(name: "smtp")
    }

    deinit {
        executor.stop()
    }

    package func open() async throws(RelayFault) {
        _ = try openSession()
    }

    package func deliver(_ letter: OutboxLetter) async -> Outcome {
        do {
            let session = try openSession()
            let outcome = session.deliver(letter)
            if !session.isUsable { self.session = nil }
            return outcome
        } catch {
            return .relayFault(error)
        }
    }

    package func close() async {
        session?.quit()
        session = nil
    }

    /// The kept session if the server still listens, else a new one.
    private func openSession() throws(RelayFault) -> SMTPSession {
        if let session {
            if session.isAlive() { return session }
            self.session = nil
        }
        let connection = try CurlConnection(
            server,
            credentials: try credentials(),
            timeoutMilliseconds: timeouts.connect
        )
        let session = SMTPSession(connection, timeouts: timeouts)
        self.session = session
        return session
    }
}

import CCurl
import Campaigns
import Delivery

/// One connect-only libcurl connection; the only owner of a C handle.
///
/// Used from one thread at a time: libcurl's handles are not to be shared.
@safe
final class CurlConnection: SMTPConnection {
    private let handle: OpaquePointer

    /// Set up before any connection; libcurl asks for it.
    private static let isReady = dondoc_global_init() == 0

    /// Connects, negotiates TLS and logs in.
    ///
    /// Throws a ``RelayFault`` that names the cause.
    init(
        _ server: SMTPServer,
        credentials: Credentials?,
        connecting: Duration,
        answering: Duration
    ) throws(RelayFault) {
        guard Self.isReady, let handle = unsafe dondoc_connection_new() else {
            throw RelayFault(.connection, "libcurl could not be set up")
        }
        unsafe self.handle = handle
        try configure(server, credentials, connecting, answering)
        let result = unsafe dondoc_connect(handle)
        guard result == DONDOC_OK else {
            let fault = fault(result, credentials?.mechanism)
            let detail = Redaction(of: credentials?.password).applied(to: fault.detail)
            throw RelayFault(fault.kind, detail)
        }
        // Silently unauthenticated where the server offers no AUTH: refuse.
        if credentials != nil, !transcript.contains(where: { $0.hasPrefix("235") }) {
            throw RelayFault(.noAuthentication, "")
        }
    }

    deinit {
        unsafe dondoc_connection_free(handle)
    }

    private func configure(
        _ server: SMTPServer,
        _ credentials: Credentials?,
        _ connecting: Duration,
        _ answering: Duration
    ) throws(RelayFault) {
        var results = [
            unsafe dondoc_set_url(handle, server.url),
            unsafe dondoc_set_tls(handle, server.requiresTLS ? 1 : 0, server.verifies ? 1 : 0),
            unsafe dondoc_set_timeouts(handle, connecting.milliseconds, answering.milliseconds),
            // The task that connects, on whose thread libcurl asks.
            unsafe dondoc_set_stop(handle) { Task.isCancelled ? 1 : 0 },
        ]
        if let path = server.authorities {
            results.append(unsafe dondoc_set_authorities(handle, path))
        }
        if let path = server.clientCertificate {
            results.append(unsafe dondoc_set_client_certificate(handle, path))
        }
        if let credentials {
            let set =
                unsafe credentials.mechanism == .xoauth2
                ? dondoc_set_token : dondoc_set_credentials
            results.append(
                unsafe set(
                    handle,
                    credentials.user,
                    credentials.password,
                    "AUTH=\(credentials.mechanism.rawValue)"
                )
            )
        }
        guard results.allSatisfy({ $0 == DONDOC_OK }) else {
            throw RelayFault(.connection, "libcurl refused a setting")
        }
    }

    var transcript: [Substring] {
        var length = 0
        guard let bytes = unsafe dondoc_transcript(handle, &length) else { return [] }
        let text = unsafe String(
            decoding: UnsafeBufferPointer(start: bytes, count: length),
            as: UTF8.self
        )
        return text.split(whereSeparator: \.isNewline)
    }

    var certificateEnd: Instant? {
        let seconds = unsafe dondoc_certificate_end(handle)
        return seconds < 0 ? nil : Instant(milliseconds: seconds * 1000)
    }

    func send(_ bytes: ArraySlice<UInt8>) throws(ConnectionFailure) -> Int {
        var sent = 0
        let result = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe dondoc_send(handle, buffer.baseAddress, buffer.count, &sent)
        }
        switch result {
        case DONDOC_OK: return sent
        case DONDOC_AGAIN: throw .again
        default: throw .closed
        }
    }

    func receive() throws(ConnectionFailure) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 8192)
        var received = 0
        let result = unsafe buffer.withUnsafeMutableBufferPointer { pointer in
            unsafe dondoc_receive(handle, pointer.baseAddress, pointer.count, &received)
        }
        switch result {
        case DONDOC_OK: return Array(buffer[..<received])
        case DONDOC_AGAIN: throw .again
        default: throw .closed
        }
    }

    func wait(forWriting: Bool, milliseconds: Int) -> (readable: Bool, writable: Bool) {
        let events = unsafe dondoc_wait(handle, forWriting ? 1 : 0, Int32(clamping: milliseconds))
        return (events & 1 != 0, events & 2 != 0)
    }

    var clock: Duration { ContinuousClock.now - Self.start }

    private static let start = ContinuousClock.now

    private func fault(
        _ result: dondoc_result,
        _ mechanism: MailServer.Authentication?
    ) -> RelayFault {
        let words = unsafe String(cString: dondoc_error(handle))
        let said = transcript.last.map(String.init) ?? ""
        switch result {
        case DONDOC_RESOLVE, DONDOC_CONNECT: return RelayFault(.connection, words)
        case DONDOC_STOPPED: return RelayFault(.cancelled, words)
        case DONDOC_TIMEOUT: return RelayFault(.timeout, words)
        case DONDOC_TLS: return RelayFault(.tls, words)
        case DONDOC_CERTIFICATE: return RelayFault(.certificate, words)
        case DONDOC_EXPIRED: return RelayFault(.expiredCertificate, words)
        case DONDOC_OTHER_HOST: return RelayFault(.otherHost, words)
        case DONDOC_AUTHORITIES: return RelayFault(.noAuthorities, words)
        case DONDOC_CLIENT_CERTIFICATE: return RelayFault(.noClientCertificate, words)
        case DONDOC_LOGIN:
            // After its EHLO the server was asked nothing: there was no way to log in.
            if let mechanism, said.hasPrefix("250") {
                let offered = AuthenticationOffer(transcript)
                guard !offered.mechanisms.isEmpty else {
                    return RelayFault(.noAuthentication, "")
                }
                if !offered.mechanisms.contains(mechanism.rawValue) {
                    return RelayFault(.mechanism, offered.mechanisms.joined(separator: ", "))
                }
            }
            return RelayFault(
                .authentication,
                said.hasPrefix("5") || said.hasPrefix("4") ? said : words
            )
        case DONDOC_WEIRD: return RelayFault(.greeting, said.isEmpty ? words : said)
        default: return RelayFault(.connection, words.isEmpty ? said : words)
        }
    }
}

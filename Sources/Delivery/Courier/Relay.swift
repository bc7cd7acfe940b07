package import Campaigns

/// One mail server as the courier meets it: the lines to it, how many carry letters at a time, and
/// when it may be tried again.
///
/// The width starts at the configured minimum, grows by 1/N with each letter that is accepted and
/// shrinks by 1/N where a line cannot be had, as Postfix's queue manager does it. A fault of the
/// relay, not of a letter, closes it for a while, each time longer; then one letter goes ahead. So does a
/// row of refusals, whose pause is stored (``ServerPause``).
package final class Relay {
    package let server: MailServer
    private var width: Double
    /// More lines than these the server did not take.
    private var ceiling: Int
    private var lines: [Line] = []
    private var used = 0
    private var faults = 0
    /// What it was at fault for when it was last tried; nil where it took a letter since.
    private(set) var lastFault: RelayFault?
    private var closedUntil: Instant?
    /// It refused letters alike; as stored.
    var pause: ServerPause?
    private var lastUsed: Instant?
    /// When its rates allow the next letter, as of the last pass.
    private var rateOpens: Instant?

    /// Whether letters are announced, over the first line: should the server not bear it, one answer is
    /// lost and not one a line.
    private var mayOverlap: Bool

    /// A connection to the server, by number from 1.
    struct Line: Sendable {
        let number: Int
        let transport: any Transport
    }

    package init(_ server: MailServer) {
        self.server = server
        mayOverlap = server.overlaps
        width = Double(server.connectionRange.lowerBound)
        ceiling = server.connectionRange.upperBound
    }

    /// Nothing leaves before; nil where nothing is in the way.
    ///
    /// A pause that ends later than the longest we ever set means that the clock was set back since: it is
    /// ignored. Noted at 10:00 until 10:30, it counts no more at 09:00.
    package func opens(at now: Instant) -> Instant? {
        let pause = closedUntil.flatMap { $0 > now.adding(.seconds(Self.longestPause)) ? nil : $0 }
        let span = server.effectiveRates.map(\.seconds).max() ?? 0
        let rate = rateOpens.flatMap { $0 > now.adding(.seconds(span)) ? nil : $0 }
        let brake = self.pause.flatMap { $0.isClosed(at: now) ? $0.until : nil }
        return [pause, brake, rate].compactMap(\.self).max()
    }

    fileprivate static let longestPause = 1800

    /// One letter tries whether the fault is over.
    var isHalfOpen: Bool { faults > 0 || pause != nil }

    var lineCount: Int { isHalfOpen ? 1 : Int(width) }

    func takeLine(_ make: (MailServer) throws -> any Transport) rethrows -> Line {
        if !lines.isEmpty { return lines.removeLast() }
        used += 1
        var server = server
        server.overlaps = mayOverlap && used == 1
        return Line(number: used, transport: try make(server))
    }

    /// Letters are announced over no line any more, nor over those that are kept.
    func forbidOverlap() async {
        guard mayOverlap else { return }
        mayOverlap = false
        await hangUp()
        lines = []
    }

    func putBack(_ line: Line, at now: Instant) {
        lines.append(line)
        lastUsed = now
    }

    func note(accepted: Int) {
        guard accepted > 0 else { return }
        faults = 0
        lastFault = nil
        closedUntil = nil
        pause = nil
        for _ in 0..<accepted where Int(width) < ceiling {
            width = min(width + 1 / width, Double(ceiling))
        }
    }

    /// One line of several could not be had: the server wants fewer, until all have been hung up.
    func noteTooMany() {
        ceiling = max(1, lineCount - 1)
        width = min(width, Double(ceiling))
    }

    func note(_ fault: RelayFault, at now: Instant) {
        width = max(Double(server.connectionRange.lowerBound), width - 1 / width)
        closedUntil = now.adding(.seconds(min(60 << min(faults, 10), fault.kind.longestPause)))
        faults += 1
        lastFault = fault
    }

    func note(rateOpens instant: Instant?) {
        rateOpens = instant
    }

    /// The clock was ahead and is corrected: what was noted until when means nothing.
    func forgetPauses() {
        closedUntil = nil
        rateOpens = nil
        pause = nil
        lastUsed = nil
    }

    /// Takes leave where no letter has come for a while, or at once.
    func hangUp(at now: Instant? = nil) async {
        if let now {
            guard let lastUsed, now.duration(since: lastUsed) >= Self.idle else { return }
        }
        for line in lines { await line.transport.close() }
        ceiling = server.connectionRange.upperBound
        lastUsed = nil
    }

    private static let idle = Duration.seconds(30)
}

extension RelayFault.Kind {
    /// Seconds: a line is tried again soon, an account is not to be locked by trying.
    fileprivate var longestPause: Int {
        switch self {
        case .connection, .timeout, .greeting, .tls, .cancelled: 300
        case .certificate, .expiredCertificate, .otherHost, .noAuthorities, .noClientCertificate,
            .authentication, .noAuthentication, .mechanism, .wantsTLS, .wantsLogin, .account,
            .throttled, .noSecret, .openSecret, .unreadableSecret:
            Relay.longestPause
        }
    }
}

package import Campaigns

/// A mail server that refused letters alike, one after the other: nothing is sent by it for a while.
///
/// When the pause is over one letter tries. It is taken: the pause is forgotten. It is refused: the next
/// pause begins. Refused at 08:00 the server is tried at 08:30, 09:30, 11:30, and then every four hours.
/// It is stored, for with `tick` each pass is a process of its own.
package struct ServerPause: Hashable, Sendable {
    package let server: MailServerID
    /// When the row of refusals was noticed.
    package let since: Instant
    /// What the server said last.
    package let reply: String
    /// The letter that it said it of.
    package let letter: Int64
    /// Nothing is sent before; then one letter tries.
    package let until: Instant
    /// Letters that tried since, and were refused.
    package let probes: Int

    package init(
        server: MailServerID,
        since: Instant,
        reply: String,
        letter: Int64,
        until: Instant,
        probes: Int
    ) {
        self.server = server
        self.since = since
        self.reply = reply
        self.letter = letter
        self.until = until
        self.probes = probes
    }

    private static let minutes = [30, 60, 120, 240]
    private static let longest = 240

    /// Whether nothing is sent at that instant.
    ///
    /// A pause that ends farther ahead than any can was noted by a clock that has been set back since: it
    /// is over.
    package func isClosed(at now: Instant) -> Bool {
        until > now && until <= now.adding(minutes: Self.longest)
    }

    /// A person asks for the server: one letter tries at once.
    package func resumed(at now: Instant) -> ServerPause {
        ServerPause(
            server: server,
            since: since,
            reply: reply,
            letter: letter,
            until: min(until, now),
            probes: probes
        )
    }

    /// The clock was ahead when the pause was noted, or may have been: one letter tries at once.
    package func corrected(by correction: ClockCorrection) -> ServerPause {
        ServerPause(
            server: server,
            since: correction.clamped(since),
            reply: reply,
            letter: letter,
            until: correction.clamped(until),
            probes: probes
        )
    }

    fileprivate func next(after reply: Reply, to letter: Int64, at now: Instant) -> ServerPause {
        // Another line carried a letter while this one found out: nobody tried.
        guard !isClosed(at: now) else { return self }
        let minutes = Self.minutes[min(probes + 1, Self.minutes.count - 1)]
        return ServerPause(
            server: server,
            since: since,
            reply: reply.line,
            letter: letter,
            until: now.adding(minutes: minutes),
            probes: probes + 1
        )
    }

    fileprivate static func first(
        of server: MailServerID,
        after reply: Reply,
        to letter: Int64,
        at now: Instant
    ) -> ServerPause {
        ServerPause(
            server: server,
            since: now,
            reply: reply.line,
            letter: letter,
            until: now.adding(minutes: minutes[0]),
            probes: 0
        )
    }
}

extension ServerPause {
    /// What a refusal makes of its server.
    package struct Onset: Hashable, Sendable {
        package let pause: ServerPause
        /// Letters that were refused alike before: they have not failed, but wait again.
        package let row: [Int64]
    }

    /// The pause that follows from a refusal; nil where the refusal is its letter's own.
    ///
    /// `attempt`: at a letter of that server. `former`: the server's pause so far. While there is one,
    /// whatever is refused so that it counts waits: the server is on trial, not the letter. `answers`: the
    /// server's last at those commands, the newest, which is this one, first.
    package static func onset(
        after attempt: EndedAttempt,
        of server: MailServerID,
        former: ServerPause?,
        answers: (Set<SMTPPhase>) throws -> [WaveBrake.Answer]
    ) rethrows -> Onset? {
        guard WaveBrake.counts(attempt), case .rejected(let phase, let reply) = attempt.outcome
        else { return nil }
        let (letter, now) = (attempt.letter.id, attempt.ended)
        if let former {
            return Onset(pause: former.next(after: reply, to: letter, at: now), row: [])
        }
        let last = try answers(WaveBrake.phases(telling: phase))
        guard let row = WaveBrake.row(of: last, isReturned: attempt.verdict == .returned)
        else { return nil }
        return Onset(pause: .first(of: server, after: reply, to: letter, at: now), row: row)
    }
}

package import Campaigns

/// When a deferred letter is tried again: 1, 5, 15, 30, 60, 120 minutes, then every 4 hours, each
/// ±20 %; a greylisted letter first after five to six minutes, for sooner is in vain.
package struct RetryPolicy: Sendable {
    package init() {}

    /// The next attempt after that many, this one included.
    ///
    /// `token`: spreads letters that were deferred together; the same letter gets the same spread.
    package func nextAttempt(
        after attempts: Int,
        token: String,
        now: Instant,
        isGreylisted: Bool = false
    ) -> Instant {
        let minutes = [1, 5, 15, 30, 60, 120]
        let base = attempts <= minutes.count ? minutes[max(0, attempts - 1)] : 240
        // FNV-1a over token and attempt: a spread that needs no random source.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for octet in "\(token)/\(attempts)".utf8 {
            hash = (hash ^ UInt64(octet)) &* 0x100_0000_01B3
        }
        if isGreylisted, attempts == 1 {
            return now.adding(.milliseconds(300_000 + Int(hash % 60_001)))
        }
        let permille = 800 + Int(hash % 401)
        return now.adding(.milliseconds(base * 60 * permille))
    }

    /// When a letter is tried again after that outcome; nil for as soon as may be.
    ///
    /// A letter that made the server ask for a pause (452 at its recipient) waits five minutes, so that
    /// another letter tries first whether the pause is over.
    func nextAttempt(
        of letter: OutboxLetter,
        after outcome: Outcome,
        _ verdict: Verdict,
        at now: Instant,
        _ server: MailServer
    ) -> Instant? {
        switch (verdict, outcome) {
        case (.deferred, _):
            nextAttempt(
                after: letter.attempts + 1,
                token: letter.token,
                now: now,
                isGreylisted: outcome.refusal(by: server.provider) == .greylisting
            )
        case (.returned, .rejected(.rcpt, _)), (.returned, .rejected(.content, _)):
            now.adding(minutes: 5)
        default: nil
        }
    }
}

package import Campaigns

/// An address that was refused or bounced, until a person has a letter sent again.
///
/// ```
///            two in a row                     30 days
///  open ──────────────────▶ dead ─────────────────────────▶ one letter tries
///   ▲                        ▲ ▲────── refused, came back ─────┤
///   └── accepted (refusals), 3 days without a bounce ──────────┘
/// ```
///
/// Dead since 1 March: letters due up to 30 March fail; the first due from 31 March on is tried.
package struct Suppression: Hashable, Sendable {
    /// In a row, by our own mail server.
    package private(set) var refusals: Int
    package private(set) var bounces: Int
    /// What was last said of it.
    package private(set) var reason: String
    package let since: Instant
    /// When that was said.
    package private(set) var latest: Instant
    /// The letter that tried after a long time, and when; nil once it was refused or came back.
    package private(set) var trial: Trial?

    package struct Trial: Hashable, Sendable {
        package let letter: Int64
        package let began: Instant

        package init(letter: Int64, began: Instant) {
            self.letter = letter
            self.began = began
        }
    }

    package init(
        refusals: Int,
        bounces: Int,
        reason: String,
        since: Instant,
        latest: Instant,
        trial: Trial?
    ) {
        self.refusals = refusals
        self.bounces = bounces
        self.reason = reason
        self.since = since
        self.latest = latest
        self.trial = trial
    }

    /// Nothing was noted of the address yet.
    package init(since: Instant) {
        self.init(refusals: 0, bounces: 0, reason: "", since: since, latest: since, trial: nil)
    }
}

extension Suppression {
    /// What a letter to the address may do.
    package enum Access: Hashable, Sendable {
        case open
        /// It is the letter that tries.
        case trial
        /// Another tries just now.
        case wait(until: Instant)
        case dead
    }

    private static let daysOfRest = 30
    /// Most bounces come within minutes; so many days without one break the row.
    private static let daysOfTrial = 3
    /// Until then it is known whether our own server takes the letter that tries.
    private static let minutesOfTrial = 10

    /// Whether letters to it fail, but for the one that tries after a long time.
    package var isDead: Bool { max(refusals, bounces) >= DeadAddress.limit }

    package func access(of letter: Int64, at now: Instant) -> Access {
        guard isDead else { return .open }
        guard let trial else {
            return now >= latest.adding(days: Self.daysOfRest) ? .trial : .dead
        }
        if trial.letter == letter || isProven(at: now) { return .open }
        let answered = trial.began.adding(minutes: Self.minutesOfTrial)
        return now < answered ? .wait(until: answered) : .dead
    }

    private func isProven(at now: Instant) -> Bool {
        trial.map { now >= $0.began.adding(days: Self.daysOfTrial) } ?? false
    }

    /// The same with no instant later than a clock that was ahead can have meant.
    package func corrected(by correction: ClockCorrection) -> Suppression {
        Suppression(
            refusals: refusals,
            bounces: bounces,
            reason: reason,
            since: correction.clamped(since),
            latest: correction.clamped(latest),
            trial: trial.map {
                Trial(letter: $0.letter, began: correction.clamped($0.began))
            }
        )
    }

    package mutating func begin(_ trial: Trial) {
        self.trial = trial
    }

    /// Our own server refused the address at RCPT.
    package mutating func noteRefusal(_ words: String, at instant: Instant) {
        note(words, at: instant)
        refusals += 1
    }

    package mutating func noteBounce(_ words: String, at instant: Instant) {
        note(words, at: instant)
        bounces += 1
    }

    /// Our own server took a letter to it: refusals are forgotten, and bounces are not.
    package mutating func noteAcceptance() {
        refusals = 0
    }

    private mutating func note(_ words: String, at instant: Instant) {
        if isProven(at: instant) { (refusals, bounces) = (0, 0) }
        trial = nil
        (reason, latest) = (words, instant)
    }
}

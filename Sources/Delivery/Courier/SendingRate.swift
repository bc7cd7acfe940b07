package import Campaigns

/// How many letters a mail server may be given now, by its rates: so many within any span of time.
///
/// Counted from the attempts that are stored anyway, so that a restart forgets none of them. Each
/// attempt counts from its end: the server saw it no later.
package struct SendingRate: Sendable {
    private let rates: [MailServer.Rate]
    /// Ends of attempts, oldest first.
    private var ends: [Instant]
    /// Letters under way.
    private var reserved = 0

    /// `ends`: of attempts since ``start(of:at:)``, oldest first.
    package init(_ rates: [MailServer.Rate], ends: [Instant]) {
        self.rates = rates
        self.ends = ends
    }

    /// Since when attempts count; nil where nothing is limited.
    package static func start(of rates: [MailServer.Rate], at now: Instant) -> Instant? {
        rates.map(\.seconds).max().map { now.adding(.seconds(-$0)) }
    }

    package func allowance(at now: Instant) -> Int {
        let free = rates.map { rate in
            rate.letters - reserved - (ends.count - ends.partitioningIndex { $0 > now - rate })
        }
        return max(0, free.min() ?? .max)
    }

    /// When the allowance is above 0 again, should nothing be under way.
    package func next(at now: Instant) -> Instant {
        rates.reduce(now) { next, rate in
            let first = ends.partitioningIndex { $0 > now - rate }
            let excess = ends.count - first - rate.letters
            guard excess >= 0 else { return next }
            return max(next, ends[first + excess].adding(.seconds(rate.seconds)))
        }
    }

    package mutating func reserve(_ count: Int) {
        reserved += count
    }

    /// Of those reserved, these were attempted.
    package mutating func settle(_ count: Int, ends new: [Instant]) {
        reserved -= count
        ends += new
        ends.sort()
    }
}

private func - (now: Instant, rate: MailServer.Rate) -> Instant {
    now.adding(.seconds(-rate.seconds))
}

extension Schedule {
    /// A letter that is looked at so many minutes after its time leaves as if it were on time, also where
    /// its window has closed meanwhile.
    ///
    /// Passes come at least every quarter of an hour, and whatever starts them may be late by seconds:
    /// what leaves must not depend on which second that is.
    package static let punctualMinutes = 16

    /// Minutes after its due instant within which a digest or a bulletin of the line still goes out, where
    /// its block does not say.
    ///
    /// A digest until half the interval to the next, 12 hours at most; a bulletin until a third of its
    /// interval has passed (hourly: 20 minutes), the closing one until 12 hours later.
    ///
    /// `all`: the line's occurrences by due instant.
    package func circularCatchUpMinutes(of rule: SendRule, among all: [Occurrence]) -> Int {
        max(Self.punctualMinutes, statedMinutes(rule, all))
    }

    private func statedMinutes(_ rule: SendRule, _ all: [Occurrence]) -> Int {
        guard case .bulletin(let terms) = kind else {
            return Self.catchUpMinutes(catchUp, standard: Self.digestMinutes(all))
        }
        if rule.isClosing { return Self.catchUpMinutes(terms.closingCatchUp, standard: 720) }
        let interval = if case .interval(let minutes, _, _) = rule.form { minutes } else { 1440 }
        return Self.catchUpMinutes(catchUp, standard: interval / 3)
    }

    /// Half the interval between two digests, 12 hours at most.
    ///
    /// Those that days off moved to one instant have no interval between them. Example: the daily ones of a
    /// Saturday and a Sunday both leave on Friday; what counts is from there to Monday.
    private static func digestMinutes(_ all: [Occurrence]) -> Int {
        let dues = all.map(\.due.milliseconds)
        let interval = zip(dues.dropFirst(), dues).map { $0 - $1 }.first { $0 > 0 }
        return min(720, Int((interval ?? .max) / 120_000))
    }

    /// What the key says in minutes, else the standard.
    package static func catchUpMinutes(_ catchUp: CatchUp?, standard: Int) -> Int {
        switch catchUp {
        case .within(let minutes): minutes
        case .never: punctualMinutes
        case .untilDue, nil: standard
        }
    }
}

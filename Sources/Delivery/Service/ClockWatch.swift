package import Campaigns

/// Notices that somebody set the clock forward under a running machine, and until when it is doubted.
///
/// Example: at 10:00 a pass, five seconds later by the time since the start the clock shows 10:00 three days
/// on: a jump. What falls due in those three days is held, for if the clock is wrong nobody is late yet. An
/// hour of steady running later it is believed: programs that set clocks by the network correct a wrong step
/// within minutes.
///
/// A machine that slept or was off has not jumped: the time since its start counts sleep, and another start
/// is downtime. That the clock was set back is ``ClockCorrection``'s.
package struct ClockWatch: Hashable, Sendable {
    /// As of the last look.
    package private(set) var reading: ClockReading
    /// nil where the clock is believed.
    package private(set) var jump: Jump?

    /// The clock was set forward.
    package struct Jump: Hashable, Sendable {
        /// What it would have shown.
        package let from: Instant
        /// What it showed.
        package let to: Instant
        /// Since when it has run steadily, as milliseconds since the machine's start.
        package fileprivate(set) var steadySince: Int64

        package init(from: Instant, to: Instant, steadySince: Int64) {
            self.from = from
            self.to = to
            self.steadySince = steadySince
        }

        /// Milliseconds by which the clock may be ahead.
        package var length: Int64 { to.milliseconds - from.milliseconds }
    }

    /// In minutes: less is how clocks are set every day.
    package static let tolerance = Int64(ClockCorrection.tolerance)
    /// In minutes: so long a clock that jumped is doubted.
    package static let doubt: Int64 = 60

    package init(_ reading: ClockReading, jump: Jump? = nil) {
        self.reading = reading
        self.jump = jump
    }

    /// What a look at the clocks found.
    package enum Finding: Hashable, Sendable {
        /// Nothing to say.
        case steady
        /// It has just jumped.
        case jumped(Jump)
        /// It jumped a while ago and is believed now.
        case believed(Jump)
        /// It was doubted, and was set back.
        case setBack(Jump)
    }

    /// Looks at the clocks again.
    package mutating func look(_ now: ClockReading) -> Finding {
        defer { reading = now }
        guard now.boot == reading.boot else {
            // The clock may have been set while the machine was off: the hour begins anew.
            jump?.steadySince = now.sinceBoot
            return .steady
        }
        let expected = reading.wall.milliseconds + now.sinceBoot - reading.sinceBoot
        let drift = now.wall.milliseconds - expected
        if drift > Self.tolerance * 60_000 {
            let jump = Jump(
                from: Instant(milliseconds: expected - (self.jump?.length ?? 0)),
                to: now.wall,
                steadySince: now.sinceBoot
            )
            self.jump = jump
            return .jumped(jump)
        }
        guard let jump else { return .steady }
        if drift < -Self.tolerance * 60_000 {
            self.jump = nil
            return .setBack(jump)
        }
        guard now.sinceBoot - jump.steadySince >= Self.doubt * 60_000 else { return .steady }
        self.jump = nil
        return .believed(jump)
    }

    /// Somebody whose word counts says that the clock is right.
    ///
    /// Returns the jump that was doubted; nil where none was.
    package mutating func believe() -> Jump? {
        defer { jump = nil }
        return jump
    }

    /// The latest instant that is surely over; nil where the clock is believed.
    package var sure: Instant? {
        jump.map { Instant(milliseconds: reading.wall.milliseconds - $0.length) }
    }
}

import Campaigns
package import Delivery

/// Keeps what is thought of the machine's clock from pass to pass and from start to start, and lets go what was
/// held once the clock is believed.
package struct ClockGuard {
    private let store: any ServiceDesk & LetterDesk
    private var watch: ClockWatch?
    /// The watch as the store has it.
    private var stored: ClockWatch?
    private var news = Report()
    /// Letters that were held may leave, as soon as the store can be written.
    private var isToRelease = false

    /// What there is to say of the clock.
    package struct Report: Hashable, Sendable {
        /// It has just jumped forward.
        package var jumped: ClockWatch.Jump?
        /// It jumped and is believed, or was set back.
        package var ended: ClockWatch.Jump?
        /// Letters that had been held and wait for a line again.
        package var released = 0
    }

    init(_ store: any ServiceDesk & LetterDesk) {
        self.store = store
    }

    /// What fell due after it is doubtful; nil where the clock is believed.
    var sure: Instant? { watch?.sure }
    var jump: ClockWatch.Jump? { watch?.jump }
    var hasNews: Bool { news != Report() || isToRelease }

    /// Looks at the clocks; `othersWrote`: somebody may have said that they are right.
    ///
    /// nil for a pass that does not go by them.
    mutating func look(_ reading: ClockReading?, othersWrote: Bool) throws {
        guard let reading else { return }
        if watch == nil || othersWrote, let kept = try store.clockWatch() {
            stored = kept
            if let watch, watch.jump != nil, kept.jump == nil {
                self.watch = ClockWatch(watch.reading)
                end(watch.jump)
            } else if watch == nil {
                watch = kept
            }
        }
        guard var watch else {
            let first = ClockWatch(reading)
            try store.note(first)
            (self.watch, stored) = (first, first)
            return
        }
        let finding = watch.look(reading)
        self.watch = watch
        switch finding {
        case .steady: break
        case .jumped(let jump): news.jumped = jump
        case .believed(let jump), .setBack(let jump): end(jump)
        }
        try keep(watch)
    }

    private mutating func end(_ jump: ClockWatch.Jump?) {
        news.ended = jump
        isToRelease = true
    }

    /// Once a minute, and when something else is thought of the clock.
    private mutating func keep(_ watch: ClockWatch) throws {
        if let stored, stored.jump == watch.jump, stored.reading.boot == watch.reading.boot,
            watch.reading.sinceBoot - stored.reading.sinceBoot < 60_000
        {
            return
        }
        try store.note(watch)
        stored = watch
    }

    /// Lets go what was held for the clock.
    mutating func releaseBelieved() throws {
        guard isToRelease else { return }
        let held = try store.outbox(of: nil, state: .held).filter { $0.reason?.code == .clockJump }
        if !held.isEmpty {
            news.released = try store.release(LetterSelection(ids: held.map(\.id))).count
        }
        isToRelease = false
    }

    /// What there is to say since the last time; to be asked when a pass is over.
    mutating func report() -> Report {
        defer { news = Report() }
        return news
    }
}

extension ServiceDesk where Self: LetterDesk {
    /// A person says that the clock is right: what was held for it may leave.
    package func believeClock() throws {
        guard var watch = try clockWatch(), watch.believe() != nil else { return }
        try note(watch)
    }
}

import Campaigns
import Delivery
import Synchronization

/// A machine with two clocks: what is true, and what stands on the wall.
final class SoakMachine: Sendable {
    private let state: Mutex<State>

    private struct State {
        var now: Instant
        var started: Instant
        var starts = 1
        /// Minutes by which the clock on the wall is ahead.
        var ahead = 0
    }

    init(at start: Instant) {
        state = Mutex(State(now: start, started: start.adding(days: -1)))
    }

    /// What is true.
    var now: Instant { state.withLock { $0.now } }
    var wall: Instant { state.withLock { $0.now.adding(minutes: $0.ahead) } }

    var reading: ClockReading {
        state.withLock { state in
            ClockReading(
                wall: state.now.adding(minutes: state.ahead),
                sinceBoot: state.now.milliseconds - state.started.milliseconds,
                boot: "\(state.starts)"
            )
        }
    }

    /// What is true when the wall shows that.
    func instant(onWall wall: Instant) -> Instant {
        wall.adding(minutes: -state.withLock { $0.ahead })
    }

    /// Time goes by until then; it never goes back.
    func pass(to instant: Instant) { state.withLock { $0.now = max($0.now, instant) } }

    func pass(_ duration: Duration) { state.withLock { $0.now = $0.now.adding(duration) } }

    /// Sets the clock on the wall; 0: right.
    func set(ahead minutes: Int) { state.withLock { $0.ahead = minutes } }

    func restart() {
        state.withLock { state in
            state.starts += 1
            state.started = state.now
        }
    }
}

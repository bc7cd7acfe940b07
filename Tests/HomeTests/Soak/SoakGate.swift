import Campaigns
import Synchronization

/// Stands before the store of a service that may be killed at any of its calls.
final class SoakGate: Sendable {
    private let state = Mutex(State())

    /// The process is gone: nothing that it does reaches anything any more.
    struct Death: Error {}

    private struct State {
        var isDead = false
        var death: SoakFault?
        var calls = 0
        var traps: [Trap] = []
    }

    private struct Trap {
        let fault: SoakFault
        /// Calls until it springs.
        var left: Int
        let spring: @Sendable (SoakFault) -> Void
    }

    var isDead: Bool { state.withLock { $0.isDead } }
    /// Calls of the store since the beginning.
    var calls: Int { state.withLock { $0.calls } }

    /// What killed it.
    var death: SoakFault? { state.withLock { $0.death } }

    func die(of fault: SoakFault) {
        state.withLock { state in
            guard !state.isDead else { return }
            (state.isDead, state.death) = (true, fault)
        }
    }

    /// Another process begins.
    func live() { state.withLock { ($0.isDead, $0.death) = (false, nil) } }

    /// What is to happen at so many calls from now on.
    func lay(_ fault: SoakFault, in calls: Int, _ spring: @escaping @Sendable (SoakFault) -> Void) {
        state.withLock { $0.traps.append(Trap(fault: fault, left: calls, spring: spring)) }
    }

    /// Before each call.
    ///
    /// Nothing happens to the disk while the store judges letters, in the middle of a transaction of its own.
    func pass(_ function: String) throws {
        let sprung = state.withLock { state in
            state.calls += 1
            for index in state.traps.indices { state.traps[index].left -= 1 }
            guard function != "judge" else { return [Trap]() }
            let sprung = state.traps.filter { $0.left <= 0 }
            state.traps.removeAll { $0.left <= 0 }
            return sprung
        }
        for trap in sprung { trap.spring(trap.fault) }
        if isDead { throw Death() }
    }

    /// Traps that the service never came to.
    func clear(_ fault: SoakFault) -> Bool {
        state.withLock { state in
            let count = state.traps.count
            state.traps.removeAll { $0.fault == fault }
            return state.traps.count < count
        }
    }
}

import Dispatch
import GRDB
import Synchronization

/// Writes what several threads note at about the same time in one transaction.
///
/// Whoever comes while a transaction is being written waits for the next one and shares it; nobody
/// waits for company. Each returns once its own note is committed.
final class GroupCommit<Note: Sendable>: Sendable {
    private struct State {
        var waiting: [Entry] = []
        var isWriting = false
    }

    private final class Entry: Sendable {
        let note: Note
        let turn = DispatchSemaphore(value: 0)
        /// nil when woken: write for all who wait.
        let result = Mutex<Result<Void, any Error>?>(nil)

        init(_ note: Note) {
            self.note = note
        }

        func finish(_ result: Result<Void, any Error>) {
            self.result.withLock { $0 = result }
            turn.signal()
        }
    }

    private let state = Mutex(State())

    /// Notes it; throws what the transaction that held it threw.
    func commit(_ note: Note, _ write: ([Note]) throws -> Void) throws {
        let mine = Entry(note)
        let mustWait = state.withLock { state in
            state.waiting.append(mine)
            defer { state.isWriting = true }
            return state.isWriting
        }
        if mustWait {
            mine.turn.wait()
            if let result = mine.result.withLock({ $0 }) { return try result.get() }
        }
        let group = state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        let result = Result { try write(group.map(\.note)) }
        for entry in group where entry !== mine { entry.finish(result) }
        let next = state.withLock { state in
            state.isWriting = !state.waiting.isEmpty
            return state.waiting.first
        }
        next?.turn.signal()
        try result.get()
    }
}

import Dispatch
import Synchronization

/// Writes what several threads note at about the same time in one transaction.
///
/// The thread that writes goes on and commits also for those that queued meanwhile: handing over would cost
/// a context switch. A lone caller commits at once. Each call returns when its own note is committed.
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
    /// Transactions that one thread writes for others before another takes over.
    private static var longestService: Int { 16 }

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
        var ended: Result<Void, any Error>?
        var rounds = 0
        while let group = takeAll(orHandOver: rounds == Self.longestService) {
            let result = Result { try write(group.map(\.note)) }
            for entry in group {
                if entry === mine { ended = result } else { entry.finish(result) }
            }
            rounds += 1
        }
        try ended?.get()
    }

    /// All who wait; nil where nobody does, or where the first of them shall write now.
    private func takeAll(orHandOver isDone: Bool) -> [Entry]? {
        state.withLock { state in
            guard let first = state.waiting.first else {
                state.isWriting = false
                return nil
            }
            if isDone {
                first.turn.signal()
                return nil
            }
            defer { state.waiting = [] }
            return state.waiting
        }
    }
}

import Dispatch
import Foundation
@testable import Storage
import Synchronization
import Testing

/// Notes of many threads in few transactions.
@Suite struct GroupCommitTests {
    /// What was written, and by how many at a time.
    private final class Disk: Sendable {
        let commits = GroupCommit<Int>()
        private let state = Mutex<(written: Set<Int>, writers: Int, faults: Int)>(([], 0, 0))

        var faults: Int { state.withLock { $0.faults } }
        var count: Int { state.withLock { $0.written.count } }

        func note(_ number: Int) {
            try? commits.commit(number) { group in
                state.withLock { state in
                    state.writers += 1
                    let isNew = group.allSatisfy { state.written.insert($0).inserted }
                    if state.writers > 1 || !isNew { state.faults += 1 }
                }
                state.withLock { $0.writers -= 1 }
            }
            state.withLock { state in
                if !state.written.contains(number) { state.faults += 1 }
            }
        }
    }

    @Test func `every note is committed once before its thread goes on, and only one writes`() async
    {
        let disk = Disk()
        let (threads, notes) = (8, 2_000)
        await withTaskGroup(of: Void.self) { group in
            for thread in 0..<threads {
                group.addTask {
                    await withCheckedContinuation { done in
                        // Threads of their own, as those of the lines to a server are.
                        Thread.detachNewThread {
                            for number in 0..<notes { disk.note(thread * notes + number) }
                            done.resume()
                        }
                    }
                }
            }
        }
        #expect(disk.faults == 0)
        #expect(disk.count == threads * notes)
    }

    @Test func `a transaction that fails fails for those whose notes it held`() throws {
        struct Full: Error {}
        let commits = GroupCommit<Int>()
        #expect(throws: Full.self) { try commits.commit(1) { _ in throw Full() } }
        try commits.commit(2) { #expect($0 == [2]) }
    }
}

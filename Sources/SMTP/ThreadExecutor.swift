import Dispatch
import Foundation
import Synchronization

/// Runs the jobs of one actor on a thread of its own, so that blocking calls block nobody else.
///
/// Lives until ``stop()``.
final class ThreadExecutor: SerialExecutor {
    private let state = Mutex<State>(State())
    private let wake = DispatchSemaphore(value: 0)

    private struct State {
        var jobs: [UnownedJob] = []
        var isStopped = false
    }

    init(name: String) {
        // The thread keeps the executor until `stop`.
        let thread = Thread { self.work() }
        thread.name = name
        thread.start()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.jobs.append(job) }
        wake.signal()
    }

    private func work() {
        while true {
            wake.wait()
            let job: UnownedJob? = state.withLock { state in
                state.jobs.isEmpty ? nil : state.jobs.removeFirst()
            }
            if let job {
                unsafe job.runSynchronously(on: asUnownedSerialExecutor())
            } else if state.withLock({ $0.isStopped }) {
                return
            }
        }
    }

    func stop() {
        state.withLock { $0.isStopped = true }
        wake.signal()
    }
}

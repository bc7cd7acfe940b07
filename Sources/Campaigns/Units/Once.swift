import Synchronization

/// A value that is worked out when it is asked for the first time, whoever asks, and kept.
package final class Once<Value: Sendable>: Sendable {
    private let known = Mutex<Value?>(nil)

    package init() {}

    /// What `make` gave; a failure is not kept, and the next call tries again.
    package func value<Failure: Error>(
        _ make: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try known.withLock { known throws(Failure) in
            if let known { return known }
            let value = try make()
            known = value
            return value
        }
    }
}

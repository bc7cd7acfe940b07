import Synchronization

/// A value that is worked out when it is asked for the first time, and kept.
final class Once<Value: Sendable>: Sendable {
    private let known = Mutex<Value?>(nil)

    /// What `make` gave; a failure is not kept, and the next call tries again.
    func value(_ make: () throws -> Value) throws -> Value {
        try known.withLock { known in
            if let known { return known }
            let value = try make()
            known = value
            return value
        }
    }
}

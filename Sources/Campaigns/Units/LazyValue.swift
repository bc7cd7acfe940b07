import Synchronization

/// A value that is made when it is first asked for, once, whoever asks.
final class LazyValue<Value: Sendable>: Sendable {
    private let make: @Sendable () -> Value
    private let known = Mutex<Value?>(nil)

    init(_ make: @escaping @Sendable () -> Value) {
        self.make = make
    }

    var value: Value {
        known.withLock { known in
            if let value = known { return value }
            let value = make()
            known = value
            return value
        }
    }
}

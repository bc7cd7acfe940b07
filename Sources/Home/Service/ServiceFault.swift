import Delivery

/// What kept a pass of the service from being made.
///
/// The service ends by itself only where waiting cannot help: its database is damaged, or of a newer version.
/// Everything else may pass (another program writes, the disk is full, a folder is away for a moment) and is
/// tried again.
package struct ServiceFault: Sendable {
    package let error: any Error

    package init(_ error: any Error) {
        self.error = error
    }

    /// Waiting does not help: a person must act, and start the service again.
    package var isFinal: Bool {
        switch error {
        case let error as StoreError: error.endsTheService
        default: false
        }
    }

    /// It keeps the service from beginning, and may be over in a moment: another program writes, the disk is full, the
    /// clock is not set yet.
    private var mayPassBeforeTheStart: Bool {
        switch error {
        case StoreError.busy, StoreError.full, is UnsetClock: true
        default: false
        }
    }

    /// What the body gives, tried again after a while where something that passes keeps the service from beginning.
    package static func waitOut<Value>(
        tell: (CourierLoop.News) -> Void,
        _ body: () throws -> Value
    ) async throws -> Value {
        var faults = FaultRow()
        while true {
            do {
                let value = try body()
                if let over = faults.end() { tell(.over(over)) }
                return value
            } catch {
                let fault = ServiceFault(error)
                guard fault.mayPassBeforeTheStart else { throw error }
                if faults.note(fault) { tell(.fault(fault)) }
                // The wait is the service's work until it can begin.
                try await Task.sleep(for: faults.wait)
            }
        }
    }

    /// Whether both are one fault that lasts.
    func isLike(_ other: ServiceFault) -> Bool {
        String(reflecting: error) == String(reflecting: other.error)
    }
}

/// Faults in a row, and how long to wait before the next try.
struct FaultRow {
    private(set) var last: ServiceFault?
    private var count = 0

    /// In seconds.
    private static let longestWait = 60

    /// Notes a fault; true where it is another than the one before.
    mutating func note(_ fault: ServiceFault) -> Bool {
        defer {
            last = fault
            count += 1
        }
        return last.map { !$0.isLike(fault) } ?? true
    }

    /// Before the next try: 1, 2, 4 … 60 seconds.
    var wait: Duration { .seconds(min(1 << min(max(count - 1, 0), 6), Self.longestWait)) }

    /// A pass was made; returns the fault that is over.
    mutating func end() -> ServiceFault? {
        defer { self = FaultRow() }
        return last
    }
}

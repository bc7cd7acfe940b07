import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// The results for all elements, in their order, worked out on as many cores as there are.
    ///
    /// `transform` must not ask a store: each element is worked out for itself. Of several errors the first
    /// element's is thrown. A few elements are done where they are: starting others costs more.
    func concurrentlyMapped<Result: Sendable>(
        _ transform: @Sendable (Element) throws -> Result
    ) throws -> [Result] {
        guard count >= Self.worthSharing else { return try map(transform) }
        let size = (count + Self.shares - 1) / Self.shares
        let starts = Array<Int>(stride(from: 0, to: count, by: size))
        let parts = Mutex<[Int: Swift.Result<[Result], any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: starts.count) { share in
            let part = self[starts[share]..<Swift.min(starts[share] + size, count)]
            let result = Swift.Result { try part.map(transform) }
            parts.withLock { $0[share] = result }
        }
        let done = parts.withLock { $0 }
        return try starts.indices.flatMap { try done[$0]?.get() ?? [] }
    }

    private static var worthSharing: Int { 32 }
    /// More than cores, so that none idles while another has the long ones.
    private static var shares: Int { 16 }
}

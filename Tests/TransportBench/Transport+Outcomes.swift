package import Delivery
import Synchronization

extension Transport {
    /// The outcomes of letters none of which stops the others.
    package func outcomes(of letters: [MailItem]) async throws -> [Outcome] {
        let outcomes = Mutex<[Outcome]>([])
        try await deliver(letters) { _, outcome in
            outcomes.withLock { $0.append(outcome) }
            return true
        }
        return outcomes.withLock { $0 }
    }
}

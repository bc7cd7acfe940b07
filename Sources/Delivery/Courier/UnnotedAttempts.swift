import Synchronization

/// Answers of servers that could not be noted, for the disk was full or another program wrote.
///
/// They are noted as soon as that can be done, before anybody asks what became of the letters: a letter that the
/// server took is not sent once more. A process that ends meanwhile takes them along, and its letters are
/// interrupted.
final class UnnotedAttempts: Sendable {
    private let attempts = Mutex<[EndedAttempt]>([])

    /// Notes the attempt, or keeps it and throws what the store threw.
    func record(
        _ attempt: EndedAttempt,
        in outbox: any OutboxStore
    ) throws -> ServerPause.Onset? {
        do {
            return try outbox.record(attempt)
        } catch {
            attempts.withLock { $0.append(attempt) }
            throw error
        }
    }

    /// Notes what was kept; throws what the store throws, and keeps the rest.
    func noteAll(in outbox: any OutboxStore) throws {
        while let attempt = attempts.withLock(\.first) {
            try outbox.record(attempt)
            try outbox.finish([attempt.letter])
            attempts.withLock { _ = $0.removeFirst() }
        }
    }
}

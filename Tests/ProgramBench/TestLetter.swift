package import Campaigns
package import Delivery
package import Foundation
import Synchronization

extension OutboxLetter {
    /// A letter to be given to a transport without an outbox.
    package static func test(to address: EmailAddress, from sender: EmailAddress, _ bytes: Data)
        -> OutboxLetter
    {
        OutboxLetter(
            id: 1,
            campaign: "d",
            schedule: ScheduleID("s"),
            recipientKey: "r",
            token: "t",
            sender: sender,
            address: address,
            bytes: bytes,
            attempts: 0,
            expires: .distantFuture,
            written: .distantPast,
            isResend: false,
            resendsWhenAmbiguous: true,
            occurrences: []
        )
    }
}

extension Transport {
    /// The outcomes of letters none of which stops the others.
    package func outcomes(of letters: [OutboxLetter]) async throws -> [Outcome] {
        let outcomes = Mutex<[Outcome]>([])
        try await deliver(letters) { _, outcome in
            outcomes.withLock { $0.append(outcome) }
            return true
        }
        return outcomes.withLock { $0 }
    }
}

import Campaigns
package import Delivery
import Synchronization

/// Lets letters go that wait for approval, as a person would who looks in after every pass.
///
/// What is held for another reason (a backlog, a letter that could not be judged) stays held.
package final class ReplayApprover: Sendable {
    private let desk: any LetterDesk
    private let numbers = Mutex<Set<Int64>>([])

    package init(_ desk: any LetterDesk) {
        self.desk = desk
    }

    /// Letters that it let go so far.
    package var released: Set<Int64> { numbers.withLock { $0 } }

    /// Lets go what waits for approval now.
    func release(of campaign: CampaignID) throws {
        guard try desk.waiting(of: nil).held > 0 else { return }
        let waiting = try desk.outbox(of: campaign, state: .held)
            .filter { $0.reason?.code == .approval }
        guard !waiting.isEmpty else { return }
        let rows = try desk.release(LetterSelection(ids: waiting.map(\.id), campaign: campaign))
        numbers.withLock { $0.formUnion(rows.map(\.id)) }
    }
}

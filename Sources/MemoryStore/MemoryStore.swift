import Campaigns
package import Delivery
import Foundation
import Synchronization

/// A home in memory: what the database keeps, as fast as a replay wants it and gone with the process.
///
/// Every call is one critical section and does everything or nothing.
package final class MemoryStore: ContentsSource, ScratchSource {
    private let state: Mutex<State>
    /// What becomes of the bytes of letters that have ended.
    let retention: Retention

    package init(retention: Retention = .openLetters) {
        self.retention = retention
        var generator = SystemRandomNumberGenerator()
        var state = State()
        state.rows.bounceKey = Data(
            (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
        )
        self.state = Mutex(state)
    }

    private init(_ state: State) {
        retention = .openLetters
        self.state = Mutex(state)
    }

    package func scratchCopy() -> any HomeStore {
        MemoryStore(locked { $0 })
    }

    package func snapshot() -> StoreContents {
        locked { $0.rows }
    }

    /// Runs a critical section; it must not fail after its first change.
    func locked<Value: Sendable>(_ body: (inout State) throws -> Value) rethrows -> Value {
        try state.withLock { try body(&$0) }
    }
}

/// The state that a transaction has in hand, for whoever decides inside it; empty afterwards.
final class OpenState: FactReader {
    var state = State()

    func loadFacts(
        of campaign: CampaignID,
        into facts: inout Facts,
        after cursor: inout FactCursor
    ) {
        state.loadFacts(of: campaign, into: &facts, after: &cursor)
    }

    func letters(
        about milestones: Set<MilestoneID>,
        of campaign: CampaignID
    ) -> [LetterRecord] {
        state.letters(about: milestones, of: campaign)
    }

    func calendarEntries(
        of units: Set<UnitCode>,
        of campaign: CampaignID
    ) -> [CalendarRecord] {
        state.calendarEntries(of: units, of: campaign)
    }
}

extension MemoryStore {
    /// Runs a transaction whose steps may ask others; where one throws nothing was changed.
    ///
    /// The state is moved, not copied: two of them would be two of everything.
    func transaction<Value: Sendable>(_ body: (OpenState) throws -> Value) throws -> Value {
        try state.withLock { state in
            let open = OpenState()
            swap(&open.state, &state)
            open.state.undo = []
            defer { swap(&open.state, &state) }
            do {
                let value = try body(open)
                open.state.undo = nil
                return value
            } catch {
                open.state.rollBack()
                throw error
            }
        }
    }
}

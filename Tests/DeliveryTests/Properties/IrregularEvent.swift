import Campaigns
import Delivery
import Foundation

/// Something that happens in an irregular campaign at a local time.
struct IrregularEvent {
    let at: String
    let kind: Kind

    enum Kind {
        case fact(Scenario.Event)
        /// A person lets everything leave that is held.
        case release
        /// The files become these blocks; `units`: the new unit list, nil where it stays.
        case edit(String, units: String? = nil)
    }
}

extension TestBench {
    func record(_ event: IrregularEvent) throws {
        switch event.kind {
        case .fact(let fact): try record(fact)
        case .release: _ = try store.release(.all)
        case .edit(let blocks, let units): try edit(blocks, units: units, at: event.at)
        }
    }
}

package import Campaigns

/// How many obligations are in each state; each is in exactly one.
package struct StateCounts: ObligationTally, Hashable {
    private var counts = [Int](repeating: 0, count: ObligationState.allCases.count)

    package init() {}

    package subscript(_ state: ObligationState) -> Int {
        get { counts[state.position] }
        set { counts[state.position] = newValue }
    }

    /// All obligations.
    package var sum: Int { counts.reduce(0, +) }

    package static func += (left: inout StateCounts, right: StateCounts) {
        for index in left.counts.indices { left.counts[index] += right.counts[index] }
    }
}

extension ObligationState {
    fileprivate var position: Int {
        switch self {
        case .notApplicable: 0
        case .notYetDue: 1
        case .onTime: 2
        case .late: 3
        case .overdue: 4
        case .excused: 5
        case .returned: 6
        }
    }
}

import Delivery
import MemoryStore
import Testing

/// What every store promises: SQLite and memory alike.
@Suite struct StoreContractTests {
    @Test(arguments: StoreKind.allCases, Contract.all)
    func `a store keeps its promises`(kind: StoreKind, contract: Contract) throws {
        try kind.withStore(keeping: contract.retention) { store in
            try contract.run(Scene(store))
        }
    }

    @Test func `contracts have different names`() {
        #expect(Set(Contract.all.map(\.description)).count == Contract.all.count)
    }

    @Test(arguments: Walk.seeds)
    func `a random walk meets no move but those that there are, the same in every store`(
        seed: UInt64
    ) throws {
        let tales = try StoreKind.allCases.map { kind in
            try kind.withStore { try Walk(Scene($0), seed: seed).run(steps: 400) }
        }
        for other in tales.dropFirst() {
            let difference = zip(tales[0].steps, other.steps).first { $0 != $1 }
            #expect(difference == nil, "\(difference.map { "\($0)\n\($1)" } ?? "")")
            #expect(tales[0].steps.count == other.steps.count)
        }
    }

    @Test func `every move is reached that there is`() throws {
        var moves: Set<Walk.Move> = []
        for seed in UInt64(100)..<200 where !Walk.Move.all.isSubset(of: moves) {
            let store = MemoryStore(retention: .everything)
            moves.formUnion(try Walk(Scene(store), seed: seed).run(steps: 400).moves)
        }
        #expect(Walk.Move.all.subtracting(moves) == [])
    }
}

import Testing

/// The contracts can fail: each notices a store that breaks its rule.
@Suite struct MutationTests {
    @Test(arguments: Mutation.allCases)
    func `a broken rule is noticed`(mutation: Mutation) {
        let noticed = Contract.all.contains { contract in
            let store = BrokenStore(mutation, keeping: contract.retention)
            do {
                try contract.run(Scene(store))
                return false
            } catch {
                return true
            }
        }
        #expect(noticed)
    }
}

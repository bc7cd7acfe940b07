import Delivery

/// Runs of campaigns at which somebody always looks on time, each made once: several properties compare with
/// them.
actor SteadyRuns {
    static let shared = SteadyRuns()

    private struct Name: Hashable {
        let number: Int
        let traits: Set<IrregularScenario.Trait>
    }

    private var runs: [Name: Task<IrregularRun, any Error>] = [:]

    func run(
        _ number: Int,
        _ rules: Set<TimeRule>,
        _ traits: Set<IrregularScenario.Trait>
    ) async throws -> IrregularRun {
        let conditions = IrregularRun.Conditions(rules: rules, traits: traits)
        guard rules == TimeRule.all else { return try await IrregularRun(number, conditions) }
        let name = Name(number: number, traits: traits)
        let task = runs[name] ?? Task { try await IrregularRun(number, conditions) }
        runs[name] = task
        return try await task.value
    }
}

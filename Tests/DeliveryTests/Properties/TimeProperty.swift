import Campaigns
import Delivery
import Testing

/// Something that holds for every campaign, whenever somebody looks.
struct TimeProperty: Sendable {
    let name: String
    /// What of the campaign of that number, planned by these rules, is against it; empty where it holds.
    let check: @Sendable (Int, Set<TimeRule>) async throws -> [String]

    init(
        _ name: String,
        _ check: @escaping @Sendable (Int, Set<TimeRule>) async throws -> [String]
    ) {
        self.name = name
        self.check = check
    }

    /// What of that campaign is against it; that the program would not rest is.
    private func findings(_ number: Int) async throws -> [String] {
        do {
            return try await check(number, TimeRule.all)
        } catch let restlessness as IrregularCourse.Restlessness {
            return ["\(restlessness)"]
        }
    }

    /// The campaigns that do not have it, and what is wrong with them; two at a time.
    func failures(over numbers: Range<Int>) async throws -> [String] {
        try await withThrowingTaskGroup(of: [String].self) { group in
            for worker in 0..<2 {
                group.addTask {
                    var failures: [String] = []
                    for number in numbers where number % 2 == worker {
                        let found = try await findings(number)
                        guard !found.isEmpty else { continue }
                        failures.append("\(number): " + found.prefix(4).joined(separator: "\n  "))
                    }
                    return failures
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }
}

extension TimeProperty: CustomTestStringConvertible {
    var testDescription: String { name }
}

// MARK: Looking late or not at all

extension TimeProperty {
    static let lateness = TimeProperty(
        "late looks"
    ) { number, rules in
        let steady = try await SteadyRuns.shared.run(number, rules, [.approval])
        let late = try await IrregularRun(
            number,
            IrregularRun.Conditions(rules: rules, traits: [.approval], lateness: 900)
        )
        return steady.differences(from: late)
    }

    static let outage = TimeProperty(
        "relay away, machine off"
    ) { number, rules in
        let relay = try await IrregularRun(
            number,
            IrregularRun.Conditions(rules: rules, outage: .relay)
        )
        let machine = try await IrregularRun(
            number,
            IrregularRun.Conditions(rules: rules, outage: .machine)
        )
        return relay.differences(from: machine)
    }

    static let briefOutage = TimeProperty("brief outages") {
        number,
        rules in
        let steady = try await SteadyRuns.shared.run(number, rules, [])
        let brief = try await IrregularRun(
            number,
            IrregularRun.Conditions(rules: rules, outage: .brief)
        )
        return steady.losses(in: brief)
    }

    static let nights = TimeProperty(
        "nights"
    ) { number, rules in
        func run(_ outage: IrregularRun.Outage?) async throws -> IrregularRun {
            let conditions = IrregularRun.Conditions(
                rules: rules,
                traits: [.nights],
                outage: outage
            )
            return try await IrregularRun(number, conditions)
        }
        let outage: IrregularRun.Outage =
            number.isMultiple(of: 2) ? .relayByNight : .machineByNight
        return try await run(nil).differences(from: run(outage)).map { "\(outage): \($0)" }
    }
}

// MARK: Accounts

extension TimeProperty {
    static let accounts = TimeProperty(
        "accounts"
    ) { number, rules in
        let outages: [IrregularRun.Outage?] = [nil, .relay, .machine, .brief]
        let conditions = IrregularRun.Conditions(
            rules: rules,
            traits: [.approval, .newcomer],
            lateness: number.isMultiple(of: 3) ? 900 : 0,
            outage: outages[number % outages.count]
        )
        let scenario = IrregularScenario(number, conditions.traits)
        let course = try await IrregularRun.finished(number, conditions)
        var joined: [UnitCode: Instant] = [:]
        for event in scenario.events {
            guard case .edit = event.kind else { continue }
            joined[UnitCode(IrregularScenario.newcomer)] = try course.bench.instant(event.at)
        }
        return try IrregularRun.gaps(in: course, joined: joined)
    }
}

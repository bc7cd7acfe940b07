import Campaigns
import Delivery
import Foundation
import Testing
import Trials

/// What leaves is decided by files, facts and open lines, never by when somebody looks: over random campaigns
/// whose times meet.
@Suite struct ComposingTests {
    static let numbers = 0..<Effort.rounds(50, quick: 50)

    private typealias Property = @Sendable (Int, Set<TimeRule>) async throws -> [String]

    @Test func `passes that are late by up to a quarter of an hour send the same letters`()
        async throws
    {
        try await Self.expectAgreement(Self.lateness)
    }

    @Test func `a relay that is away gives the letters of a machine that is off`() async throws {
        try await Self.expectAgreement(Self.outage)
    }

    @Test func `within half an hour of its time no letter is lost`() async throws {
        try await Self.expectAgreement(Self.briefOutage)
    }

    @Test(arguments: [
        (TimeRule.punctuality, lateness), (.composition, outage), (.roomAtDeadline, briefOutage),
    ])
    private func `without a rule its property fails`(rule: TimeRule, property: Property)
        async throws
    {
        var rules = TimeRule.all
        rules.remove(rule)
        for number in 0..<50 where try await !property(number, rules).isEmpty { return }
        Issue.record("no campaign shows that \(rule) is missing")
    }

    private static let lateness: Property = { number, rules in
        let punctual = try await Run(number, rules)
        return try await punctual.differences(from: Run(number, rules, lateness: 900))
    }

    private static let outage: Property = { number, rules in
        let away = try await Run(number, rules, outage: .relay)
        return try await away.differences(from: Run(number, rules, outage: .machine))
    }

    private static let briefOutage: Property = { number, rules in
        let steady = try await Run(number, rules)
        return try await steady.losses(in: Run(number, rules, outage: .brief))
    }

    /// Two at a time; says which campaigns differ, and how.
    private static func expectAgreement(_ property: @escaping Property) async throws {
        let failures = try await withThrowingTaskGroup(of: [String].self) { group in
            for worker in 0..<2 {
                group.addTask {
                    var failures: [String] = []
                    for number in numbers where number % 2 == worker {
                        let found = try await property(number, TimeRule.all)
                        if !found.isEmpty {
                            failures.append(
                                "\(number): " + found.prefix(4).joined(separator: "\n  ")
                            )
                        }
                    }
                    return failures
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        print("\(numbers.count - failures.count) of \(numbers.count) campaigns agree")
        #expect(failures.isEmpty, "\(failures.prefix(5).joined(separator: "\n"))")
    }
}

/// One run of a scenario to its end.
private struct Run {
    private let bench: TestBench

    enum Outage {
        case relay, machine
        /// The machine again and again, for less than half an hour.
        case brief
    }

    /// Drives the scenario to its end.
    ///
    /// `lateness`: seconds by which a pass may come late. `outage`: what is away for some hours or days.
    init(
        _ number: Int,
        _ rules: Set<TimeRule>,
        lateness: Int = 0,
        outage: Outage? = nil
    ) async throws {
        var scenario = IrregularScenario(number)
        let bench = try TestBench(
            scenario.blocks,
            daysOff: scenario.daysOff,
            activatedAt: IrregularScenario.start,
            keeping: rules
        )
        self.bench = bench
        let end = try bench.instant(IrregularScenario.end)
        var events = scenario.events[...]
        var now = try bench.instant(IrregularScenario.start)
        let dues = try bench.allOccurrences().map(\.due).filter { $0 > now && $0 < end }
        let due = dues.isEmpty ? now : dues[scenario.roll(dues.count)]
        let away = due.adding(minutes: -scenario.roll(90))
        let back = away.adding(minutes: 20 + scenario.roll(scenario.isHit(in: 2) ? 600 : 1440 * 6))
        try await bench.pass(at: now)
        var isOver = outage == nil || outage == .brief
        while now < end {
            // A server that is away is asked again and again; a pass each time would show no more.
            let pause = isOver || now < away ? 1 : 600 + scenario.roll(14_400)
            var next = try bench.dispatcher.nextDue(after: now).map {
                max($0, now.adding(.seconds(pause)))
            }
            if !isOver { next = min(next ?? end, now < away ? away : back) }
            if let event = events.first {
                // What happens is noticed when it happens: no pass comes between it and what was due before.
                next = min(next ?? end, try bench.instant(event.at).adding(.seconds(-1)))
            }
            now = max(now.adding(.seconds(1)), min(next ?? end, end))
            if outage == .brief { now = now.adding(minutes: scenario.roll(29)) }
            if lateness > 0 {
                let latest =
                    try events.first.map { try bench.instant($0.at).adding(.seconds(-1)) } ?? end
                now = max(now, min(now.adding(.seconds(scenario.roll(lateness + 1))), latest))
            }
            if !isOver, now >= away {
                isOver = now >= back
                bench.transport.refuse(isOver ? nil : RelayFault(.connection, "down"))
                bench.restart()
            }
            while let event = events.first, try bench.instant(event.at) <= now.adding(.seconds(1)) {
                now = max(now, try bench.instant(event.at))
                try bench.record(event)
                events.removeFirst()
            }
            if outage == .machine, !isOver, now >= away { continue }
            try await bench.pass(at: now)
        }
    }

    /// One letter: to whom, what it says, when it left.
    private struct Letter: Hashable {
        let recipient: String
        let said: Set<OccurrenceKey>
    }

    private func letters() throws -> [Letter: Instant] {
        let sent = try bench.rows().filter(\.isSent)
        var letters: [Letter: Instant] = [:]
        for rows in Dictionary(grouping: sent, by: \.occurrence.letter).values {
            guard let first = rows.first, let instant = first.sent else { continue }
            let said = Set(rows.map(\.occurrence.key))
            letters[Letter(recipient: first.occurrence.recipientKey, said: said)] = instant
        }
        return letters
    }

    /// What left here and was not told there: neither by itself nor by a later letter of its block.
    func losses(in other: Run) throws -> [String] {
        let sent = Set(try bench.rows().filter(\.isSent).map(\.occurrence.key))
        let atDeadline = try bench.rows().filter { row in
            let schedule = bench.campaign.schedule(row.occurrence.schedule)
            return sent.contains(row.occurrence.key) && schedule?.catchUp == nil
                && row.occurrence.deadline.map { row.occurrence.nominal <= $0 } ?? false
        }
        let told = Dictionary(
            try other.bench.rows().map { ($0.occurrence.key, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return atDeadline.compactMap { row in
            let otherwise = told[row.occurrence.key]
            // What newer ones took the place of is one row for many.
            guard let otherwise, !otherwise.isSent, otherwise.reason?.code != .superseded else {
                return nil
            }
            return
                "\(row.occurrence.schedule)/\(row.occurrence.ruleKey) \(row.occurrence.slot): \(otherwise.reason?.text ?? "")"
        }.sorted()
            + (try other.bench.contents().runs.map(\.run).filter { run in
                run.isMissed && atDeadline.contains { $0.occurrence.ruleKey == run.ruleKey }
            }).map { "\($0.schedule)/\($0.ruleKey) × \($0.count)" }
    }

    /// Letters that one has and the other has not, or at times farther apart than passes can be late.
    func differences(from other: Run) throws -> [String] {
        let (mine, theirs) = (try letters(), try other.letters())
        var differences: [String] = []
        func say(_ sign: String, _ letter: Letter, _ instant: Instant, _ run: Run) throws {
            let rows = try run.bench.rows().filter { letter.said.contains($0.occurrence.key) }
            let lines = rows.map { row in
                "\(row.occurrence.schedule)/\(row.occurrence.ruleKey) \(row.occurrence.milestone?.text ?? "") due \(bench.campaign.zone.civil(of: row.occurrence.due))"
            }
            differences.append(
                "\(sign) \(letter.recipient) at \(bench.campaign.zone.civil(of: instant)): \(lines.sorted().joined(separator: ", "))"
            )
        }
        for (letter, instant) in mine {
            guard let otherwise = theirs[letter] else {
                try say("−", letter, instant, self)
                continue
            }
            if abs(instant.milliseconds - otherwise.milliseconds) > 930_000 {
                try say("at \(bench.campaign.zone.civil(of: otherwise)) too", letter, instant, self)
            }
        }
        for (letter, instant) in theirs where mine[letter] == nil {
            try say("+", letter, instant, other)
        }
        return differences.sorted()
    }
}

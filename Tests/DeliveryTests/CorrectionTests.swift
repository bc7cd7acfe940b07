import Campaigns
import Delivery
import Foundation
import Testing
import Trials

/// A clock that was ahead leaves no trace: over random campaigns whose clock runs ahead once, by minutes or
/// months, with and without a server that answers.
@Suite struct CorrectionTests {
    static let numbers = 0..<Effort.rounds(500, quick: 50)

    @Test func `after a correction letters leave as if the clock had never been ahead`()
        async throws
    {
        let failures = try await withThrowingTaskGroup(of: [String].self) { group in
            for worker in 0..<2 {
                group.addTask {
                    var failures: [String] = []
                    for number in Self.numbers where number % 2 == worker {
                        let found = try await Self.differences(number)
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
        print("\(Self.numbers.count - failures.count) of \(Self.numbers.count) campaigns agree")
        #expect(failures.isEmpty, "\(failures.prefix(5).joined(separator: "\n"))")
    }

    @Test func `without taking back the property fails`() async throws {
        var rules = TimeRule.all
        rules.remove(.correction)
        for number in 0..<50 where try await !Self.differences(number, rules).isEmpty { return }
        Issue.record("no campaign shows that nothing is taken back")
    }

    private static func differences(
        _ number: Int,
        _ rules: Set<TimeRule> = TimeRule.all
    ) async throws -> [String] {
        let steady = try await CorrectedRun(number, rules, isAhead: false)
        return try await steady.differences(from: CorrectedRun(number, rules, isAhead: true))
    }
}

/// One run of a scenario to its end, in which the clock is ahead once.
private struct CorrectedRun {
    private let bench: TestBench

    /// `isAhead`: false for the same run without the passes by the wrong clock.
    init(_ number: Int, _ rules: Set<TimeRule>, isAhead: Bool) async throws {
        var scenario = IrregularScenario(number)
        let bench = try TestBench(
            scenario.blocks + Self.circulars,
            daysOff: scenario.daysOff,
            activatedAt: IrregularScenario.start,
            keeping: rules
        )
        self.bench = bench
        let end = try bench.instant(scenario.end)
        var events = scenario.events[...]
        var now = try bench.instant(IrregularScenario.start)
        let dues = try bench.allOccurrences().map(\.due).filter { $0 > now && $0 < end }
        let due = dues.isEmpty ? now : dues[scenario.roll(dues.count)]
        let wrong = due.adding(minutes: scenario.roll(3000) - 2900)
        let back = wrong.adding(minutes: scenario.roll(15))
        let offset = [
            6 + scenario.roll(55), 60 * (1 + scenario.roll(72)), 1440 * (1 + scenario.roll(60)),
        ]
        let ahead = offset[scenario.roll(3)]
        let passes = (0...scenario.roll(3)).map { $0 * (1 + scenario.roll(60)) }
        let isReachable = scenario.isHit(in: 2)
        var isOver = false
        try await bench.pass(at: now)
        while now < end {
            var next = try bench.dispatcher.nextDue(after: now)
            if !isOver { next = min(next ?? end, wrong) }
            if let event = events.first {
                next = min(next ?? end, try bench.instant(event.at).adding(.seconds(-1)))
            }
            now = max(now.adding(.seconds(1)), min(next ?? end, end))
            while let event = events.first, try bench.instant(event.at) <= now.adding(.seconds(1)) {
                now = max(now, try bench.instant(event.at))
                try bench.record(event)
                events.removeFirst()
            }
            guard now >= wrong, !isOver else {
                try await bench.pass(at: now)
                continue
            }
            isOver = true
            if isAhead {
                bench.transport.refuse(isReachable ? nil : RelayFault(.connection, "down"))
                for minutes in passes {
                    try await bench.pass(at: now.adding(minutes: ahead + minutes))
                }
                bench.transport.refuse(nil)
            }
            now = max(now, back)
            try await bench.pass(at: now)
        }
    }

    /// A digest and a bulletin, whose letters are one text for all.
    private static let circulars = """
        CHỈ TIÊU ty-le "Tỷ lệ"
          tử số: "số đã nộp"
          mẫu số: "cử tri"
        TỔNG HỢP tuan "Tổng hợp tuần"
          gửi: mỗi thứ Hai lúc 08:00
          gửi tới: phòng TCCB

        """

    private struct Letter: Hashable {
        let recipient: String
        let said: Set<OccurrenceKey>
    }

    /// What left ahead of its time.
    private func ahead() throws -> [StoredOccurrence] {
        let contents = try bench.contents()
        return contents.occurrences.filter { occurrence in
            occurrence.letter.map { contents.letters[Int($0) - 1].ahead != nil } ?? false
        }
    }

    /// Letters without what is left out.
    private func letters(without keys: Set<OccurrenceKey>) throws -> [Letter: Sent] {
        var letters: [Letter: Sent] = [:]
        let sent = try bench.rows().filter(\.isSent)
        for rows in Dictionary(grouping: sent, by: \.occurrence.letter).values {
            guard let first = rows.first, let instant = first.sent else { continue }
            let said = Set(rows.map(\.occurrence.key))
            let rest = said.subtracting(keys)
            guard !rest.isEmpty else { continue }
            let letter = Letter(recipient: first.occurrence.recipientKey, said: rest)
            letters[letter] = Sent(at: instant, isWhole: rest == said)
        }
        return letters
    }

    private struct Sent {
        let at: Instant
        /// It said nothing that left ahead elsewhere.
        let isWhole: Bool
    }

    func differences(from other: CorrectedRun) throws -> [String] {
        let ahead = try other.ahead()
        let keys = Set(ahead.map(\.key))
        let (mine, theirs) = (try letters(without: keys), try other.letters(without: keys))
        var differences: [String] = []
        for (letter, sent) in mine {
            guard let otherwise = theirs[letter] else {
                try differences.append("− " + other.tale(of: letter, sent.at, self))
                continue
            }
            // A head that left ahead takes nothing along any more: what it would have said leaves at its own time.
            let tolerance: Int64 = sent.isWhole ? 930_000 : 2_730_000
            if abs(sent.at.milliseconds - otherwise.at.milliseconds) > tolerance {
                try differences.append(
                    "at \(bench.campaign.zone.civil(of: otherwise.at)) too "
                        + tale(of: letter, sent.at, self)
                )
            }
        }
        let rows = Dictionary(
            try bench.rows().map { ($0.occurrence.key, $0.occurrence) },
            uniquingKeysWith: { first, _ in first }
        )
        /// Whether something newer took its place that left ahead: the clock corrected, it leaves at its own time.
        func stoodBack(_ key: OccurrenceKey) -> Bool {
            guard let row = rows[key], row.reason?.code == .superseded else { return false }
            return ahead.contains { newer in
                newer.schedule == row.schedule && newer.unit == row.unit
                    && newer.milestone == row.milestone && newer.due > row.due
            }
        }
        for (letter, sent) in theirs
        where mine[letter] == nil && !letter.said.allSatisfy(stoodBack) {
            try differences.append("+ " + other.tale(of: letter, sent.at, self))
        }
        for row in try other.bench.store.ledger(of: nil) where !row.balances {
            differences.append("no balance: \(row)")
        }
        if try bench.occurrencesDue() == bench.totals().values.reduce(0, +),
            try other.bench.occurrencesDue() > other.bench.totals().values.reduce(0, +)
        {
            differences.append("ends are missing")
        }
        return differences.sorted()
    }

    private func tale(of letter: Letter, _ instant: Instant, _ steady: CorrectedRun) throws
        -> String
    {
        let rows = try (bench.rows().union(steady.bench.rows()))
            .filter { letter.said.contains($0.occurrence.key) }
        let lines = rows.map { row in
            "\(row.occurrence.schedule)/\(row.occurrence.ruleKey) \(row.occurrence.milestone?.text ?? "") due \(bench.campaign.zone.civil(of: row.occurrence.due)) \(row.occurrence.disposition) \(row.state.map { "\($0)" } ?? "") \(row.reason?.text ?? "")"
        }
        return
            "\(letter.recipient) at \(bench.campaign.zone.civil(of: instant)): \(lines.sorted().joined(separator: ", "))"
    }
}

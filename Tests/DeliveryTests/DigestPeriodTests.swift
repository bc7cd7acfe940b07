import Campaigns
import Delivery
import Foundation
import Mail
import Testing
import Trials

/// Every change stands in exactly one digest that left for each of its readers, whatever was away, refused,
/// held or entered late.
@Suite struct DigestPeriodTests {
    static let numbers = 0..<Effort.rounds(500, quick: 50)

    @Test func `every change is told once to each reader of each block`() async throws {
        let failures = try await withThrowingTaskGroup(of: [String].self) { group in
            for worker in 0..<2 {
                group.addTask {
                    var failures: [String] = []
                    for number in Self.numbers where number % 2 == worker {
                        let faults = try await DigestRun(number, TimeRule.all).faults()
                        failures += faults.prefix(3).map { "\(number): \($0)" }
                    }
                    return failures
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        print("\(Self.numbers.count) campaigns of digests, \(failures.count) faults")
        #expect(failures.isEmpty, "\(failures.prefix(8).joined(separator: "\n"))")
    }

    @Test func `without periods the property fails`() async throws {
        var rules = TimeRule.all
        rules.remove(.digestPeriods)
        for number in 0..<50 where try await !DigestRun(number, rules).faults().isEmpty { return }
        Issue.record("no campaign shows that periods are missing")
    }
}

/// One run of a scenario to its end.
private struct DigestRun {
    private let bench: TestBench
    private var scenario: DigestScenario

    init(_ number: Int, _ rules: Set<TimeRule>) async throws {
        scenario = DigestScenario(number)
        bench = try TestBench(
            scenario.blocks,
            daysOff: scenario.daysOff,
            units: DigestScenario.unitList,
            activatedAt: DigestScenario.start,
            keeping: rules
        )
        try await run()
    }

    private mutating func run() async throws {
        let start = try bench.instant(DigestScenario.start)
        let calm = try bench.instant(DigestScenario.calm)
        let end = try bench.instant(DigestScenario.end)
        var facts = scenario.facts[...]
        var now = start
        var until = start
        while now < end {
            try await bench.pass(at: now)
            let isCalm = now >= calm
            if isCalm, try !bench.store.release(.all).isEmpty {
                now = now.adding(.seconds(1))
                try await bench.pass(at: now)
            }
            if scenario.isHit(in: 3) { _ = try bench.store.release(.all) }
            if !isCalm, scenario.isHit(in: 12) { try sendAgain(now) }
            if !isCalm, scenario.isHit(in: 12) { try bounce(now) }
            if now >= until {
                bench.transport.refuse(nil)
                if !isCalm, scenario.isHit(in: 10) {
                    bench.transport.refuse(RelayFault(.connection, "down"))
                    until = now.adding(minutes: scenario.roll(3 * 1440))
                }
            }
            bench.transport.play(isCalm ? [] : outcomes())
            if scenario.isHit(in: 6) { bench.restart() }
            let due = try bench.dispatcher.nextDue(after: now) ?? end
            var next = max(due, now.adding(.seconds(1)))
            if !isCalm, scenario.isHit(in: 8) {
                // The machine is off.
                next = now.adding(minutes: scenario.roll(4 * 1440))
            } else if scenario.isHit(in: 2) {
                next = next.adding(.seconds(scenario.roll(900)))
            }
            next = min(next, now.adding(minutes: 720))
            while let fact = facts.first, try stored(fact) <= next {
                try record(fact)
                facts.removeFirst()
            }
            now = max(next, now.adding(.seconds(1)))
        }
    }

    /// A person sends all again that did not leave.
    ///
    /// But for what was given back though another copy of it may have arrived: the next digest tells that, and
    /// nothing replaces the letter, so that whoever sends it again all the same tells it twice.
    private func sendAgain(_ now: Instant) throws {
        let ids = try bench.contents().letters
            .filter { !($0.isResend && $0.reason?.code == .bounced) }.map(\.id)
        _ = try bench.store.retry(LetterSelection(ids: ids), at: now)
    }

    /// A server refuses, defers, or loses answers now and then.
    private mutating func outcomes() -> [Outcome] {
        (0..<4).map { _ in
            switch scenario.roll(14) {
            case 0:
                .rejected(.rcpt, Reply(code: 550, enhanced: "5.7.1", text: "not today"))
            case 1: .rejected(.rcpt, Reply(code: 451, enhanced: "4.3.0", text: "later"))
            case 2: .ambiguous("lost")
            case 3: .rejected(.content, Reply(code: 552, enhanced: "5.3.4", text: "too big"))
            default: .accepted(Reply(code: 250, enhanced: nil, text: "Ok"))
            }
        }
    }

    /// Another mail system gives the last letter that left back.
    private func bounce(_ now: Instant) throws {
        guard let letter = try bench.contents().letters.last(where: { $0.state == .sent }) else {
            return
        }
        let report = Bounce(
            letter: letter.id,
            action: .failed,
            status: "5.2.2",
            diagnostic: "full",
            addresses: [letter.address.addrSpec],
            report: "r\(letter.id)"
        )
        _ = try bench.store.note([report], at: now)
    }

    private func stored(_ fact: DigestScenario.Fact) throws -> Instant {
        try bench.instant(DigestScenario.start).adding(days: fact.stored.day)
            .adding(minutes: fact.stored.minute)
    }

    private func record(_ fact: DigestScenario.Fact) throws {
        let recorded = try stored(fact).adding(minutes: -fact.backdated)
        let name = ObligationID(
            unit: UnitCode(fact.unit),
            milestone: MilestoneID(fact.milestone)
        )
        var batch = FactBatch()
        switch fact.kind {
        case .report, .giveBack:
            batch.submissions = [
                Submission(
                    obligation: name,
                    status: fact.kind == .report ? .received : .returned,
                    happened: recorded,
                    recorded: recorded
                )
            ]
        case .extend, .excuse:
            let until = try #require(CivilDateTime(iso: "2021-06-30T17:00:00"))
            batch.decisions = [
                Decision(
                    obligation: name,
                    ruling: fact.kind == .extend ? .extend(until) : .excuse,
                    reason: "lý do",
                    author: "t",
                    recorded: recorded
                )
            ]
        }
        _ = try bench.store.append(batch, to: bench.campaign.id, author: nil)
    }

    // MARK: What was told

    /// What is told more or less often than once, and periods that cannot be.
    func faults() throws -> [String] {
        let contents = try bench.contents()
        var faults: [String] = []
        for schedule in bench.campaign.schedules where schedule.isDigest {
            for recipient in bench.campaign.recipients(of: schedule, unit: nil) {
                let letters = contents.letters.filter {
                    $0.schedule == schedule.id && $0.recipientKey == recipient.key
                        && ($0.state == .sent || $0.mayHaveArrived)
                }
                let texts = try letters.map { letter in
                    let bytes = try #require(letter.bytes)
                    return try #require(StoredMessage(bytes).text)
                }
                let place = "\(schedule.id) to \(recipient.key)"
                faults += try wrongly(told: texts).map { "\(place): \($0)" }
                faults += periods(contents, letters).map { "\(place): \($0)" }
            }
        }
        return faults
    }

    private func wrongly(told texts: [String]) throws -> [String] {
        let lines = texts.flatMap { text in
            // Lines are folded: a sentence goes on below, indented.
            text.replacing("\r\n", with: "\n").replacing("\n  ", with: " ")
                .split(separator: "\n").map(String.init)
        }
        var faults: [String] = []
        var reports: [String: Int] = [:]
        let returned = Set(
            scenario.facts.filter { $0.kind == .giveBack }.map { "\($0.unit)/\($0.milestone)" }
        )
        for fact in scenario.facts {
            let (unit, thing) = ("Đơn vị \(fact.unit)", "Việc \(fact.milestone)")
            let sentence: String
            switch fact.kind {
            case .report:
                if !returned.contains("\(fact.unit)/\(fact.milestone)") {
                    reports[fact.milestone, default: 0] += 1
                }
                continue
            case .giveBack: sentence = "\(unit) được đề nghị bổ sung \(thing)."
            case .extend: sentence = "\(unit) được gia hạn \(thing) đến"
            case .excuse: sentence = "\(unit) được miễn \(thing)."
            }
            let times = lines.count { $0.contains(sentence) }
            if times != 1 { faults.append("«\(sentence)» × \(times)") }
        }
        for milestone in DigestScenario.milestones {
            let numbers = lines.compactMap { line -> Int? in
                guard line.contains("đơn vị nộp Việc \(milestone) (") else { return nil }
                return line.split(separator: " ").lazy.compactMap { Int($0) }.first
            }
            let known = reports[milestone] ?? 0
            let given = scenario.facts.count {
                $0.kind == .giveBack && $0.milestone == milestone
            }
            // What was returned may have been told as received before.
            let told = numbers.reduce(0, +)
            if told < known || told > known + given {
                faults.append("reports of \(milestone): \(told) told, \(known) recorded")
            }
        }
        return faults
    }

    /// Periods that overlap, leave a gap or end after their letter left.
    private func periods(_ contents: StoreContents, _ letters: [StoredLetter]) -> [String] {
        guard let first = letters.first else { return ["no letter left"] }
        let own = contents.periods.filter { period in
            period.schedule == first.schedule && period.recipientKey == first.recipientKey
                && (period.letter == nil || letters.contains { $0.id == period.letter })
        }.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
        var faults: [String] = []
        for (period, next) in zip(own, own.dropFirst())
        where period.span.end != next.span.start && !next.span.isEmpty {
            faults.append("\(period.span.end.instant) is followed by \(next.span.start.instant)")
        }
        for letter in letters {
            let ends = own.filter { $0.letter == letter.id }.map(\.span.end.instant)
            if let left = letter.ended, let end = ends.max(), end > left {
                faults.append("a period ends at \(end), its letter left at \(left)")
            }
        }
        return faults
    }
}

extension StoredLetter {
    /// Its answer was lost, and nobody gave it back; a copy that was sent again may have been refused.
    fileprivate var mayHaveArrived: Bool {
        state == .ambiguous || state == .failed && isResend && reason?.code != .bounced
    }
}

extension FactSpan {
    fileprivate var isEmpty: Bool { start == end }
}

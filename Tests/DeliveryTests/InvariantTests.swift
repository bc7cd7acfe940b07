import Campaigns
import Delivery
import Foundation
import Testing
import Trials

/// What holds for every campaign, whatever happens: over random ones.
///
/// Each was seen to fail with the program broken on purpose: claimed letters not given back after a
/// kill; `known` keys forgotten; letters let out of the window by planner and judge; `effectiveFrom`
/// ignored; `effectiveFrom` moved by every activation; superseded occurrences not counted; `nextDue`
/// including its own instant; a row of the ledger per missed instant.
@Suite struct InvariantTests {
    static let numbers = 0..<Effort.rounds(40, quick: 2)

    @Test(arguments: numbers)
    func `what is sent does not depend on when the process died`(number: Int) async throws {
        let smooth = try await run(Scenario(number))
        let rough = try await run(Scenario(number)) { bench, now, scenario in
            // It dies over a letter in hand now and then, and comes back minutes later.
            guard scenario.delay(0...2) == 0 else { return now }
            _ = try bench.dispatcher.plan(at: now)
            if try bench.claim(at: now) != nil, scenario.delay(0...1) == 0 {
                bench.restart()
                return now
            }
            bench.restart()
            return now.adding(minutes: scenario.delay(0...4))
        }
        #expect(try smooth.sentKeys() == rough.sentKeys())
        #expect(!(try smooth.sentKeys().isEmpty))
    }

    @Test(arguments: numbers)
    func `nothing is sent twice`(number: Int) async throws {
        let place: TestBench.Place = Effort.isFull ? .onDisk : .inMemory
        let bench = try await run(Scenario(number), place: place) { bench, now, scenario in
            if scenario.delay(0...3) == 0 { bench.restart() }
            _ = try await bench.pass(at: now)
            return now
        }
        let letters = bench.transport.delivered.map(\.id)
        #expect(Set(letters).count == letters.count)
        let keys = try letters.flatMap { try bench.occurrences(in: $0) }.map(\.key)
        #expect(Set(keys).count == keys.count)
    }

    @Test(arguments: numbers)
    func `letters keep to the send window and to working days unless a block says otherwise`(
        number: Int
    ) async throws {
        let bench = try await run(Scenario(number)) { bench, now, scenario in
            // Also when it comes late, at any hour.
            guard scenario.delay(0...3) == 0 else { return now }
            return now.adding(minutes: scenario.delay(6...900))
        }
        let campaign = bench.campaign
        for letter in try bench.sentLetters() {
            let schedule = try #require(campaign.schedule(letter.schedule))
            let local = campaign.zone.civil(of: letter.sent)
            #expect(campaign.window(of: schedule).contains(local.time), "\(letter)")
            let sendsAnyDay =
                schedule.dayOffShift == .keep || schedule.isBulletin
                || letter.ruleKeys.contains { $0.hasPrefix("-PT") || $0 == "due" }
            if !sendsAnyDay {
                #expect(try campaign.calendar.isWorkingDay(local.date), "\(letter)")
            }
        }
    }

    @Test(arguments: numbers)
    func `nothing nominally before its rule took effect is sent`(number: Int) async throws {
        let bench = try await run(Scenario(number), activatedAt: "2021-03-12T10:00:00")
        let states = try bench.store.ruleStates(of: "d")
        let sent = try bench.rows().filter { $0.isSent }
        for row in sent {
            let state = try #require(states[row.occurrence.rule])
            let nominal = bench.campaign.zone.instant(of: row.occurrence.nominal)
            #expect(nominal >= state.effectiveFrom, "\(row)")
        }
    }

    @Test(arguments: numbers)
    func `an edit without meaning leaves everything as it was`(number: Int) async throws {
        let plain = try await run(Scenario(number))
        var isEdited = false
        let edited = try await run(Scenario(number)) { bench, now, scenario in
            if !isEdited, try now > bench.instant("2021-03-15T00:00:00") {
                isEdited = true
                try bench.edit(scenario.reworded, at: "\(bench.campaign.zone.civil(of: now))")
            }
            return now
        }
        #expect(try plain.rows() == edited.rows())
        #expect(try plain.totals() == edited.totals())
    }

    @Test(arguments: numbers)
    func `every occurrence ends in one state, with a reason where it was not sent`(number: Int)
        async throws
    {
        let bench = try await run(Scenario(number)) { bench, now, scenario in
            // Outages of up to nine days.
            guard scenario.delay(0...6) == 0 else { return now }
            return now.adding(minutes: scenario.delay(6...12_960))
        }
        let rows = try bench.rows()
        for row in rows {
            let needsNone = row.isSent || row.occurrence.disposition == .merged
            #expect(needsNone || row.reason != nil, "\(row)")
        }
        let states: [LetterState] = [.pending, .deferred, .held, .claimed, .inFlight]
        let open = rows.filter { row in row.state.map(states.contains) ?? false }
        #expect(open.isEmpty, "\(open.prefix(3))")
        let (expected, counted) = (try bench.occurrencesDue(), try bench.totals())
        #expect(counted.values.reduce(0, +) == expected)
    }

    @Test(arguments: numbers)
    func `the next due instant always lies ahead, and none is left out`(number: Int) throws {
        let scenario = Scenario(number)
        let bench = try TestBench(scenario.blocks, daysOff: scenario.daysOff)
        let planner = try #require(bench.dispatcher.desks.first).planner
        let all = try bench.allOccurrences().map(\.due)
        var expected = Set(all).sorted()[...]
        var now = try bench.instant("2021-01-01T00:00:00")
        while let next = try planner.nextDue(after: now, facts: Facts()) {
            #expect(next > now)
            #expect(next == expected.popFirst())
            guard next > now else { return }
            now = next
        }
        #expect(expected.isEmpty)
    }

    @Test func `a backlog of months is a few rows, whatever its length`() async throws {
        let bench = try TestBench(
            """
            MỐC viec "Việc"
              hạn: 05/03/2021 17:00
            NHẮC VIỆC nhac "Nhắc"
              mốc: viec
              gửi: mỗi ngày lúc 08:00, sau hạn, cho đến khi nộp
              gửi tới: đơn vị chưa nộp
              gửi tối đa: 300 lần
            """
        )
        try bench.plan(at: "2021-03-02T00:00:00")
        try bench.plan(at: "2021-12-01T09:00:00")
        #expect(try bench.totals().values.reduce(0, +) == bench.occurrencesDue())
        #expect(try bench.totals()[.skipped, default: 0] > 700)
        #expect(try bench.contents().runs.count <= 2)
        #expect(try bench.contents().occurrences.count == 3)
    }

    /// Drives a scenario to its end; `interrupt` may do something before a pass and delay it.
    private func run(
        _ scenario: Scenario,
        activatedAt: String = "2021-03-01T00:00:00",
        place: TestBench.Place = .inMemory,
        interrupt: (TestBench, Instant, inout Scenario) async throws -> Instant = { _, now, _ in now
        }
    ) async throws -> TestBench {
        var scenario = scenario
        let bench = try TestBench(
            scenario.blocks,
            daysOff: scenario.daysOff,
            activatedAt: activatedAt,
            place: place
        )
        var events = scenario.events[...]
        var now = try bench.instant(activatedAt)
        let end = try bench.instant("2021-06-30T12:00:00")
        try await bench.pass(at: now)
        while now < end {
            let next = try bench.dispatcher.nextDue(after: now).map {
                max($0, now.adding(minutes: 1))
            }
            let step = min(next ?? end, end)
            // What happens is recorded when it happens, whether the service runs or not.
            func record(through instant: Instant) throws {
                while let event = events.first, try bench.instant(event.at) <= instant {
                    try bench.record(event)
                    events.removeFirst()
                }
            }
            try record(through: step)
            now = max(step, try await interrupt(bench, step, &scenario))
            try record(through: now)
            try await bench.pass(at: now)
        }
        return bench
    }
}

import Campaigns
import Delivery
import Foundation
import Testing
import Trials

/// Random histories of outages, edits, moved milestones and completions, against a model written
/// apart from the program: `Fixtures/histories.py`.
@Suite struct HistoryTests {
    @Test func `the ledger of every history is the one of the reference model`() async throws {
        try await Self.compare("histories.jsonl", count: 2_000, quick: 60)
    }

    /// Every kind of rule × shift × downtime × action: kind, shift, downtime, action.
    @Test func `the stored states and reasons of every cell are those of the model`() async throws {
        try await Self.compare("matrix.jsonl", count: 768, quick: 48)
    }

    /// `quick`: so many of them, from all over the file.
    private static func compare(_ file: String, count: Int, quick: Int) async throws {
        let lines = try lines(file)
        #expect(lines.count == count)
        let histories = try Effort.some(of: lines, quick: quick)
            .map { try JSONDecoder().decode(History.self, from: Data($0.utf8)) }
        #expect(Set(histories.map(\.name)).count == histories.count)
        let failures = await withTaskGroup(of: [String].self) { group in
            for worker in 0..<2 {
                group.addTask {
                    var failures: [String] = []
                    for (number, history) in histories.enumerated() where number % 2 == worker {
                        do {
                            let differences = try await history.differences()
                            if !differences.isEmpty {
                                failures.append(
                                    "\(history.name): " + differences.joined(separator: "; ")
                                )
                            }
                        } catch {
                            failures.append("\(history.name): \(error)")
                        }
                    }
                    return failures
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        print("\(file): \(histories.count - failures.count) of \(histories.count) agree")
        #expect(failures.isEmpty, "\(failures.prefix(200).joined(separator: "\n"))")
    }

    private static func lines(_ file: String) throws -> [Substring] {
        let url = try #require(
            Bundle.module.url(forResource: "Fixtures/\(file)", withExtension: nil)
        )
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    }
}

private struct History: Decodable, Sendable {
    let id: Int
    let cell: String?
    let daysOff: [String]
    let blocks: String
    let activatedAt: String
    let steps: [Step]
    let expect: [Expectation]

    struct Step: Decodable {
        let at: String
        let `do`: String
        let unit: String?
        let milestone: String?
        let to: String?
        let blocks: String?
        let units: String?
    }

    var name: String { cell ?? "\(id)" }

    struct Expectation: Decodable {
        let schedule: String
        let rule: String
        let milestone: String?
        let deadline: String?
        let unit: String?
        let recipient: String
        let nominal: String
        let outcome: String
        let sentAt: String?

        /// As ``TestBench/ledgerLines()`` writes it.
        var line: String {
            [
                schedule, rule, milestone ?? "", deadline ?? "", unit ?? "", recipient, nominal,
                outcome, sentAt ?? "",
            ].joined(separator: " ")
        }

        var tally: String { "\(schedule) \(rule) \(outcome)" }
    }

    /// What the program's ledger says otherwise than the model.
    func differences() async throws -> [String] {
        let bench = try TestBench(blocks, daysOff: daysOff, activatedAt: activatedAt)
        var lastEdit = ""
        for step in steps {
            let (unit, milestone) = (step.unit ?? "", step.milestone ?? "")
            switch step.do {
            case "pass": try await bench.pass(at: step.at)
            case "submit": try bench.report(unit, milestone, at: step.at)
            case "return": try bench.report(unit, milestone, at: step.at, .returned)
            case "withdraw": try bench.report(unit, milestone, at: step.at, .withdrawn)
            case "relay-away": bench.transport.refuse(RelayFault(.connection, "away"))
            case "relay-back":
                bench.transport.refuse(nil)
                // What the service knows of the relay's fault is not part of the rules.
                bench.restart()
            case "release": _ = try bench.store.release(LetterSelection())
            case "extend":
                try bench.extend(unit, milestone, to: step.to ?? "", recorded: step.at)
            case "edit":
                try bench.edit(step.blocks ?? "", units: step.units, at: step.at)
                lastEdit = step.at
            default: return ["unknown step \(step.do)"]
            }
        }
        let (lines, runs) = try bench.ledgerLines()
        let expected = Dictionary(
            expect.map { ($0.line, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var left = Set(lines)
        var tallies = runs
        var missing: [String] = []
        for (line, expectation) in expected {
            if left.remove(line) != nil { continue }
            if let count = tallies[expectation.tally], count > 0 {
                tallies[expectation.tally] = count - 1
            } else {
                missing.append("− " + line)
            }
        }
        let extra = left.filter { line in
            // What a later edit took back before it fell due leaves no row in the model.
            !(line.contains(" cancelled:") && !lastEdit.isEmpty)
        }
        return missing.sorted() + extra.sorted().map { "+ " + $0 }
            + tallies.filter { $0.value != 0 }.map { "+ \($0.value) × \($0.key)" }
    }
}

extension TestBench {
    /// Every single occurrence as one line, and the counts of those that are only counted.
    func ledgerLines() throws -> (lines: [String], runs: [String: Int]) {
        let lines = try rows().map { row -> String in
            let occurrence = row.occurrence
            var outcome = occurrence.disposition.rawValue
            var sent = ""
            if let instant = row.sent {
                sent = campaign.zone.civil(of: instant).description
            } else {
                let state = row.state?.rawValue ?? outcome
                outcome = "\(state):\(row.reason?.code.rawValue ?? "")"
                if outcome == "expired:expired" { outcome = "missed:too-late" }
            }
            if outcome == "skipped:deadline-moved" { outcome = "cancelled:deadline-moved" }
            return [
                occurrence.schedule.text, occurrence.ruleKey, occurrence.milestone?.text ?? "",
                occurrence.deadline?.description ?? "", occurrence.unit?.text ?? "",
                occurrence.recipientKey, occurrence.nominal.description, outcome, sent,
            ].joined(separator: " ")
        }
        var runs: [String: Int] = [:]
        for run in try contents().runs.map(\.run) {
            let end = run.isMissed ? Disposition.missed : .skipped
            let name = "\(run.schedule) \(run.ruleKey) \(end.rawValue):\(run.reason.code.rawValue)"
            runs[name, default: 0] += run.count
        }
        return (lines, runs)
    }
}

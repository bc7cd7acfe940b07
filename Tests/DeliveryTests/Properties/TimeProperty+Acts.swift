import Campaigns
import Delivery
import Foundation
import Mail

// MARK: Acts of persons

extension TimeProperty {
    static let acts = TimeProperty(
        "acts of persons"
    ) { number, rules in
        var scenario = IrregularScenario(number, [.approval])
        var course = try await IrregularCourse(scenario, keeping: rules, isLegible: true)
        // Of several acts on one letter the last counts.
        var acts: [Int64: PersonalAct] = [:]
        var refusals = 0
        while !course.isOver {
            try course.advance(to: try course.nextLook())
            if scenario.isHit(in: 6) {
                refusals += 1
                let reply = Reply(code: 550, enhanced: "5.7.1", text: "No, for reason \(refusals)")
                course.bench.transport.play([.rejected(.rcpt, reply)])
            }
            try await course.look()
            guard scenario.isHit(in: 3),
                let act = try PersonalAct(on: course, by: &scenario)
            else { continue }
            acts[act.letter] = act
        }
        return try acts.values.flatMap { try $0.breaches(in: course.bench) }.sorted()
    }
}

/// An act of a person on a letter, and what the person was shown.
private struct PersonalAct {
    let letter: Int64
    private let kind: LetterMove.Cause
    private let instant: Instant
    private let shown: LetterDetails
    private let written: Instant

    /// Does something to some letter that bears it; nil where none does.
    init?(on course: IrregularCourse, by scenario: inout IrregularScenario) throws {
        let store = course.bench.store
        let rows = try store.outbox(.all, in: [.held, .pending, .deferred, .failed, .expired])
        guard !rows.isEmpty else { return nil }
        let row = rows[scenario.roll(rows.count)]
        guard let shown = try store.letter(row.id) else { return nil }
        (letter, instant, self.shown) = (row.id, course.now, shown)
        written = try course.bench.contents().letters[Int(row.id) - 1].written
        let selection = LetterSelection(ids: [row.id])
        switch row.state {
        case .held: kind = scenario.isHit(in: 3) ? .cancel : .release
        case .pending, .deferred: kind = .cancel
        default: kind = .retry
        }
        let changed =
            switch kind {
            case .cancel: try store.cancel(selection, at: instant)
            case .release: try store.release(selection)
            default: try store.retry(selection, at: instant)
            }
        guard changed.count == 1 else { return nil }
    }

    /// What left, or did not, otherwise than as it was shown.
    func breaches(in bench: TestBench) throws -> [String] {
        let contents = try bench.contents()
        let now = contents.letters[Int(letter) - 1]
        let keys = Set(shown.occurrences.map(\.key))
        let zone = bench.campaign.zone
        let name = "\(kind) of \(letter) at \(zone.civil(of: instant)) (\(shown.row.subject))"
        var breaches: [String] = []
        func expect(_ condition: Bool, _ words: String) {
            if !condition { breaches.append("\(name): \(words)") }
        }
        let rows = try bench.rows()
        if kind == .cancel {
            let sent = rows.filter { $0.isSent && keys.contains($0.occurrence.key) }
            expect(sent.isEmpty, "\(sent.map(\.occurrence.ruleKey).sorted()) left")
            expect(now.state == .cancelled, "it is \(now.state)")
            return breaches
        }
        expect(now.address.addrSpec == shown.row.recipient, "it goes to \(now.address.addrSpec)")
        let said = rows.filter { $0.occurrence.letter == letter }
        let missing = rows.filter {
            keys.contains($0.occurrence.key) && $0.occurrence.letter != letter
        }
        let elsewhere = missing.filter { $0.occurrence.reason == nil }
        expect(
            elsewhere.isEmpty,
            "other letters say \(elsewhere.map(\.occurrence.ruleKey).sorted())"
        )
        guard now.state == .sent, let left = now.ended else {
            expect(LetterState.open.contains(now.state) || now.reason != nil, "no reason")
            return breaches
        }
        // What is sent again, and never waited for a person, is settled like all that waits: more may join it.
        func mayJoin(_ row: TestBench.LedgerLine) -> Bool {
            kind == .retry
                && [row.occurrence.schedule, now.schedule].allSatisfy { id in
                    bench.campaign.schedule(id).map { !$0.needsApproval } ?? false
                }
        }
        let added = said.filter {
            $0.occurrence.reason == nil && !keys.contains($0.occurrence.key) && !mayJoin($0)
        }
        expect(added.isEmpty, "\(added.map(\.occurrence.ruleKey).sorted()) joined it")
        let isWhole = said.count { $0.occurrence.reason == nil } == keys.count
        if isWhole, try isFresh(at: left, bench) {
            expect(now.subject == shown.row.subject, "its subject became \(now.subject)")
            expect(now.bytes == shown.bytes, "its text became another")
        }
        return breaches
    }

    /// Whether nothing that the letter says is otherwise by then: its days, deadlines, facts.
    private func isFresh(at left: Instant, _ bench: TestBench) throws -> Bool {
        let zone = bench.campaign.zone
        guard zone.civil(of: written).date == zone.civil(of: left).date else { return false }
        let schedule = shown.occurrences.first.flatMap { bench.campaign.schedule($0.schedule) }
        // What nobody had to read speaks of the time at which it leaves.
        let isRead = schedule?.needsApproval ?? false
        guard isRead || left <= written.adding(minutes: Schedule.punctualMinutes) else {
            return false
        }
        let facts = try bench.facts()
        let evaluator = ObligationEvaluator(bench.campaign)
        return shown.occurrences.allSatisfy { said in
            guard let unit = said.unit, let milestone = said.milestone else { return true }
            let hasPassed = said.deadline.map { deadline in
                let due = evaluator.dueInstant(of: deadline, graceMinutes: 0)
                return written <= due && due < left
            }
            let history = facts.history(of: unit, milestone)
            return hasPassed != true && history?.changes(after: instant, through: left) != true
        }
    }
}

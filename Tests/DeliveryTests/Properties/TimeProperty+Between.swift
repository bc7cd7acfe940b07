import Campaigns
import Delivery
import Foundation

// MARK: Between two looks

extension TimeProperty {
    static let between = TimeProperty(
        "between two looks"
    ) { number, rules in
        var scenario = IrregularScenario(number, [.approval])
        func start() async throws -> IrregularCourse {
            try await IrregularCourse(scenario, keeping: rules)
        }
        var amid = try await start()
        guard let gap = try Gap(in: amid, of: &scenario) else { return [] }
        try await amid.proceed(until: gap.from)
        try gap.happen(at: gap.instant, amid.bench)
        try amid.advance(to: gap.until)
        try await amid.look()

        var before = try await start()
        try await before.proceed(until: gap.until)

        var after = try await start()
        try await after.proceed(until: gap.from)
        try gap.happen(at: gap.from.adding(.seconds(1)), after.bench)
        try await after.proceed(until: gap.until)

        let (told, toldBefore, toldAfter) = try (
            gap.told(in: amid), gap.told(in: before), gap.told(in: after)
        )
        let strange = told.subtracting(toldBefore.union(toldAfter)).map { "\($0)" }
        let missing = toldBefore.intersection(toldAfter).subtracting(told).map { "no \($0)" }
        return (strange + missing).map { "\(gap): \($0)" }.sorted()
    }
}

/// A quarter of an hour, or less, in which something is due, something happens, and nobody looks.
private struct Gap: CustomStringConvertible {
    let from: Instant
    let until: Instant
    /// When it happens.
    let instant: Instant
    private let kind: IrregularEvent.Kind
    let description: String

    /// nil where nothing is due, or the campaign has something else happen at that time.
    init?(in course: IrregularCourse, of scenario: inout IrregularScenario) throws {
        let bench = course.bench
        let all = try bench.allOccurrences()
            .filter { $0.due > course.now && $0.due < course.end.adding(days: -1) }
        guard !all.isEmpty else { return nil }
        let occurrence = all[scenario.roll(all.count)]
        from = occurrence.due.adding(.seconds(-1 - scenario.roll(600)))
        until = max(
            from.adding(.seconds(2 + scenario.roll(899))),
            occurrence.due.adding(.seconds(1))
        )
        let (from, until) = (from, until)
        let seconds = Int((until.milliseconds - from.milliseconds) / 1000)
        instant = from.adding(.seconds(1 + scenario.roll(seconds - 1)))
        let others = try scenario.events.map { try bench.instant($0.at) }
        let isQuiet = !others.contains {
            $0 >= from.adding(minutes: -1) && $0 <= until.adding(minutes: 1)
        }
        guard isQuiet, let milestone = occurrence.milestone else { return nil }
        let unit = scenario.pick(IrregularScenario.units)
        let hasSubmitted = scenario.hasSubmitted(unit, milestone, before: from, bench)
        func fact(_ kind: Scenario.Event.Kind) -> IrregularEvent.Kind {
            .fact(Scenario.Event(kind: kind, at: "", unit: unit, milestone: milestone.text))
        }
        switch scenario.roll(6) {
        case 0, 1:
            kind = hasSubmitted ? fact(scenario.pick([.giveBack, .withdraw])) : fact(.submit)
        // It can be given until a date once.
        case 2: kind = scenario.isExtended(unit, milestone) ? fact(.submit) : fact(.extend)
        case 3: kind = .release
        case 4: kind = .edit(scenario.blocks(moving: milestone, byDays: 3))
        default: kind = .edit(scenario.blocks(without: occurrence.schedule))
        }
        let zone = bench.campaign.zone
        let what = if case .fact(let fact) = kind { "\(fact.kind) \(unit)" } else { "\(kind)" }
        description =
            "\(zone.civil(of: from)) – \(zone.civil(of: instant)) \(what.prefix(24)) – \(zone.civil(of: until))"
    }

    func happen(at instant: Instant, _ bench: TestBench) throws {
        let at = "\(bench.campaign.zone.civil(of: instant))"
        var kind = kind
        if case .fact(let fact) = kind {
            kind = .fact(
                Scenario.Event(kind: fact.kind, at: at, unit: fact.unit, milestone: fact.milestone)
            )
        }
        try bench.record(IrregularEvent(at: at, kind: kind))
    }

    /// What left in the gap, letter by letter: what happened earlier or later tells the same.
    ///
    /// Of an extension line by line: one that fell due before it, by a deadline that holds no more, is in no
    /// letter, and another that it would have shared a letter with leaves by itself.
    func told(in course: IrregularCourse) throws -> Set<String> {
        let rows = try course.bench.rows().filter { row in
            row.sent.map { $0 > from && $0 <= until } ?? false
        }
        func line(_ row: TestBench.LedgerLine) -> String {
            let said = row.occurrence
            let slot = said.line == 0 ? "" : said.slot
            return
                "\(said.schedule)/\(said.ruleKey) \(said.milestone?.text ?? "") \(said.deadline?.description ?? "") \(slot)"
        }
        if case .fact(let fact) = kind, fact.kind == .extend {
            return Set(rows.map { "\($0.occurrence.recipientKey): \(line($0))" })
        }
        return Set(
            Dictionary(grouping: rows, by: \.occurrence.letter).values.map { rows in
                // Two lines about one thing are one sentence: that of the newer.
                let said = Dictionary(grouping: rows, by: { $0.theme }).values
                    .compactMap {
                        $0.max {
                            ($0.occurrence.due, $0.occurrence.ruleKey) < (
                                $1.occurrence.due, $1.occurrence.ruleKey
                            )
                        }
                    }
                return
                    "\(rows[0].occurrence.recipientKey): \(said.map(line).sorted().joined(separator: ", "))"
            }
        )
    }
}

extension TestBench.LedgerLine {
    fileprivate struct Theme: Hashable {
        let schedule: ScheduleID
        let unit: UnitCode?
        let milestone: MilestoneID?
        /// That of a notice, whose words are its own.
        let notice: String?
    }

    fileprivate var theme: Theme {
        Theme(
            schedule: occurrence.schedule,
            unit: occurrence.unit,
            milestone: occurrence.milestone,
            notice: occurrence.line == 0 ? occurrence.ruleKey : nil
        )
    }
}

extension IrregularScenario {
    fileprivate func isExtended(_ unit: String, _ milestone: MilestoneID) -> Bool {
        events.contains { event in
            guard case .fact(let fact) = event.kind, case .extend = fact.kind else { return false }
            return fact.unit == unit && fact.milestone == milestone.text
        }
    }

    /// Whether the unit has handed it in by then, and not got it back.
    fileprivate func hasSubmitted(
        _ unit: String,
        _ milestone: MilestoneID,
        before instant: Instant,
        _ bench: TestBench
    ) -> Bool {
        let facts = events.compactMap { event -> Scenario.Event? in
            guard case .fact(let fact) = event.kind, fact.unit == unit,
                fact.milestone == milestone.text, let at = try? bench.instant(fact.at), at < instant
            else { return nil }
            return fact
        }
        if case .submit = facts.last?.kind { return true }
        return false
    }
}

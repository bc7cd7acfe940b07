package import Campaigns

/// A letter about a milestone that was sent to a unit.
package struct SentReminder: Hashable, Sendable {
    package let schedule: ScheduleID
    package let rule: String
    package let milestone: MilestoneID
    /// The local time that its rule names, whatever day or hour it was shifted to.
    package let nominal: CivilDateTime
    package let unit: UnitCode
    package let sent: Instant

    package init(
        schedule: ScheduleID,
        rule: String,
        milestone: MilestoneID,
        nominal: CivilDateTime,
        unit: UnitCode,
        sent: Instant
    ) {
        self.schedule = schedule
        self.rule = rule
        self.milestone = milestone
        self.nominal = nominal
        self.unit = unit
        self.sent = sent
    }
}

/// How many units reported soon after a wave of reminders, beside those that were not reminded:
/// ``DEFINITIONS.md``, section 9.
package struct EffectivenessTable: Sendable {
    package static let hours = [24, 48, 72]
    package static let fewest = 10
    private static let longest = 72

    package struct Row: Sendable {
        package let schedule: ScheduleID
        package let rule: String
        package let milestone: MilestoneID
        package let nominal: CivilDateTime
        package let firstSent: Instant
        package let reminded: Int
        /// How many of these reported within 24, 48 and 72 hours; nil while so many have not
        /// passed.
        package let within: [Int?]
        package let others: Int
        package let othersWithin: [Int?]

        /// Whether there are too few units on either side to say anything.
        package var isSmall: Bool { reminded < fewest || others < fewest }
    }

    /// Waves in the order of their first letters.
    package let rows: [Row]

    private struct Wave: Hashable {
        let schedule: ScheduleID
        let rule: String
        let milestone: MilestoneID
        let nominal: CivilDateTime
    }

    package init(_ reminders: [SentReminder], _ input: StatisticsInput) throws {
        let (evaluator, instant) = (input.evaluator, input.instant)
        let waves = Dictionary(grouping: reminders.filter { $0.sent <= instant }) {
            Wave(
                schedule: $0.schedule,
                rule: $0.rule,
                milestone: $0.milestone,
                nominal: $0.nominal
            )
        }
        let milestones = Dictionary(
            grouping: reminders.filter { $0.sent <= instant },
            by: \.milestone
        ).mapValues { letters in
            Dictionary(grouping: letters, by: \.unit).mapValues { $0.map(\.sent) }
        }
        let watch = try ReportWatch(
            evaluator: evaluator,
            facts: input.facts,
            instant: instant
        )
        rows = waves.compactMap { wave, letters -> Row? in
            guard let first = letters.map(\.sent).min(),
                let milestone = evaluator.campaign.milestone(wave.milestone)
            else { return nil }
            // Of two letters of a wave the first is the one that reminded.
            let starts = Dictionary(letters.map { ($0.unit, $0.sent) }, uniquingKeysWith: min)
            let obliged = evaluator.concerned(by: milestone)
                .filter { $0.involvement == .obliged && !milestone.isDateOnly }.map(\.unit)
            let reminded = obliged.compactMap { unit in
                starts[unit].flatMap { start in
                    watch.isOpen(unit, milestone, at: start) ? (unit, start) : nil
                }
            }
            let around =
                first.adding(minutes: -Self.longest * 60)...first.adding(minutes: Self.longest * 60)
            let letters = milestones[wave.milestone] ?? [:]
            let others = obliged.filter { unit in
                starts[unit] == nil && !(letters[unit]?.contains { around.contains($0) } ?? false)
                    && watch.isOpen(unit, milestone, at: first)
            }.map { ($0, first) }
            return Row(
                schedule: wave.schedule,
                rule: wave.rule,
                milestone: wave.milestone,
                nominal: wave.nominal,
                firstSent: first,
                reminded: reminded.count,
                within: watch.reports(of: reminded, wave.milestone, first),
                others: others.count,
                othersWithin: watch.reports(of: others, wave.milestone, first)
            )
        }.sorted { left, right in
            (left.firstSent, left.schedule.text, left.rule, left.milestone, left.nominal)
                < (right.firstSent, right.schedule.text, right.rule, right.milestone, right.nominal)
        }
    }
}

/// Looks for reports that followed an instant.
private struct ReportWatch {
    let evaluator: ObligationEvaluator
    let facts: Facts
    let instant: Instant

    func isOpen(_ unit: UnitCode, _ milestone: Milestone, at start: Instant) -> Bool {
        let status = evaluator.status(
            of: milestone,
            for: unit,
            involvement: .obliged,
            history: facts.history(of: unit, milestone.id),
            at: start
        )
        return !status.state.isSettled
    }

    func reports(
        of units: [(UnitCode, Instant)],
        _ milestone: MilestoneID,
        _ first: Instant
    ) -> [Int?] {
        EffectivenessTable.hours.map { hours in
            guard instant >= first.adding(minutes: hours * 60) else { return nil }
            return units.count { unit, start in
                let end = start.adding(minutes: hours * 60)
                return (facts.history(of: unit, milestone)?.submissions ?? []).contains { fact in
                    fact.status == .received && fact.recorded <= instant
                        && fact.happened <= instant && fact.happened > start
                        && fact.happened <= end
                }
            }
        }
    }
}
